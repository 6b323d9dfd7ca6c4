import type { Classification, ClassifyInput } from '../../../libs/classifier/model/types.js';
import { byLabel, LABELS } from '../../../libs/contracts/labels.js';
import type { ClassifierPolicy } from '../../../libs/contracts/policy.js';
import type { ScorableText, ScoredText, Scorer, Scoring } from '../../../libs/pipeline/ports.js';
import type { ModelSlot } from './model-slot.js';
import type { Model } from './models.js';
import type { Shadow } from './shadow.js';
import { isOver, thresholdsOf, type Thresholds } from './thresholds.js';

/** Texts of a batch whose words are looked for: each takes as long as forty texts' scores. */
const MAX_EXPLAINED = 32;

/** Words are found for all labels at once; which of them count, the scores from before say. */
const ANY_SCORE = byLabel(() => 0);

export interface ModelScorerDeps {
  readonly active: ModelSlot;
  readonly shadow: Shadow;
  readonly scored: (texts: readonly Classification[]) => void;
}

/** The pipeline's way to the model that its policy names; what is loaded goes on until that one is there. */
export class ModelScorer implements Scorer {
  constructor(private readonly deps: ModelScorerDeps) {}

  /** Loads the policy's models; without it, the first batches would go without scores. */
  async prepare(policy: ClassifierPolicy): Promise<void> {
    if (policy.enabled) await this.deps.active.want(policy.model);
  }

  async score(texts: readonly ScorableText[], policy: ClassifierPolicy): Promise<Scoring | null> {
    const { active, shadow } = this.deps;
    void active.want(policy.model);
    return active.use(async (model) => {
      const thresholds = thresholdsOf(model, policy);
      const found = await model.classify(texts);
      const explained = await explain(model, texts, found, thresholds);
      this.deps.scored(found);
      shadow.compare(policy, texts, found, thresholds);
      return {
        model: model.version,
        thresholds,
        texts: found.map((one, at) => scoredText(one, explained.get(at))),
      };
    });
  }
}

/** By place of the text: what can be held for its words first, spam afterwards. */
async function explain(
  model: Model,
  texts: readonly ClassifyInput[],
  found: readonly Classification[],
  thresholds: Thresholds,
): Promise<ReadonlyMap<number, Classification>> {
  const urgent: number[] = [];
  const others: number[] = [];
  for (const [at, one] of found.entries()) {
    const over = LABELS.filter((label) => isOver(one, label, thresholds));
    if (over.some((label) => label !== 'spam')) urgent.push(at);
    else if (over.length > 0) others.push(at);
  }
  const chosen = [...urgent, ...others].slice(0, MAX_EXPLAINED);
  if (chosen.length === 0) return new Map();
  const inputs = chosen.flatMap((at) => texts[at] ?? []);
  const explained = await model.classify(inputs, {
    explain: true,
    secondPass: false,
    thresholds: ANY_SCORE,
  });
  return new Map(chosen.flatMap((at, index) => (explained[index] ? [[at, explained[index]]] : [])));
}

function scoredText(one: Classification, explained: Classification | undefined): ScoredText {
  const { scores, lang, langConfidence, pass } = one;
  const spans = byLabel((label) =>
    (explained?.spans?.[label] ?? []).map(({ start, end }) => ({ start, end })),
  );
  return { scores, lang, langConfidence, pass, spans };
}
