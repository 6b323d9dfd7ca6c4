import type { Label } from '../../contracts/labels.js';

/** The labels a model learns, in the order of its outputs. Doxxing has no real example: rule P7 looks for it. */
export const MODEL_LABELS = [
  'spam',
  'hate',
  'harassment',
  'threat',
  'sexual',
  'self_harm',
] as const satisfies readonly Label[];
export type ModelLabel = (typeof MODEL_LABELS)[number];

/** Outputs of a model. */
export const OUTPUTS = MODEL_LABELS.length;

/** One value for each label of a model. */
export function byModelLabel<T>(
  valueOf: (label: ModelLabel, output: number) => T,
): Record<ModelLabel, T> {
  const of = (label: ModelLabel): T => valueOf(label, MODEL_LABELS.indexOf(label));
  return {
    spam: of('spam'),
    hate: of('hate'),
    harassment: of('harassment'),
    threat: of('threat'),
    sexual: of('sexual'),
    self_harm: of('self_harm'),
  };
}
