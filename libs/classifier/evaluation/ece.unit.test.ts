import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../kernel/seeded-random.js';
import { errorByChance, expectedCalibrationError, reliability } from './ece.js';
import { rank } from './ranking.js';

function binsOf(rows: number): number {
  const scores = Array.from({ length: rows }, (_, row) => 0.1 + row / 1e4);
  return reliability(rank(scores, new Uint8Array(rows))).length;
}

describe('reliability', () => {
  it('has bins of equal count over what scores above 0.05', () => {
    const scores = [0.01, 0.05, 0.1, 0.2, 0.3, 0.4, 0.6, 0.8];
    const outcomes = [1, 1, 0, 0, 0, 1, 1, 1];
    const bins = reliability(rank(scores, outcomes), 3, 1);
    expect(bins.map(({ low, high, rows }) => [low, high, rows])).toEqual([
      [0.1, 0.2, 2],
      [0.3, 0.4, 2],
      [0.6, 0.8, 2],
    ]);
    expect(bins.map(({ observed }) => observed)).toEqual([0, 0.5, 1]);
    expect(bins[1]?.expected).toBeCloseTo(0.35, 12);
    // Distances 0.15, 0.15 and 0.3, of two rows each.
    expect(expectedCalibrationError(bins)).toBeCloseTo(0.2, 12);
  });

  it('makes fifteen bins whose sizes differ by one at most', () => {
    const scores = Array.from({ length: 100 }, (_, row) => 0.1 + row / 1000);
    const bins = reliability(
      rank(
        scores,
        scores.map(() => 0),
      ),
      15,
      1,
    );
    expect(bins).toHaveLength(15);
    expect(new Set(bins.map(({ rows }) => rows))).toEqual(new Set([6, 7]));
    expect(bins.reduce((sum, { rows }) => sum + rows, 0)).toBe(100);
  });

  it('never parts rows of one score, and goes on in equal bins behind them', () => {
    const scores = [
      ...Array.from({ length: 60 }, () => 0.1),
      ...Array.from({ length: 40 }, (_, row) => 0.2 + row / 100),
    ];
    const outcomes = scores.map((_, row) => (row < 6 ? 1 : 0));
    const bins = reliability(rank(scores, outcomes), 10, 1);
    expect(bins.map(({ rows }) => rows)).toEqual([60, 10, 10, 10, 10]);
    expect(bins[0]?.observed).toBeCloseTo(0.1, 12);
  });

  it('has fewer bins rather than bins under 50 rows, and none without rows', () => {
    expect([1, 99, 100, 749, 750, 5000].map(binsOf)).toEqual([1, 1, 2, 14, 15, 15]);
    expect(expectedCalibrationError(reliability(rank([0.01], [1])))).toBeNull();
  });
});

/** Of so many rows that score about alike. */
function chanceOf(rows: number, score: number): ReturnType<typeof errorByChance> {
  const scores = Array.from({ length: rows }, (_, row) => score - row * 1e-9);
  return errorByChance(rank(scores, new Uint8Array(rows)), { draws: 200, random: seededRandom(5) });
}

describe('error by chance', () => {
  it('grows as rows get fewer, and is nothing for scores that are certain', () => {
    // One bin of n rows errs by √(2/π · p(1 − p)/n) on average: 15 of 100 rows by 0.040.
    expect(Math.abs((chanceOf(1500, 0.5)?.mean ?? 0) - 0.0399)).toBeLessThan(0.002);
    // One bin of 30 rows.
    expect(chanceOf(30, 0.5)?.mean).toBeGreaterThan(0.05);
    expect(chanceOf(30, 0.5)?.high).toBeGreaterThan(chanceOf(30, 0.5)?.mean ?? 1);
    expect(chanceOf(30, 1)?.mean).toBeLessThan(1e-6);
    expect(chanceOf(30, 0.04)).toBeNull();
  });
});
