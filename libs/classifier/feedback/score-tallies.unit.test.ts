import { describe, expect, it } from 'vitest';
import { scoreBin, total } from './psi.js';
import { OTHER, ScoreTallies, type ScoreTally, type ScoredActivity } from './score-tallies.js';

const scored = (more: Partial<ScoredActivity> = {}): ScoredActivity => ({
  model: 'test-a',
  lang: 'en',
  domain: 'a.example',
  scores: { spam: 0.5 },
  ...more,
});

const named = (tallies: readonly ScoreTally[], scope: string, name: string): ScoreTally | undefined =>
  tallies.find((tally) => tally.scope === scope && tally.name === name);

/** Adds so many of each domain, and chooses the names anew. */
function withTraffic(domains: Readonly<Record<string, number>>): ScoreTallies {
  const tallies = new ScoreTallies();
  for (const [domain, count] of Object.entries(domains)) {
    for (let n = 0; n < count; n += 1) tallies.add(scored({ domain }));
  }
  tallies.track();
  tallies.take();
  return tallies;
}

describe('score tallies', () => {
  it('count a score once by language and once by domain, and no label without one', () => {
    const tallies = withTraffic({ 'a.example': 200 });
    tallies.add(scored({ scores: { spam: 0.5, hate: null, sexual: 0.99 } }));
    const taken = tallies.take();
    expect(taken.map(({ label, scope, name }) => `${label} ${scope} ${name}`).toSorted()).toEqual([
      'sexual domain a.example',
      'sexual language en',
      'spam domain a.example',
      'spam language en',
    ]);
    const spam = taken.find(({ label }) => label === 'spam');
    expect(spam?.bins[scoreBin(0.5)]).toBe(1);
    expect(total(spam?.bins ?? [])).toBe(1);
  });

  it('start anew when they are taken, and take back what could not be written', () => {
    const tallies = withTraffic({ 'a.example': 200 });
    tallies.add(scored());
    const taken = tallies.take();
    expect(tallies.take()).toEqual([]);
    tallies.add(scored());
    tallies.restore(taken);
    expect(named(tallies.take(), 'domain', 'a.example')?.bins[scoreBin(0.5)]).toBe(2);
  });

  it('tell apart the domains with the most traffic, at most fifty, and none of a few posts', () => {
    const traffic: Record<string, number> = { 'small.example': 99 };
    for (let n = 0; n < 60; n += 1) traffic[`d${n}.example`] = 100 + n;
    const tallies = withTraffic(traffic);
    for (const domain of Object.keys(traffic)) tallies.add(scored({ domain }));
    const domains = tallies.take().filter(({ scope }) => scope === 'domain');
    expect(domains).toHaveLength(51);
    expect(named(domains, 'domain', 'd59.example')).toBeDefined();
    expect(named(domains, 'domain', 'd9.example')).toBeUndefined();
    expect(total(named(domains, 'domain', OTHER)?.bins ?? [])).toBe(11);
  });

  it('stay small under domains without number, and keep the frequent one', () => {
    const tallies = new ScoreTallies();
    for (let n = 0; n < 20_000; n += 1) {
      tallies.add(scored({ domain: n % 4 === 0 ? 'big.example' : `x${n}.example`, lang: `l${n}` }));
    }
    expect(tallies.take()).toHaveLength(2);
    tallies.track();
    tallies.add(scored({ domain: 'big.example' }));
    expect(named(tallies.take(), 'domain', 'big.example')).toBeDefined();
  });

  it('let go of what was frequent once', () => {
    const tallies = withTraffic({ 'a.example': 200 });
    tallies.track();
    tallies.track();
    tallies.add(scored());
    expect(named(tallies.take(), 'domain', 'a.example')).toBeUndefined();
  });
});
