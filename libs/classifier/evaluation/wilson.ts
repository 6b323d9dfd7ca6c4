import type { Estimate } from './bootstrap.js';

/** Of the normal distribution, for 95 % in the middle. */
const Z = 1.959963984540054;

/** A share with Wilson's 95 % interval (1927), which holds near 0 where a bootstrap sees nothing; null of none. */
export function wilson(hits: number, rows: number): Estimate | null {
  if (rows === 0) return null;
  const share = hits / rows;
  const squared = (Z * Z) / rows;
  const middle = (share + squared / 2) / (1 + squared);
  const reach = (Z * Math.sqrt((share * (1 - share)) / rows + squared / (4 * rows))) / (1 + squared);
  return {
    value: share,
    low: hits === 0 ? 0 : middle - reach,
    high: hits === rows ? 1 : middle + reach,
  };
}
