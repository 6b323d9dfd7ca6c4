import { averagePrecision } from '../../evaluation/metrics.js';
import { rank } from '../../evaluation/ranking.js';
import type { FirstPassWeights } from '../../model/first-pass-weights.js';
import { byModelLabel, OUTPUTS, type ModelLabel } from '../../model/labels.js';
import type { Examples } from './examples.js';
import { logitsOf } from './fit.js';
import type { Network } from './network.js';

/** AUPRC of a label with the weights as they were learnt, and in 8 bits; NaN without positives. */
export interface RoundingCost {
  readonly learnt: number;
  readonly rounded: number;
}

/** What the 8-bit table costs on examples that training didn't see, by label. */
export function roundingCost(
  network: Network,
  weights: FirstPassWeights,
  examples: Examples,
): Readonly<Record<ModelLabel, RoundingCost>> {
  const learnt = logitsOf(network, examples);
  const rounded = logitsOf(unpacked(network, weights), examples);
  return byModelLabel((_, output) => ({
    learnt: precisionOf(learnt, examples, output),
    rounded: precisionOf(rounded, examples, output),
  }));
}

/** The network as the 8-bit table has it. */
function unpacked(learnt: Network, { table, shape: packed }: FirstPassWeights): Network {
  const { shape, inner, innerBias, outer, bias } = learnt;
  const stride = OUTPUTS + shape.width;
  const linear = new Float32Array(learnt.linear.length);
  const embeddings = new Float32Array(learnt.embeddings.length);
  for (let bucket = 0; bucket < 1 << shape.bucketBits; bucket++) {
    for (let output = 0; output < OUTPUTS; output++) {
      linear[bucket * OUTPUTS + output] =
        (table[bucket * stride + output] ?? 0) * (packed.linearSteps[output] ?? 0);
    }
    for (let d = 0; d < shape.width; d++) {
      embeddings[bucket * shape.width + d] =
        (table[bucket * stride + OUTPUTS + d] ?? 0) * packed.embeddingStep;
    }
  }
  return { shape, linear, embeddings, inner, innerBias, outer, bias };
}

function precisionOf(
  logits: Float32Array,
  { count, targets, weights }: Examples,
  output: number,
): number {
  const scores: number[] = [];
  const outcomes: number[] = [];
  for (let at = output; at < count * OUTPUTS; at += OUTPUTS) {
    if (weights[at] === 0) continue;
    scores.push(logits[at] ?? 0);
    outcomes.push(targets[at] ?? 0);
  }
  return averagePrecision(rank(scores, outcomes));
}
