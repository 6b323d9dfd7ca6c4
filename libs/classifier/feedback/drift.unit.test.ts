import { describe, expect, it } from 'vitest';
import { DRIFT_AT, drifts, type ScoreHistory } from './drift.js';

const LOW = [900, 90, 10];
const HIGH = [300, 300, 400];

const history = (more: Partial<ScoreHistory> = {}): ScoreHistory => ({
  label: 'hate',
  scope: 'language',
  name: 'en',
  reference: LOW,
  current: LOW,
  ...more,
});

describe('drift', () => {
  it('is told by label and name, and of all languages together', () => {
    const found = drifts([history({ current: HIGH }), history({ name: 'de' })]);
    expect(found.map(({ label, name }) => `${label} ${name}`)).toEqual([
      'hate en',
      'hate de',
      'hate all',
    ]);
    const [en, de, all] = found.map((each) => each.psi);
    expect(en).toBeGreaterThan(DRIFT_AT);
    expect(de).toBeCloseTo(0, 9);
    expect(all).toBeLessThan(en ?? 0);
    expect(all).toBeGreaterThan(de ?? 0);
  });

  it('is not told of too few scores on either side, nor before the reference window is over', () => {
    expect(drifts([history({ current: [400, 90, 9] })])).toEqual([]);
    expect(drifts([history({ reference: [400, 90, 9] })])).toEqual([]);
    expect(drifts([history({ reference: null })])).toEqual([]);
  });

  it('of the whole leaves out languages without a reference', () => {
    const found = drifts([history(), history({ name: 'ko', reference: null, current: HIGH })]);
    expect(found.find(({ name }) => name === 'all')?.psi).toBeCloseTo(0, 9);
  });

  it('of domains adds nothing to that of all languages', () => {
    const found = drifts([history({ scope: 'domain', name: 'a.example', current: HIGH })]);
    expect(found.map(({ scope, name }) => `${scope} ${name}`)).toEqual(['domain a.example']);
  });
});
