import { describe, expect, it } from 'vitest';
import type { RestrictionRow } from './ports.js';
import { RestrictionIndex, restrictionFacts } from './restriction-index.js';

function row(subject: string, overrides: Partial<RestrictionRow> = {}): RestrictionRow {
  return {
    kind: 'domain',
    subject,
    severity: 'suspend',
    rejectMedia: false,
    rejectReports: false,
    until: null,
    lifted: false,
    revision: 1n,
    ...overrides,
  };
}

function indexOf(...rows: RestrictionRow[]): RestrictionIndex {
  const index = new RestrictionIndex();
  index.apply(rows);
  return index;
}

describe('RestrictionIndex', () => {
  it('covers subdomains', () => {
    const index = indexOf(row('bad.example'));
    expect(index.forHost('a.b.bad.example', 0)?.subject).toBe('bad.example');
  });

  it('does not cover a domain that merely ends alike', () => {
    expect(indexOf(row('bad.example')).forHost('notbad.example', 0)).toBeNull();
  });

  it('lets the longest match win', () => {
    const index = indexOf(row('bad.example'), row('good.bad.example', { severity: 'none' }));
    expect(index.forHost('x.good.bad.example', 0)?.severity).toBe('none');
    expect(index.forHost('other.bad.example', 0)?.severity).toBe('suspend');
  });

  it('falls back to the parent when the longer match has lapsed', () => {
    const index = indexOf(row('bad.example'), row('sub.bad.example', { severity: 'limit', until: 10 }));
    expect(index.forHost('sub.bad.example', 9)?.severity).toBe('limit');
    expect(index.forHost('sub.bad.example', 10)?.severity).toBe('suspend');
  });

  it('forgets what is lifted and remembers the newest revision', () => {
    const index = indexOf(row('bad.example'));
    index.apply([row('bad.example', { lifted: true, revision: 7n })]);
    expect(index.forHost('bad.example', 0)).toBeNull();
    expect(index.revision).toBe(7n);
  });

  it('finds actors by their exact id only', () => {
    const id = 'https://a.example/users/x';
    const index = indexOf(row(id, { kind: 'actor' }));
    expect(index.forActor(id, 0)?.subject).toBe(id);
    expect(index.forActor(`${id}y`, 0)).toBeNull();
  });
});

describe('restrictionFacts', () => {
  it('is silent for an exemption', () => {
    expect(restrictionFacts(row('a.example', { severity: 'none' }), 'actor', '/actor')).toBeNull();
  });

  it('keeps an exemption that rejects media', () => {
    const exempt = row('a.example', { severity: 'none', rejectMedia: true });
    expect(restrictionFacts(exempt, 'actor', '/actor')?.rejectMedia).toBe(true);
  });
});
