import type { Classification, Classifier } from '../../../libs/classifier/model/types.js';
import { byLabel, type Label } from '../../../libs/contracts/labels.js';
import type { ClassifierPolicy } from '../../../libs/contracts/policy.js';

/** Score from which a label counts; null: it never does. */
export type Thresholds = Classifier['thresholds'];

/** In force: the policy's, else the model's. */
export function thresholdsOf(model: Classifier, policy: ClassifierPolicy): Thresholds {
  return byLabel((label) => policy.thresholds[label] ?? model.thresholds[label]);
}

/** Whether a label counts for a text. */
export function isOver(
  { scores }: Pick<Classification, 'scores'>,
  label: Label,
  thresholds: Thresholds,
): boolean {
  const score = scores[label];
  const threshold = thresholds[label];
  return score !== null && threshold !== null && score >= threshold;
}
