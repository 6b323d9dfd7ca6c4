export function ascending(values: readonly number[]): number[] {
  return values.toSorted((a, b) => a - b);
}

/** The value below which the share of the sorted values lies, by nearest rank. */
export function quantile(sorted: readonly number[], share: number): number {
  const rank = Math.ceil(share * sorted.length) - 1;
  const value = sorted[Math.min(sorted.length - 1, Math.max(0, rank))];
  if (value === undefined) throw new RangeError('no values');
  return value;
}

export function median(values: readonly number[]): number {
  const sorted = ascending(values);
  const upper = sorted[sorted.length >> 1];
  const lower = sorted[(sorted.length - 1) >> 1];
  if (upper === undefined || lower === undefined) throw new RangeError('no values');
  return (lower + upper) / 2;
}

/** Ends of a pass that its rate leaves out: joining, first compilations, the last partition's rest. */
const FIRST = 0.05;
const LAST = 0.95;

/**
 * Records a second between the first and the last twentieth of a pass.
 * @param times when each record was appended, ms; any order
 */
export function rateOf(times: readonly number[]): number {
  const sorted = ascending(times);
  const from = Math.floor(FIRST * (sorted.length - 1));
  const to = Math.ceil(LAST * (sorted.length - 1));
  const span = (sorted[to] ?? 0) - (sorted[from] ?? 0);
  if (span <= 0) throw new RangeError('a pass has to last longer than a millisecond');
  return ((to - from) / span) * 1_000;
}
