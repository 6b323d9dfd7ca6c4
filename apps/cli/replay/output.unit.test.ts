import { describe, expect, it } from 'vitest';
import { decisionOf } from '../../../test/support/store.js';
import type { ReplayItem } from './envelope.js';
import { ReplayOutput } from './output.js';

const item: ReplayItem = { label: 'a.ndjson:1', body: Buffer.alloc(0), key: null, headers: {} };
const rejection = { code: 'missing_field', pointer: '/actor', message: 'is required' } as const;

describe('ReplayOutput', () => {
  it('prints one JSON object a line with the whole decision', () => {
    const lines: string[] = [];
    const decision = decisionOf('ndjson');
    new ReplayOutput('ndjson', (line) => lines.push(line)).answer({
      item,
      subject: decision.subject,
      decision,
      rejection: null,
    });
    expect(JSON.parse(lines[0] ?? '')).toEqual({ document: 'a.ndjson:1', decision });
  });

  it('names code and place of a rejection in the table', () => {
    const lines: string[] = [];
    new ReplayOutput('table', (line) => lines.push(line)).answer({
      item,
      subject: 's',
      decision: null,
      rejection,
    });
    expect(lines[0]).toContain('missing_field at /actor: is required');
  });

  it('lets no remote text drive the terminal', () => {
    const lines: string[] = [];
    const decision = decisionOf('escape', { actor: 'https://x.example/\u001b[2J\u202e' });
    new ReplayOutput('table', (line) => lines.push(line)).answer({
      item,
      subject: 's',
      decision,
      rejection: null,
    });
    expect(lines[0]).not.toContain('\u001b');
    expect(lines[0]).not.toContain('\u202e');
  });

  it('sums up by outcome', () => {
    const output = new ReplayOutput('table', () => undefined);
    output.answer({ item, subject: 's', decision: decisionOf('one'), rejection: null });
    output.answer({ item, subject: 's', decision: null, rejection });
    expect(output.summary()).toBe('2 answered: 1 allow, 1 rejected');
  });
});
