import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../kernel/seeded-random.js';
import { bootstrap, quantile } from './bootstrap.js';
import { wilson } from './wilson.js';

/** A hundred rows, thirty of them 1. */
const ROWS = Array.from({ length: 100 }, (_, row) => (row < 30 ? 1 : 0));

function share(counts?: ArrayLike<number>): number {
  let sum = 0;
  for (const [row, value] of ROWS.entries())
    sum += value * (counts === undefined ? 1 : (counts[row] ?? 0));
  return sum / ROWS.length;
}

function intervalOf(seed: number): unknown {
  return bootstrap(100, (counts) => [share(counts) ** 2.5], {
    resamples: 50,
    random: seededRandom(seed),
  });
}

describe('bootstrap', () => {
  it('comes near the interval of a share, whose spread is known', () => {
    const [estimate] = bootstrap(100, (counts) => [share(counts)], {
      resamples: 4000,
      random: seededRandom(7),
    });
    // 1.96 · √(0.3 · 0.7 / 100) = 0.090.
    expect(estimate?.value).toBeCloseTo(0.3, 12);
    expect(Math.abs((estimate?.low ?? 0) - 0.21)).toBeLessThan(0.015);
    expect(Math.abs((estimate?.high ?? 0) - 0.39)).toBeLessThan(0.015);
  });

  it('draws as many rows as there are', () => {
    const sums: number[] = [];
    const sum = (counts?: Uint16Array): readonly number[] => {
      if (counts !== undefined) sums.push(counts.reduce((total, count) => total + count, 0));
      return [0];
    };
    bootstrap(100, sum, { resamples: 3, random: seededRandom(1) });
    expect(sums).toEqual([100, 100, 100]);
  });

  it('gives the same interval for the same seed, another for another', () => {
    expect(intervalOf(3)).toEqual(intervalOf(3));
    expect(intervalOf(3)).not.toEqual(intervalOf(4));
  });

  it('has no interval without resamples, and no figure where there is none', () => {
    expect(bootstrap(10, () => [0.5, Number.NaN], { resamples: 0, random: seededRandom(1) })).toEqual([
      { value: 0.5, low: null, high: null },
      null,
    ]);
  });

  it('has no interval for a figure that most resamples lack', () => {
    const found = bootstrap(10, (counts) => [counts === undefined ? 1 : Number.NaN], {
      resamples: 20,
      random: seededRandom(1),
    });
    expect(found).toEqual([{ value: 1, low: null, high: null }]);
  });
});

describe('quantile', () => {
  it('is linear between neighbours', () => {
    const values = Float64Array.of(0, 10, 20, 30);
    expect(quantile(values, 0)).toBe(0);
    expect(quantile(values, 0.5)).toBe(15);
    expect(quantile(values, 0.25)).toBe(7.5);
    expect(quantile(values, 1)).toBe(30);
  });
});

describe("Wilson's interval", () => {
  it('is the textbook one', () => {
    // 2 of 20 at z = 1.96: 0.0279 to 0.3010.
    const interval = wilson(2, 20);
    expect(interval?.value).toBe(0.1);
    expect(interval?.low).toBeCloseTo(0.0279, 4);
    expect(interval?.high).toBeCloseTo(0.301, 4);
  });

  it('reaches up from none and down from all', () => {
    expect(wilson(0, 100)).toMatchObject({ value: 0, low: 0 });
    expect(wilson(0, 100)?.high).toBeCloseTo(0.037, 3);
    expect(wilson(5, 5)?.high).toBe(1);
    expect(wilson(0, 0)).toBeNull();
  });
});
