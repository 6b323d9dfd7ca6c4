import {
  disposeTensors,
  Encoder,
  encoderTensors,
  type EncoderTensors,
  tokenBatch,
} from '../../model/encoder.js';
import { OUTPUTS } from '../../model/labels.js';
import { tensorPlaces, type SecondPassWeights } from '../../model/second-pass-weights.js';
import type { Runtime } from '../../tfjs/runtime.js';
import type { TrainingRandom } from '../random.js';
import { Adam } from './adam.js';
import { lengthBatches, type SecondPassExample } from './examples.js';

type Tensor = ReturnType<Runtime['tf']['tensor']>;
type Variable = ReturnType<Runtime['tf']['variable']>;

export interface FitOptions {
  readonly epochs: number;
  readonly batch: number;
  /** Step sizes at their largest: they rise over the first tenth and fall in a straight line to 0. */
  readonly rate: number;
  readonly headRate: number;
  readonly decay: number;
  readonly random: TrainingRandom;
  /** @param loss mean of the steps since the last call */
  readonly onProgress?: (done: number, total: number, loss: number) => void;
}

/** Too few of the rows have each piece to move its place. */
const FROZEN: ReadonlySet<string> = new Set(['pieces', 'positions']);
const WARM_UP = 0.1;
const REPORT_EVERY = 25;

/**
 * Fine-tunes an encoder with a masked loss; all but the embeddings move. Takes the native runtime: tfjs
 * without it has no gradients here, and would need days.
 */
export function fitSecondPass(
  runtime: Runtime,
  from: SecondPassWeights,
  examples: readonly SecondPassExample[],
  options: FitOptions,
): SecondPassWeights {
  const { tf } = runtime;
  const { shape } = from;
  const start = encoderTensors(runtime, shape, from.tensors);
  const variables = new Map<string, Variable>();
  const vary = <T extends Tensor>(
    tensors: ReadonlyMap<string, T>,
    make: (tensor: T, name: string) => T & Variable,
  ): Map<string, T> => {
    const varied = new Map(tensors);
    for (const [name, tensor] of tensors) {
      if (FROZEN.has(name)) continue;
      const variable = make(tensor, `second.${name}`);
      tensor.dispose();
      varied.set(name, variable);
      variables.set(variable.name, variable);
    }
    return varied;
  };
  const tensors = {
    matrices: vary(start.matrices, (tensor, name) => tf.variable(tensor, true, name)),
    vectors: vary(start.vectors, (tensor, name) => tf.variable(tensor, true, name)),
  };
  const encoder = new Encoder(runtime, shape, tensors);
  const adam = new Adam(tf, variables, options.decay);
  const total = options.epochs * Math.ceil(examples.length / options.batch);
  let done = 0;
  let losses = 0;
  for (let epoch = 0; epoch < options.epochs; epoch++) {
    for (const batch of lengthBatches(examples, options.batch, options.random)) {
      const share = done / total;
      const scale = Math.min(share / WARM_UP, (1 - share) / (1 - WARM_UP)) + 1e-3;
      const { value, grads } = tf.variableGrads(
        () => lossOf(runtime, encoder, batch),
        [...variables.values()],
      );
      losses += value.dataSync<'float32'>()[0] ?? 0;
      value.dispose();
      adam.step(
        grads,
        (name) => scale * (name.startsWith('second.head') ? options.headRate : options.rate),
      );
      if (++done % REPORT_EVERY === 0) {
        options.onProgress?.(done, total, losses / REPORT_EVERY);
        losses = 0;
      }
    }
  }
  const fitted = fittedTensors(runtime, from, tensors);
  adam.dispose();
  disposeTensors(tf, tensors);
  return { ...from, tensors: fitted };
}

function lossOf(
  { tf }: Runtime,
  encoder: Encoder,
  batch: readonly SecondPassExample[],
): ReturnType<Runtime['tf']['scalar']> {
  const logits = encoder.logits(tokenBatch(batch.map(({ tokens }) => tokens)));
  const packed = (pick: (example: SecondPassExample) => Float32Array): Tensor => {
    const values = new Float32Array(batch.length * OUTPUTS);
    batch.forEach((example, row) => values.set(pick(example), row * OUTPUTS));
    return tf.tensor2d(values, [batch.length, OUTPUTS]);
  };
  const targets = packed((example) => example.targets);
  const weights = packed((example) => example.weights);
  // Cross-entropy of log-odds z against y, in the form that can't overflow: softplus(z) - z y.
  const each = tf.sub(tf.softplus(logits), tf.mul(logits, targets));
  return tf.div(tf.sum(tf.mul(each, weights)), batch.length);
}

function fittedTensors(
  runtime: Runtime,
  { shape, tensors: before }: SecondPassWeights,
  { matrices, vectors }: EncoderTensors,
): Map<string, Float32Array> {
  const fitted = new Map(before);
  for (const { name } of tensorPlaces(shape)) {
    if (FROZEN.has(name)) continue;
    const values = runtime.run(() => {
      const matrix = matrices.get(name);
      return matrix ? runtime.tf.transpose(matrix) : vectors.get(name)?.clone();
    });
    if (!values) throw new RangeError(`no tensor ${name}`);
    fitted.set(name, values.dataSync<'float32'>().slice());
    values.dispose();
  }
  return fitted;
}
