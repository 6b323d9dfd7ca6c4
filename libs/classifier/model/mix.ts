import { MODEL_LABELS, OUTPUTS, type ModelLabel } from './labels.js';

/** A label's log-odds of both passes together: offset + first × a + second × b. */
export interface LabelMix {
  readonly offset: number;
  readonly first: number;
  readonly second: number;
}

/** null: the second pass knows no better, so the first one's log-odds stand. */
export type Mix = Readonly<Record<ModelLabel, LabelMix | null>>;

/** First-pass probabilities between which a label is unsure; null: it sends nothing to the second pass. */
export type Band = Readonly<Record<ModelLabel, { readonly low: number; readonly high: number } | null>>;

type Probabilities = Readonly<Partial<Record<ModelLabel, number | null>>>;

/** Whether a text's first-pass probabilities send it to the second pass: one unsure label is enough. */
export function isUnsure(probabilities: Probabilities, band: Band): boolean {
  return unsureOutputs(probabilities, band).length > 0;
}

/** The outputs whose labels the first pass is unsure of. */
export function unsureOutputs(probabilities: Probabilities, band: Band): readonly number[] {
  return MODEL_LABELS.flatMap((label, output) => {
    const limits = band[label];
    const probability = probabilities[label] ?? null;
    if (limits === null || probability === null) return [];
    return probability >= limits.low && probability <= limits.high ? [output] : [];
  });
}

/** Log-odds of one text by both passes, OUTPUTS long each. */
export function mixLogits(first: Float32Array, second: Float32Array, mix: Mix): Float32Array {
  const mixed = new Float32Array(OUTPUTS);
  MODEL_LABELS.forEach((label, output) => {
    const own = mix[label];
    const before = first[output] ?? 0;
    mixed[output] =
      own === null ? before : own.offset + own.first * before + own.second * (second[output] ?? 0);
  });
  return mixed;
}
