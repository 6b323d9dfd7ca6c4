import { describe, expect, it } from 'vitest';
import { DAY, HOUR, MINUTE } from '../kernel/clock.js';
import { domainCovers, span, youngerThan } from './support.js';
import { NOW, testFacts } from './testing.js';

const actor = (firstSeen: number | null, backfilled = false) => ({
  firstSeen,
  backfilled,
  posts: 0,
  followedByRecipient: null,
  followedLocally: null,
});
const WEEK = 7 * DAY;

describe('youngerThan', () => {
  it('believes an old first sight however short the watch', () => {
    const facts = testFacts({ actor: actor(NOW - 30 * DAY), watchedFor: HOUR });
    expect(youngerThan(facts, WEEK)).toBe(false);
  });

  it('believes a recent first sight after a long watch or a backfill', () => {
    expect(youngerThan(testFacts({ actor: actor(NOW - DAY) }), WEEK)).toBe(true);
    expect(youngerThan(testFacts({ actor: actor(null) }), WEEK)).toBe(true);
    const backfilled = testFacts({ actor: actor(NOW - DAY, true), watchedFor: HOUR });
    expect(youngerThan(backfilled, WEEK)).toBe(true);
  });

  it('is unknown while the watch is shorter than the span', () => {
    for (const watchedFor of [HOUR, WEEK, null]) {
      expect(youngerThan(testFacts({ actor: actor(NOW - DAY), watchedFor }), WEEK)).toBe('unknown');
      expect(youngerThan(testFacts({ actor: actor(null), watchedFor }), WEEK)).toBe('unknown');
    }
  });

  it('is unknown without the actor', () => {
    expect(youngerThan(testFacts({ actor: null }), WEEK)).toBe('unknown');
  });
});

describe('span', () => {
  it('reads units and falls back to its initial value', () => {
    const schema = span('15m', 'a span');
    expect(schema.parse(undefined)).toBe(15 * MINUTE);
    expect(schema.parse('90s')).toBe(90_000);
    expect(schema.parse('7d')).toBe(WEEK);
  });

  it('refuses what isn’t a span', () => {
    const schema = span('15m', 'a span');
    for (const value of ['15', 'm', '1.5h', '-1m', '15 m', 15, null]) {
      expect(schema.safeParse(value).success).toBe(false);
    }
  });
});

describe('domainCovers', () => {
  it('covers the domain and its subdomains, not its neighbours', () => {
    expect(domainCovers('bob.example', 'bob.example')).toBe(true);
    expect(domainCovers('bob.example', 'a.bob.example')).toBe(true);
    expect(domainCovers('bob.example', 'notbob.example')).toBe(false);
    expect(domainCovers('a.bob.example', 'bob.example')).toBe(false);
  });
});
