import type { Classification } from '../../../libs/classifier/model/types.js';
import { LABELS, type Label } from '../../../libs/contracts/labels.js';
import type { ClassifierPolicy } from '../../../libs/contracts/policy.js';
import type { ScorableText } from '../../../libs/pipeline/ports.js';
import type { ModelSlot } from './model-slot.js';
import { isOver, thresholdsOf, type Thresholds } from './thresholds.js';

/** How the two models agree on whether a label counts. */
export type Verdict = 'both' | 'neither' | 'only_active' | 'only_shadow';

export interface Comparison {
  readonly label: Label;
  readonly verdict: Verdict;
  /** Score of the shadow, 0..1. */
  readonly score: number;
}

export interface ShadowDeps {
  readonly slot: ModelSlot;
  readonly compared: (comparisons: readonly Comparison[]) => void;
  readonly failed: (error: unknown) => void;
}

/**
 * A second model that is asked after the batch, for comparison alone. One batch at a time: those that
 * come meanwhile are left out, so that it never falls behind.
 */
export class Shadow {
  private busy = false;

  constructor(private readonly deps: ShadowDeps) {}

  /** Returns at once. */
  compare(
    policy: ClassifierPolicy,
    texts: readonly ScorableText[],
    active: readonly Classification[],
    thresholds: Thresholds,
  ): void {
    const { slot } = this.deps;
    if (policy.shadow === null) {
      slot.clear();
      return;
    }
    void slot.want(policy.shadow);
    if (this.busy) return;
    this.busy = true;
    void this.run(policy, texts, active, thresholds).finally(() => (this.busy = false));
  }

  private async run(
    policy: ClassifierPolicy,
    texts: readonly ScorableText[],
    active: readonly Classification[],
    thresholds: Thresholds,
  ): Promise<void> {
    // The batch goes first.
    await new Promise(setImmediate);
    const { slot, compared, failed } = this.deps;
    try {
      await slot.use(async (model) => {
        const found = await model.classify(texts);
        const own = thresholdsOf(model, policy);
        compared(
          found.flatMap((shadow, at) => {
            const one = active[at];
            return one === undefined ? [] : compareText(one, thresholds, shadow, own);
          }),
        );
      });
    } catch (error) {
      failed(error);
    }
  }
}

function compareText(
  active: Classification,
  thresholds: Thresholds,
  shadow: Classification,
  own: Thresholds,
): readonly Comparison[] {
  return LABELS.flatMap((label) => {
    const score = shadow.scores[label];
    if (score === null) return [];
    const first = isOver(active, label, thresholds);
    const second = isOver(shadow, label, own);
    return [{ label, verdict: verdictOf(first, second), score }];
  });
}

function verdictOf(active: boolean, shadow: boolean): Verdict {
  if (active === shadow) return active ? 'both' : 'neither';
  return active ? 'only_active' : 'only_shadow';
}
