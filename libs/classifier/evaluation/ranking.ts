/** Rows of one label by falling score: what every figure of ranking is computed from. */
export interface Ranking {
  /** Falling. */
  readonly scores: Float64Array;
  /** 1: the label applies, 0: it doesn't. */
  readonly outcomes: Uint8Array;
  /** 1 at the last row of those that share a score: only there can a threshold part the rows. */
  readonly ends: Uint8Array;
  readonly positives: number;
  readonly negatives: number;
}

/** Of scores without NaN and outcomes 0 or 1, both in the same order. */
export function rank(scores: ArrayLike<number>, outcomes: ArrayLike<number>): Ranking {
  if (scores.length !== outcomes.length) throw new Error('scores and outcomes differ in number');
  const order = orderOf(scores);
  const sorted = new Float64Array(order.length);
  const sortedOutcomes = new Uint8Array(order.length);
  let positives = 0;
  for (let at = 0; at < order.length; at += 1) {
    const row = order[at] ?? 0;
    sorted[at] = scores[row] ?? 0;
    const outcome = outcomes[row] === 1 ? 1 : 0;
    sortedOutcomes[at] = outcome;
    positives += outcome;
  }
  const ends = new Uint8Array(order.length);
  for (let at = 0; at < order.length; at += 1) ends[at] = sorted[at] === sorted[at + 1] ? 0 : 1;
  return {
    scores: sorted,
    outcomes: sortedOutcomes,
    ends,
    positives,
    negatives: order.length - positives,
  };
}

/** How many rows score at least the threshold: a prefix of the ranking. */
export function flaggedAt(ranking: Ranking, threshold: number): number {
  const { scores } = ranking;
  let low = 0;
  let high = scores.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((scores[middle] ?? 0) >= threshold) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Indices by falling score; those of equal scores in their order. */
function orderOf(scores: ArrayLike<number>): Uint32Array {
  return Uint32Array.from({ length: scores.length }, (_, row) => row).sort(
    (a, b) => (scores[b] ?? 0) - (scores[a] ?? 0) || a - b,
  );
}
