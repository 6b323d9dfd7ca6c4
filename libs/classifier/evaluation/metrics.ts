import { flaggedAt, type Ranking } from './ranking.js';

/** How often each row counts, by its place in the ranking; left out: once. */
export type RowCounts = ArrayLike<number>;

/**
 * Average precision, Σ (Rₙ − Rₙ₋₁) · Pₙ over the distinct scores, falling: the area under the
 * precision-recall curve without interpolation, as scikit-learn's average_precision_score has it. Rows
 * of one score enter together, so their order says nothing. NaN without positives.
 */
export function averagePrecision({ outcomes, ends }: Ranking, counts?: RowCounts): number {
  let hits = 0;
  let flagged = 0;
  let newHits = 0;
  let sum = 0;
  for (let at = 0; at < outcomes.length; at += 1) {
    const count = counts === undefined ? 1 : (counts[at] ?? 0);
    flagged += count;
    if (outcomes[at] === 1) newHits += count;
    if (ends[at] === 1 && newHits > 0) {
      hits += newHits;
      sum += (newHits * hits) / flagged;
      newHits = 0;
    }
  }
  return hits === 0 ? Number.NaN : sum / hits;
}

/**
 * Area under the ROC curve: the share of pairs of a positive and a negative in which the positive scores
 * higher, ties counting half. NaN without positives or negatives.
 */
export function auroc({ outcomes, ends }: Ranking, counts?: RowCounts): number {
  let positives = 0;
  let negatives = 0;
  let groupPositives = 0;
  let groupNegatives = 0;
  let misordered = 0;
  for (let at = 0; at < outcomes.length; at += 1) {
    const count = counts === undefined ? 1 : (counts[at] ?? 0);
    if (outcomes[at] === 1) groupPositives += count;
    else groupNegatives += count;
    if (ends[at] === 0) continue;
    misordered += groupPositives * (negatives + groupNegatives / 2);
    positives += groupPositives;
    negatives += groupNegatives;
    groupPositives = 0;
    groupNegatives = 0;
  }
  return 1 - misordered / (positives * negatives);
}

/** Outcomes of rows that score at least a threshold, and of the others. */
export interface Confusion {
  readonly truePositives: number;
  readonly falsePositives: number;
  readonly falseNegatives: number;
  readonly trueNegatives: number;
}

/** A score at the threshold is over it. */
export function confusionAt(ranking: Ranking, threshold: number, counts?: RowCounts): Confusion {
  return confusionOfFirst(ranking, flaggedAt(ranking, threshold), counts);
}

/** The same, where it is known how many rows of the ranking are over the threshold. */
export function confusionOfFirst(
  { outcomes }: Ranking,
  flagged: number,
  counts?: RowCounts,
): Confusion {
  const sums = [0, 0, 0, 0];
  for (let at = 0; at < outcomes.length; at += 1) {
    const cell = (at < flagged ? 0 : 2) + (outcomes[at] === 1 ? 0 : 1);
    sums[cell] = (sums[cell] ?? 0) + (counts === undefined ? 1 : (counts[at] ?? 0));
  }
  const [truePositives = 0, falsePositives = 0, falseNegatives = 0, trueNegatives = 0] = sums;
  return { truePositives, falsePositives, falseNegatives, trueNegatives };
}

/** NaN where nothing is flagged. */
export function precisionOf({ truePositives, falsePositives }: Confusion): number {
  return truePositives / (truePositives + falsePositives);
}

/** NaN without positives. */
export function recallOf({ truePositives, falseNegatives }: Confusion): number {
  return truePositives / (truePositives + falseNegatives);
}

/** Harmonic mean of precision and recall; NaN where there is nothing to find and nothing flagged. */
export function f1Of({ truePositives, falsePositives, falseNegatives }: Confusion): number {
  return (2 * truePositives) / (2 * truePositives + falsePositives + falseNegatives);
}

/** What flagging at one of the scores would give. */
export interface OperatingPoint {
  readonly threshold: number;
  readonly flagged: number;
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

/** One point for each distinct score, falling: recall only grows. None without positives. */
export function* operatingPoints({
  scores,
  outcomes,
  ends,
  positives,
}: Ranking): Generator<OperatingPoint, void, undefined> {
  if (positives === 0) return;
  let hits = 0;
  for (let at = 0; at < outcomes.length; at += 1) {
    hits += outcomes[at] ?? 0;
    if (ends[at] === 0) continue;
    const flagged = at + 1;
    yield {
      threshold: scores[at] ?? 0,
      flagged,
      precision: hits / flagged,
      recall: hits / positives,
      f1: (2 * hits) / (flagged + positives),
    };
  }
}

/** The point with the highest F1, at its highest threshold; null without positives. */
export function bestF1(ranking: Ranking): OperatingPoint | null {
  let best: OperatingPoint | null = null;
  for (const point of operatingPoints(ranking)) {
    if (best === null || point.f1 > best.f1) best = point;
  }
  return best;
}

/** The highest precision with at least this recall; null without positives. */
export function precisionAtRecall(ranking: Ranking, recall: number): number | null {
  let best: number | null = null;
  for (const point of operatingPoints(ranking)) {
    if (point.recall >= recall && (best === null || point.precision > best)) best = point.precision;
  }
  return best;
}

/** The highest recall with at least this precision, 0 where none has it; null without positives. */
export function recallAtPrecision(ranking: Ranking, precision: number): number | null {
  if (ranking.positives === 0) return null;
  let best = 0;
  for (const point of operatingPoints(ranking)) {
    // Recall only grows along the ranking.
    if (point.precision >= precision) best = point.recall;
  }
  return best;
}
