import { describe, expect, it } from 'vitest';
import { ascending, median, quantile, rateOf } from './stats.js';

describe('median', () => {
  it('is the middle value, or the mean of the two in the middle', () => {
    expect(median([9, 1, 5])).toBe(5);
    expect(median([4, 1, 2, 9])).toBe(3);
  });

  it('refuses an empty list', () => {
    expect(() => median([])).toThrow(RangeError);
  });
});

describe('quantile', () => {
  it('takes the nearest rank', () => {
    const values = ascending(Array.from({ length: 100 }, (_, index) => 100 - index));
    expect(quantile(values, 0.5)).toBe(50);
    expect(quantile(values, 0.99)).toBe(99);
    expect(quantile(values, 1)).toBe(100);
    expect(quantile([7], 0.99)).toBe(7);
  });
});

describe('rateOf', () => {
  it('counts records a second, whatever their order', () => {
    const steady = Array.from({ length: 1_001 }, (_, index) => index * 2).toReversed();
    expect(rateOf(steady)).toBeCloseTo(500, 6);
  });

  it('leaves out a slow start and a slow end', () => {
    const middle = Array.from({ length: 1_000 }, (_, index) => 60_000 + index);
    expect(rateOf([0, ...middle, 200_000])).toBeCloseTo(1_000, 6);
  });

  it('refuses a pass without any length', () => {
    expect(() => rateOf([5, 5, 5])).toThrow(RangeError);
  });
});
