/** A text, how sure its reading is, and whether what was flagged in it was right. */
export interface AbstentionRow {
  /** 0..1: of the language, or whatever a text's reading hangs on. */
  readonly confidence: number;
  /** Labels over their threshold that apply, and that don't. */
  readonly right: number;
  readonly wrong: number;
}

export interface Abstention {
  /** Texts under it get no score. */
  readonly minConfidence: number;
  /** Share of the texts that keep their scores. */
  readonly coverage: number;
  /** Of what is flagged in them; null: nothing is. */
  readonly precision: number | null;
  /** Of what was flagged in the texts given up; null: nothing was. */
  readonly precisionBelow: number | null;
}

/**
 * The confidence below which scores aren't worth giving. How often flags are right is fitted to the
 * confidence by a rising step function; texts are given up where it is under `precision`: there,
 * thresholds don't keep what they promise. Never more of them than leaves `minCoverage`; none where no
 * confidence reaches the precision, as then it isn't for want of confidence.
 */
export function chooseAbstention(
  rows: readonly AbstentionRow[],
  { precision, minCoverage }: { readonly precision: number; readonly minCoverage: number },
): Abstention {
  const rising = rows.toSorted((a, b) => a.confidence - b.confidence);
  const reached = stepsOf(rising).find(({ right, flags }) => right >= precision * flags);
  const furthest =
    rising[Math.floor((1 - minCoverage) * rising.length + 1e-9)]?.confidence ??
    Number.POSITIVE_INFINITY;
  const best = reached === undefined ? 0 : Math.min(reached.from, furthest);
  const kept = rising.filter(({ confidence }) => confidence >= best);
  const below = rising.filter(({ confidence }) => confidence < best);
  return {
    minConfidence: below.length === 0 ? 0 : best,
    coverage: rising.length === 0 ? 1 : kept.length / rising.length,
    precision: precisionOf(kept),
    precisionBelow: precisionOf(below),
  };
}

/** Neighbouring confidences, from the lowest, and how many of the flags in their texts are right. */
interface Step {
  readonly from: number;
  readonly right: number;
  readonly flags: number;
}

/** Pools adjacent violators: the share of right flags only grows. */
function stepsOf(rising: readonly AbstentionRow[]): readonly Step[] {
  const steps: Step[] = [];
  for (const { confidence, right, wrong } of rising) {
    if (right + wrong === 0) continue;
    let step: Step = { from: confidence, right, flags: right + wrong };
    for (
      let before = steps.at(-1);
      before !== undefined &&
      (before.right * step.flags >= step.right * before.flags || before.from === step.from);
      before = steps.at(-1)
    ) {
      steps.pop();
      step = {
        from: before.from,
        right: before.right + step.right,
        flags: before.flags + step.flags,
      };
    }
    steps.push(step);
  }
  return steps;
}

function precisionOf(rows: readonly AbstentionRow[]): number | null {
  let [right, wrong] = [0, 0];
  for (const row of rows) {
    right += row.right;
    wrong += row.wrong;
  }
  return right + wrong === 0 ? null : right / (right + wrong);
}
