import { describe, expect, it } from 'vitest';
import { SCORE_BINS, psi, scoreBin, total } from './psi.js';

/** 500 scores of one distribution, drawn by a linear congruential generator. */
function sample(seed: number): number[] {
  let state = seed * 2_654_435_761 + 1;
  const bins = Array.from({ length: SCORE_BINS }, () => 0);
  for (let drawn = 0; drawn < 500; drawn += 1) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    const bin = Math.floor(Math.sqrt(state / 2 ** 32) * SCORE_BINS);
    bins[bin] = (bins[bin] ?? 0) + 1;
  }
  return bins;
}

describe('score bins', () => {
  it.each([
    [0, 0],
    [0.002, 0],
    [0.003, 1],
    [0.5, 13],
    [0.9, 17],
    [0.95, 18],
    [0.96, 19],
    [1, 19],
  ])('put %d into bin %d', (score, bin) => {
    expect(scoreBin(score)).toBe(bin);
  });

  it('grow with the score and are all used', () => {
    const bins = Array.from({ length: 10_001 }, (_, index) => scoreBin(index / 10_000));
    expect(bins).toEqual(bins.toSorted((a, b) => a - b));
    expect(new Set(bins).size).toBe(SCORE_BINS);
  });
});

describe('population stability index', () => {
  it('is 0 of equal shares, whatever their totals', () => {
    expect(psi([10, 20, 70], [10, 20, 70])).toBe(0);
    expect(psi([10_000, 20_000, 70_000], [20_000, 40_000, 140_000])).toBeCloseTo(0, 6);
  });

  it('is the textbook sum where the counts are many', () => {
    // (0.5 − 0.6) ln(5/6) + (0.3 − 0.3) ln 1 + (0.2 − 0.1) ln 2 = 0.0182322 + 0 + 0.0693147
    expect(psi([6e6, 3e6, 1e6], [5e6, 3e6, 2e6])).toBeCloseTo(0.0875469, 5);
  });

  it('doesn’t depend on which side is the reference', () => {
    expect(psi([50, 30, 20], [10, 30, 60])).toBeCloseTo(psi([10, 30, 60], [50, 30, 20]) ?? 0, 12);
  });

  it('stays finite where a bin is empty on one side', () => {
    const shifted = psi([500, 500, 0], [0, 500, 500]);
    expect(shifted).toBeGreaterThan(2);
    expect(shifted).toBeLessThan(10);
  });

  it('is null without scores', () => {
    expect(psi([0, 0], [1, 2])).toBeNull();
    expect(psi([1, 2], [0, 0])).toBeNull();
  });

  it('refuses histograms of other bins', () => {
    expect(() => psi([1, 2], [1, 2, 3])).toThrow('different bins');
  });

  it('stays under the alert of 0.25 for two samples of 500 from one distribution', () => {
    const values = Array.from({ length: 50 }, (_, seed) => psi(sample(seed), sample(seed + 100)) ?? 1);
    expect(Math.max(...values)).toBeLessThan(0.25);
    expect(total(sample(1))).toBe(500);
  });
});
