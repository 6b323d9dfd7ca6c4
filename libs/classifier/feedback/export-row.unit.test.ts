import { describe, expect, it } from 'vitest';
import type { DecidedText } from '../../contracts/feedback.js';
import { rowSchema } from '../training/row.js';
import { exportRow } from './export-row.js';

const SUBJECT = 'ab'.repeat(32);

const outcome = (more: Partial<DecidedText> = {}): DecidedText => ({
  subject: SUBJECT,
  text: 'Nets mended, floats painted.',
  lang: 'en',
  flagged: [],
  action: 'allow',
  filtered: false,
  labels: null,
  ...more,
});

/** Only the labels that are not null. */
function marks(given: DecidedText): object {
  const row = exportRow(given);
  return Object.fromEntries(Object.entries(row?.labels ?? {}).filter(([, mark]) => mark !== null));
}

describe('a row of feedback', () => {
  it('has what the moderator stated, either way, and leaves the rest open', () => {
    const stated = outcome({ action: 'block', flagged: ['spam'], labels: { hate: true, spam: false } });
    expect(marks(stated)).toEqual({ hate: 1, spam: 0 });
    expect(exportRow(stated)?.weak).toEqual([]);
  });

  it('of an allow without labels is a weak 0 of what was flagged', () => {
    const allowed = outcome({ flagged: ['hate', 'sexual'] });
    expect(marks(allowed)).toEqual({ hate: 0, sexual: 0 });
    expect(exportRow(allowed)?.weak).toEqual(['hate', 'sexual']);
  });

  it.each<[string, Partial<DecidedText>]>([
    ['an allow of what was not flagged', {}],
    [
      'an allow with filters, which keep what was flagged at bay',
      { filtered: true, flagged: ['sexual'] },
    ],
    ['a block, which doesn’t say what for', { action: 'block', flagged: ['hate'] }],
    ['a hold', { action: 'hold', flagged: ['hate'] }],
  ])('is not made of %s', (_, more) => {
    expect(exportRow(outcome(more))).toBeNull();
  });

  it('is a row of the data format, its id the same each time and no subject', () => {
    const row = exportRow(outcome({ flagged: ['spam'] }));
    expect(rowSchema.parse(row)).toEqual(row);
    expect(row).toMatchObject({ source: 'feedback', licence: 'operator', lang: 'en' });
    expect(row?.id).toBe(exportRow(outcome({ labels: { hate: true } }))?.id);
    expect(row?.id).not.toBe(exportRow(outcome({ flagged: ['spam'], subject: 'cd'.repeat(32) }))?.id);
    expect(row?.id).not.toContain(SUBJECT.slice(0, 12));
  });
});
