import type { Tensor, Tensor3D } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { seededRandom } from '../../kernel/seeded-random.js';
import {
  describeRuntime,
  loadRuntime,
  type Activation,
  type DenseLayer,
  type Runtime,
} from './runtime.js';

const random = seededRandom(4);

/** Between -spread and spread. */
function values(count: number, spread: number): Float32Array {
  return Float32Array.from({ length: count }, () => (random() * 2 - 1) * spread);
}

function layer(inputs: number, outputs: number, activation: Activation): DenseLayer {
  const weights = values(inputs * outputs, 1 / Math.sqrt(inputs));
  return { weights, bias: values(outputs, 0.5), activation };
}

/** The same in plain numbers, for a layer whose activation is easy to write down. */
function byHand({ weights, bias, activation }: DenseLayer, x: readonly number[]): number[] {
  return Array.from(bias, (shift, output) => {
    const sum = x.reduce(
      (all, value, at) => all + value * (weights[at * bias.length + output] ?? 0),
      shift,
    );
    if (activation === 'sigmoid') return 1 / (1 + Math.exp(-sum));
    if (activation === 'tanh') return Math.tanh(sum);
    return activation === 'relu' ? Math.max(0, sum) : sum;
  });
}

function largestDifference(a: ArrayLike<number>, b: ArrayLike<number>): number {
  if (a.length !== b.length) return Infinity;
  return Array.from(a).reduce((most, value, at) => Math.max(most, Math.abs(value - (b[at] ?? NaN))), 0);
}

/** One transformer block of two heads over random values, with pooling by mean and by maximum. */
function transformerBlock(runtime: Runtime, seed: number): Float32Array {
  const { tf, ops } = runtime;
  const next = seededRandom(seed);
  const some = (size: number) => Float32Array.from({ length: size }, () => next() - 0.5);
  const matrix = (rows: number, columns: number) => tf.tensor2d(some(rows * columns), [rows, columns]);
  const [batch, length, width, heads] = [3, 7, 16, 2];
  const result = runtime.run(() => {
    const ids = tf.tensor2d(
      Array.from({ length: batch * length }, () => Math.floor(next() * 50)),
      [batch, length],
      'int32',
    );
    const x: Tensor = tf.gather(matrix(50, width), ids);
    const [scale, shift] = [tf.tensor1d(some(width)), tf.tensor1d(some(width))];
    const norm = (y: Tensor) => ops.layerNorm(y, scale, shift);
    const split = (y: Tensor) =>
      tf.transpose(tf.reshape(y, [batch, length, heads, width / heads]), [0, 2, 1, 3]);
    const project = (y: Tensor, weights: Tensor) =>
      tf.reshape(tf.matMul(tf.reshape(y, [batch * length, -1]), weights), [batch, length, -1]);
    const normal = norm(x);
    const [q, k, v] = [0, 1, 2].map(() => split(project(normal, matrix(width, width))));
    if (!q || !k || !v) throw new Error('three projections were made');
    const attention = tf.softmax(tf.div(tf.matMul(q, k, false, true), Math.sqrt(width / heads)));
    const mixed = tf.reshape(tf.transpose(tf.matMul(attention, v), [0, 2, 1, 3]), [
      batch,
      length,
      width,
    ]);
    const attended = tf.add(x, project(mixed, matrix(width, width)));
    const inner = ops.gelu(project(norm(attended), matrix(width, 4 * width)));
    const out = tf.add(attended, project(inner, matrix(4 * width, width)));
    const sequence: Tensor3D = tf.reshape(out, [batch, length, width]);
    const filters = tf.tensor3d(some(3 * width * 5), [3, width, 5]);
    const convolved = tf.conv1d(sequence, filters, 1, 'same');
    return tf.concat([tf.mean(out, 1), tf.max(out, 1), tf.max(convolved, 1)], 1);
  });
  const data = result.dataSync<'float32'>();
  result.dispose();
  return data;
}

const absent = () => Promise.reject(new Error('no binding.\nand more'));

describe('runtimes of the classifier', () => {
  let runtimes: { native: Runtime | null; wasm: Runtime };

  beforeAll(async () => {
    // The test command makes the native one work on Linux x64; elsewhere it may be absent.
    const required = process.platform === 'linux' && process.arch === 'x64';
    const native = await loadRuntime({ prefer: 'native' }).catch((error: unknown) => {
      if (required) throw error;
      return null;
    });
    runtimes = { native, wasm: await loadRuntime({ prefer: 'wasm' }) };
  });

  const present = (): Runtime[] => [runtimes.native, runtimes.wasm].filter((one) => one !== null);

  it('compute what the formula says', () => {
    for (const activation of ['relu', 'linear', 'sigmoid', 'tanh'] as const) {
      const one = layer(5, 4, activation);
      const x = values(5, 2);
      for (const runtime of present()) {
        const network = runtime.dense([one]);
        const expected = byHand(one, [...x]);
        expect(largestDifference(network.predict(x, 1), expected), runtime.name).toBeLessThan(1e-5);
        network.dispose();
      }
    }
  });

  it('give gelu(1) = 0.841345 and gelu(-1) = -0.158655', () => {
    const identity: DenseLayer = {
      weights: Float32Array.of(1),
      bias: Float32Array.of(0),
      activation: 'gelu',
    };
    for (const runtime of present()) {
      const network = runtime.dense([identity]);
      const [high = NaN, low = NaN] = network.predict(Float32Array.of(1, -1), 2);
      expect(high).toBeCloseTo(0.841345, 4);
      expect(low).toBeCloseTo(-0.158655, 4);
      network.dispose();
    }
  });

  it('agree on a network within 1e-4', ({ skip }) => {
    if (runtimes.native === null) skip();
    const layers = [layer(64, 96, 'gelu'), layer(96, 32, 'tanh'), layer(32, 6, 'sigmoid')];
    const x = values(64 * 200, 3);
    const [native, wasm] = present().map((runtime) => runtime.dense(layers).predict(x, 200));
    expect(native).toHaveLength(200 * 6);
    expect(largestDifference(native ?? [], wasm ?? [])).toBeLessThan(1e-4);
  });

  it('agree on a transformer block with convolution within 1e-4', ({ skip }) => {
    if (runtimes.native === null) skip();
    const [native, wasm] = present().map((runtime) => transformerBlock(runtime, 11));
    expect(native).toHaveLength(3 * (16 + 16 + 5));
    expect(native?.every(Number.isFinite)).toBe(true);
    expect(largestDifference(native ?? [], wasm ?? [])).toBeLessThan(1e-4);
  });

  it('take turns in one process', () => {
    const one = layer(8, 3, 'relu');
    const x = values(16, 1);
    const networks = present().map((runtime) => runtime.dense([one]));
    const first = networks.map((network) => [...network.predict(x, 2)]);
    const again = networks.toReversed().map((network) => [...network.predict(x, 2)]);
    expect(again.toReversed()).toEqual(first);
  });

  it('leave no tensors behind', () => {
    for (const runtime of present()) {
      const before = runtime.tf.memory().numTensors;
      const network = runtime.dense([layer(8, 8, 'gelu'), layer(8, 2, 'sigmoid')]);
      expect(runtime.tf.memory().numTensors).toBe(before + 4);
      for (let turn = 0; turn < 5; turn++) network.predict(values(80, 1), 10);
      transformerBlock(runtime, 3);
      expect(runtime.tf.memory().numTensors).toBe(before + 4);
      network.dispose();
      network.dispose();
      expect(runtime.tf.memory().numTensors).toBe(before);
    }
  });

  it('keep their weights when the caller reuses the arrays', () => {
    for (const runtime of present()) {
      const one = {
        weights: Float32Array.of(2),
        bias: Float32Array.of(1),
        activation: 'linear' as const,
      };
      const network = runtime.dense([one]);
      one.weights.fill(9);
      one.bias.fill(9);
      expect([...network.predict(Float32Array.of(3), 1)]).toEqual([7]);
      network.dispose();
    }
  });

  it('refuse sizes that do not fit', () => {
    const network = runtimes.wasm.dense([layer(4, 2, 'relu')]);
    expect(() => network.predict(values(7, 1), 2)).toThrow(RangeError);
    expect(network.predict(values(0, 1), 0)).toHaveLength(0);
    network.dispose();
    expect(() => network.predict(values(4, 1), 1)).toThrow(RangeError);
    expect(() => runtimes.wasm.dense([])).toThrow(RangeError);
    expect(() => runtimes.wasm.dense([layer(4, 2, 'relu'), layer(3, 2, 'relu')])).toThrow(RangeError);
  });

  it('say in one line what runs', () => {
    expect(describeRuntime(runtimes.wasm)).toMatch(
      /^the classifier runs on tfjs-wasm 4\.\d+\.\d+ \(.+\)$/,
    );
    const fallback = { ...runtimes.wasm, fallbackReason: 'no binding' };
    expect(describeRuntime(fallback)).toContain('no binding; npm run tensorflow');
    if (runtimes.native === null) return;
    expect(describeRuntime(runtimes.native)).toMatch(/tfjs-node 4\.\d+\.\d+ \(TensorFlow \d/);
  });

  it('fall back on WebAssembly with the reason, unless the native one was asked for', async () => {
    const { name, fallbackReason } = await loadRuntime({}, absent);
    expect({ name, fallbackReason }).toEqual({ name: 'tfjs-wasm', fallbackReason: 'no binding' });
    await expect(loadRuntime({ prefer: 'native' }, absent)).rejects.toThrow('npm run tensorflow');
  });

  it('prefer the native one', async ({ skip }) => {
    if (runtimes.native === null) skip();
    const { name, fallbackReason } = await loadRuntime();
    expect({ name, fallbackReason }).toEqual({ name: 'tfjs-node', fallbackReason: null });
  });
});
