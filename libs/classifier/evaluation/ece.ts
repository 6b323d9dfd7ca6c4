import { quantile } from './bootstrap.js';
import type { Ranking } from './ranking.js';

export const ECE_BINS = 15;

/** Rows of a bin at least: with fewer, chance alone puts score and outcome far apart. */
export const ECE_BIN_ROWS = 50;

/**
 * Scores up to here are left out: nearly all posts score about 0 and are about never positive, which
 * would make any model look calibrated.
 */
export const ECE_FLOOR = 0.05;

/** A bin of the reliability table. */
export interface ReliabilityBin {
  readonly low: number;
  readonly high: number;
  readonly rows: number;
  /** Mean score. */
  readonly expected: number;
  /** Share of positives. */
  readonly observed: number;
}

/**
 * Rows over {@link ECE_FLOOR} in {@link ECE_BINS} bins of about equal count, by rising score; fewer
 * where a bin would have under {@link ECE_BIN_ROWS} rows. Rows of one score are never parted, as their order would decide what each
 * bin observes: a bin grows to its last tie.
 */
export function reliability(
  { scores, outcomes, ends }: Pick<Ranking, 'scores' | 'outcomes' | 'ends'>,
  most = ECE_BINS,
  least = ECE_BIN_ROWS,
): ReliabilityBin[] {
  let total = 0;
  while (total < scores.length && (scores[total] ?? 0) > ECE_FLOOR) total += 1;
  const bins = Math.max(1, Math.min(most, Math.floor(total / least)));
  const table: ReliabilityBin[] = [];
  let done = 0;
  let [rows, sum, hits] = [0, 0, 0];
  let low = 0;
  for (let at = total - 1; at >= 0; at -= 1) {
    const score = scores[at] ?? 0;
    if (rows === 0) low = score;
    rows += 1;
    sum += score;
    hits += outcomes[at] ?? 0;
    const tieEnds = at === 0 || ends[at - 1] === 1;
    // A tie may have filled several bins: the next edge is the first beyond what is done.
    const edge = Math.ceil(((Math.floor((done * bins) / total) + 1) * total) / bins);
    if (!tieEnds || done + rows < edge) continue;
    done += rows;
    table.push({ low, high: score, rows, expected: sum / rows, observed: hits / rows });
    [rows, sum, hits] = [0, 0, 0];
  }
  return table;
}

/** Expected calibration error: the mean distance of score and outcome over the rows of the bins; null without any. */
export function expectedCalibrationError(table: readonly ReliabilityBin[]): number | null {
  let rows = 0;
  let distance = 0;
  for (const bin of table) {
    rows += bin.rows;
    distance += bin.rows * Math.abs(bin.expected - bin.observed);
  }
  return rows === 0 ? null : distance / rows;
}

/** What the calibration error would be if every score came true: few rows in a bin look wrong by chance. */
export interface ChanceError {
  readonly mean: number;
  /** 95 % of draws are under it: an error up to here says nothing against the scores. */
  readonly high: number;
}

/** Draws outcomes from the scores themselves; null without rows over {@link ECE_FLOOR}. */
export function errorByChance(
  { scores, ends }: Pick<Ranking, 'scores' | 'ends'>,
  { draws, random }: { readonly draws: number; readonly random: () => number },
): ChanceError | null {
  const total = scores.findIndex((score) => score <= ECE_FLOOR);
  const over = total === -1 ? scores : scores.subarray(0, total);
  if (over.length === 0 || draws === 0) return null;
  const errors = Float64Array.from({ length: draws }, () => {
    const outcomes = Uint8Array.from(over, (score) => (random() < score ? 1 : 0));
    return expectedCalibrationError(reliability({ scores: over, outcomes, ends })) ?? 0;
  }).sort();
  return {
    mean: errors.reduce((sum, error) => sum + error, 0) / draws,
    high: quantile(errors, 0.95),
  };
}
