import * as tf from '@tensorflow/tfjs-core';
import { gelu } from './ops.js';

export type Activation = 'relu' | 'linear' | 'sigmoid' | 'tanh' | 'gelu';

export interface DenseLayer {
  /** Inputs × outputs, row by row. */
  readonly weights: Float32Array;
  /** One for each output; its length gives their number. */
  readonly bias: Float32Array;
  readonly activation: Activation;
}

export interface DenseNetwork {
  readonly inputs: number;
  readonly outputs: number;
  /**
   * @param x rows × inputs, row by row; may be longer than that, the rest is not read
   * @returns rows × outputs, row by row
   * @throws RangeError where `x` is too short or the network was disposed of
   */
  predict(x: Float32Array, rows: number): Float32Array;
  dispose(): void;
}

interface Loaded {
  readonly kernel: tf.Tensor2D;
  readonly bias: tf.Tensor1D;
  readonly activation: Activation;
}

/**
 * Fully connected layers, one after the other.
 * @param use makes the runtime's backend the current one
 * @throws RangeError where sizes don't fit each other
 */
export function buildDense(layers: readonly DenseLayer[], use: () => void): DenseNetwork {
  const sizes = layerSizes(layers);
  use();
  const loaded: Loaded[] = layers.map(({ weights, bias, activation }, at) => ({
    // Copies: tfjs may go on reading the array it was given.
    kernel: tf.tensor2d(weights.slice(), [sizes[at] ?? 0, bias.length]),
    bias: tf.tensor1d(bias.slice()),
    activation,
  }));
  const [inputs = 0] = sizes;
  const outputs = sizes.at(-1) ?? 0;
  let disposed = false;
  return {
    inputs,
    outputs,
    predict(x, rows) {
      if (disposed) throw new RangeError('the network was disposed of');
      if (x.length < rows * inputs) {
        throw new RangeError(`${rows} rows need ${rows * inputs} values, there are ${x.length}`);
      }
      if (rows === 0) return new Float32Array(0);
      use();
      const result = tf.tidy(() => {
        let values: tf.Tensor = tf.tensor2d(x.subarray(0, rows * inputs), [rows, inputs]);
        for (const layer of loaded) values = apply(layer, values);
        return values;
      });
      const data = result.dataSync<'float32'>();
      result.dispose();
      return data;
    },
    dispose() {
      if (disposed) return;
      disposed = true;
      for (const { kernel, bias } of loaded) tf.dispose([kernel, bias]);
    },
  };
}

function apply({ kernel, bias, activation }: Loaded, x: tf.Tensor): tf.Tensor {
  // The product, bias and these activations are one kernel; the others follow as operations.
  const fused = activation === 'tanh' || activation === 'gelu' ? 'linear' : activation;
  const product = tf.fused.matMul({ a: x, b: kernel, bias, activation: fused });
  if (activation === 'tanh') return tf.tanh(product);
  return activation === 'gelu' ? gelu(product) : product;
}

/** Number of inputs of each layer, and the outputs of the last. */
function layerSizes(layers: readonly DenseLayer[]): number[] {
  if (layers.length === 0) throw new RangeError('a network has at least one layer');
  return layers.reduce<number[]>((sizes, { weights, bias }, at) => {
    const inputs = weights.length / bias.length;
    const before = sizes.at(-1);
    if (!Number.isInteger(inputs) || inputs === 0 || (before !== undefined && before !== inputs)) {
      throw new RangeError(
        `layer ${at}: ${weights.length} weights do not fit ${before ?? 'any'} inputs and ${bias.length} outputs`,
      );
    }
    return before === undefined ? [inputs, bias.length] : [...sizes, bias.length];
  }, []);
}
