/** A figure, with the bounds that 95 % of resamples lie in; null where it wasn't resampled. */
export interface Estimate {
  readonly value: number;
  readonly low: number | null;
  readonly high: number | null;
}

export interface BootstrapOptions {
  /** 0: no intervals. */
  readonly resamples: number;
  readonly random: () => number;
}

const TAIL = 0.025;

/**
 * Percentile intervals (Efron, 1979) of several figures of the same rows. Each resample draws as many
 * rows as there are, with replacement, and hands on how often each was drawn; `figures` is called once
 * more without counts for the values themselves, and always gives as many numbers.
 *
 * NaN marks a figure that a resample doesn't have, as without any positive in it: it is left out. A
 * figure without a value is null; one that most resamples lack has no interval.
 */
export function bootstrap(
  rows: number,
  figures: (counts?: Uint16Array) => readonly number[],
  { resamples, random }: BootstrapOptions,
): (Estimate | null)[] {
  const values = figures();
  const drawn = values.map(() => new Float64Array(resamples));
  const counts = new Uint16Array(rows);
  for (let resample = 0; resample < resamples; resample += 1) {
    counts.fill(0);
    for (let draw = 0; draw < rows; draw += 1) {
      const row = Math.floor(random() * rows);
      counts[row] = (counts[row] ?? 0) + 1;
    }
    const sample = figures(counts);
    for (const [figure, column] of drawn.entries()) column[resample] = sample[figure] ?? Number.NaN;
  }
  return values.map((value, figure) => {
    if (Number.isNaN(value)) return null;
    const found = (drawn[figure] ?? new Float64Array()).filter((each) => !Number.isNaN(each)).sort();
    if (found.length === 0 || found.length < resamples / 2) return { value, low: null, high: null };
    return { value, low: quantile(found, TAIL), high: quantile(found, 1 - TAIL) };
  });
}

/** Of rising values, linear between neighbours (type 7 of Hyndman and Fan, numpy's default). */
export function quantile(rising: Float64Array, share: number): number {
  if (rising.length === 0) return Number.NaN;
  const place = share * (rising.length - 1);
  const below = rising[Math.floor(place)] ?? 0;
  const above = rising[Math.ceil(place)] ?? 0;
  return below + (above - below) * (place - Math.floor(place));
}
