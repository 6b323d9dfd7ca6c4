/**
 * Drift of score distributions, by the population stability index:
 *
 *   PSI = Σ over bins of (a − r) · ln(a / r), with r and a the reference's and today's shares.
 *
 * Usual reading (credit scoring, where it comes from): under 0.1 no change, over 0.25 a shift to look
 * into. Without any drift its mean is about (bins − 1) · (1/n + 1/m), which is 0.08 for 20 bins and 500
 * scores on either side: fewer scores than that say nothing.
 */

/**
 * Bins are even in log-odds, half a unit wide from −6 to 3 and one open bin at either end: nearly all
 * posts score near 0, where bins of even width in the probability would see nothing.
 */
export const SCORE_BINS = 20;
const FIRST_EDGE = -6;
const WIDTH = 0.5;

/** Counts by bin; {@link SCORE_BINS} of them. */
export type ScoreBins = readonly number[];

/** Bin of a calibrated score, 0..1. */
export function scoreBin(score: number): number {
  const logOdds = Math.log(score / (1 - score));
  const bin = Math.floor((logOdds - FIRST_EDGE) / WIDTH) + 1;
  return Math.min(Math.max(bin, 0), SCORE_BINS - 1);
}

export function total(bins: ScoreBins): number {
  return bins.reduce((sum, count) => sum + count, 0);
}

/**
 * PSI of two histograms with the same bins; 0 for equal shares, no upper bound. Half a count is added to
 * each bin, so that an empty one weighs little in a small sample instead of making the sum infinite.
 * null where one side has no scores.
 */
export function psi(reference: ScoreBins, actual: ScoreBins): number | null {
  if (reference.length !== actual.length) throw new Error('histograms with different bins');
  const [n, m] = [total(reference), total(actual)];
  if (n === 0 || m === 0) return null;
  const bins = reference.length;
  let sum = 0;
  for (let bin = 0; bin < bins; bin += 1) {
    const r = ((reference[bin] ?? 0) + 0.5) / (n + bins / 2);
    const a = ((actual[bin] ?? 0) + 0.5) / (m + bins / 2);
    sum += (a - r) * Math.log(a / r);
  }
  return sum;
}
