import { byLabel, LABELS, type Label } from '../../contracts/labels.js';
import { columnOf, isOrdinary, type ScoredRow } from './labelled-row.js';
import { type OperatingPoint, operatingPoints } from './metrics.js';
import { rank } from './ranking.js';

/** What a label's threshold has to reach. */
export interface ThresholdGoal {
  /** At least this share of what is over it has to be right. */
  readonly precision: number;
  /** Other labels give way before this one's recall falls below. */
  readonly minRecall?: number;
}

export interface ThresholdOptions {
  readonly goals: Readonly<Partial<Record<Label, ThresholdGoal>>>;
  /**
   * Share of ordinary posts that may be over any threshold; see {@link isOrdinary}. On other posts it will
   * be higher about as often as lower: ask for less than what has to hold.
   */
  readonly maxOrdinaryShare: number;
  /** Left out: those among the rows. There may be more of them than their share of the rows. */
  readonly ordinaryPosts?: readonly ScoredRow[];
  /** A point counts only where so many rows are over it: the precision of a handful is luck. */
  readonly minFlagged?: number;
}

/** Where a threshold came to stand, on the rows it was chosen on. */
export interface ChosenThreshold extends Omit<OperatingPoint, 'f1'> {
  readonly label: Label;
  readonly goal: ThresholdGoal;
  /** Ordinary posts over it. */
  readonly ordinary: number;
  readonly positives: number;
}

export interface ThresholdChoice {
  /** null: no score reaches the label's precision, or it has no goal. */
  readonly thresholds: Readonly<Record<Label, number | null>>;
  readonly chosen: readonly ChosenThreshold[];
  readonly ordinaryRows: number;
  /** Ordinary posts over any threshold. */
  readonly ordinaryFlagged: number;
  /** In words: labels without a threshold or with less recall than asked. */
  readonly unmet: readonly string[];
}

interface Candidate {
  readonly label: Label;
  readonly goal: ThresholdGoal;
  /** By falling threshold: those with the label's precision. */
  readonly points: readonly OperatingPoint[];
  readonly positives: number;
  /** For each ordinary post, the last point that it stays under. */
  readonly under: Int32Array;
  /** Index of the present point; −1: no threshold. */
  at: number;
}

/**
 * Thresholds on the tune half. Each label starts at the lowest score with the stated precision. While
 * more ordinary posts than allowed are over any of them, one of these is let go, by raising the labels that
 * flag it beyond it: the one that costs the least recall for each post that goes with it, where recall below
 * a label's minimum costs ten times as much. A step can let go of several: what is allowed and left over goes to
 * the labels that are under their minimum.
 */
export function chooseThresholds(
  rows: readonly ScoredRow[],
  {
    goals,
    maxOrdinaryShare,
    ordinaryPosts = rows.filter(isOrdinary),
    minFlagged = 10,
  }: ThresholdOptions,
): ThresholdChoice {
  const candidates = LABELS.flatMap((label) => {
    const goal = goals[label];
    return goal === undefined ? [] : [candidateOf(label, goal, rows, ordinaryPosts, minFlagged)];
  });
  const allowed = Math.floor(maxOrdinaryShare * ordinaryPosts.length);
  const posts = [...ordinaryPosts.keys()];
  let flagged: readonly number[] = flaggedOf(candidates, posts);
  while (flagged.length > allowed) {
    const step = cheapestStep(candidates, flagged);
    for (const [index, candidate] of candidates.entries()) candidate.at = step[index] ?? candidate.at;
    flagged = flaggedOf(candidates, flagged);
  }
  flagged = useUp(candidates, posts, allowed);
  const chosen = candidates.flatMap(chosenOf);
  return {
    thresholds: byLabel((label) => chosen.find((each) => each.label === label)?.threshold ?? null),
    chosen,
    ordinaryRows: ordinaryPosts.length,
    ordinaryFlagged: flagged.length,
    unmet: candidates.flatMap(unmetOf),
  };
}

function candidateOf(
  label: Label,
  goal: ThresholdGoal,
  rows: readonly ScoredRow[],
  ordinaryPosts: readonly ScoredRow[],
  minFlagged: number,
): Candidate {
  const { scores, outcomes } = columnOf(rows, label);
  const ranking = rank(scores, outcomes);
  const points = [...operatingPoints(ranking)].filter(
    ({ flagged, precision }) => flagged >= minFlagged && precision >= goal.precision,
  );
  const under = Int32Array.from(ordinaryPosts, ({ scores: given }) => {
    const score = given[label] ?? null;
    const over = score === null ? -1 : points.findIndex(({ threshold }) => threshold <= score);
    return over === -1 ? points.length - 1 : over - 1;
  });
  return { label, goal, points, positives: ranking.positives, under, at: points.length - 1 };
}

function flags({ under, at }: Candidate, post: number): boolean {
  return at > (under[post] ?? 0);
}

function flaggedOf(candidates: readonly Candidate[], posts: readonly number[]): number[] {
  return posts.filter((post) => candidates.some((each) => flags(each, post)));
}

/** Lowers what is under its minimum as far as that is allowed; answers the posts that are flagged then. */
function useUp(
  candidates: readonly Candidate[],
  posts: readonly number[],
  allowed: number,
): readonly number[] {
  let flagged: readonly number[] = flaggedOf(candidates, posts);
  for (const candidate of candidates) {
    const { points, goal } = candidate;
    while (
      candidate.at + 1 < points.length &&
      (points[candidate.at]?.recall ?? 0) < (goal.minRecall ?? 0)
    ) {
      candidate.at += 1;
      const more = flaggedOf(candidates, posts);
      if (more.length > allowed) {
        candidate.at -= 1;
        break;
      }
      flagged = more;
    }
  }
  return flagged;
}

/** The points to go to, one for each label, that cost the least for each ordinary post let go. */
function cheapestStep(candidates: readonly Candidate[], flagged: readonly number[]): readonly number[] {
  let best: readonly number[] = [];
  let bestCost = Number.POSITIVE_INFINITY;
  for (const post of flagged) {
    const step = candidates.map(({ at, under }) => Math.min(at, under[post] ?? at));
    const freed = flagged.filter((other) =>
      candidates.every(({ under }, index) => (step[index] ?? 0) <= (under[other] ?? 0)),
    ).length;
    const cost =
      candidates.reduce((sum, each, index) => sum + costOf(each, step[index] ?? each.at), 0) / freed;
    if (cost < bestCost) [best, bestCost] = [step, cost];
  }
  return best;
}

const BELOW_MINIMUM = 10;

function costOf({ points, at, goal }: Candidate, next: number): number {
  const [before, after] = [points[at]?.recall ?? 0, points[next]?.recall ?? 0];
  const below =
    Math.max((goal.minRecall ?? 0) - after, 0) - Math.max((goal.minRecall ?? 0) - before, 0);
  return before - after + BELOW_MINIMUM * below;
}

function chosenOf(candidate: Candidate): ChosenThreshold[] {
  const { label, goal, points, at, positives, under } = candidate;
  const point = points[at];
  if (point === undefined) return [];
  const { threshold, flagged, precision, recall } = point;
  const ordinary = under.reduce((sum, last) => sum + (at > last ? 1 : 0), 0);
  return [{ label, goal, threshold, flagged, precision, recall, ordinary, positives }];
}

function unmetOf({ label, goal, points, at }: Candidate): string[] {
  const point = points[at];
  if (point === undefined) return [`${label}: no threshold has precision ${goal.precision}`];
  if (point.recall >= (goal.minRecall ?? 0)) return [];
  return [`${label}: recall ${point.recall.toFixed(3)}, asked for ${goal.minRecall ?? 0}`];
}
