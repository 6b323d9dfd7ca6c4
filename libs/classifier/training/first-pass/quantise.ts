import type { KnownFeatures } from '../../features/known.js';
import type { FirstPassWeights } from '../../model/first-pass-weights.js';
import { OUTPUTS } from '../../model/labels.js';
import type { Network } from './network.js';

/** Share of numbers that may be cut to the largest 8-bit step: rare ones would coarsen all others. */
const CUT = 1e-5;

/** The network with its table in 8 bits; rows that no known feature reads are zeros. */
export function quantise(network: Network, known: KnownFeatures): FirstPassWeights {
  const { bucketBits, width, hidden } = network.shape;
  const used = usedBuckets(known, bucketBits);
  const linearSteps = Array.from({ length: OUTPUTS }, (_, output) =>
    stepOf(network.linear, used, OUTPUTS, output, 1),
  );
  const embeddingStep = stepOf(network.embeddings, used, width, 0, width);
  const stride = OUTPUTS + width;
  const table = new Int8Array((1 << bucketBits) * stride);
  used.forEach((is, bucket) => {
    if (is === 0) return;
    for (let output = 0; output < OUTPUTS; output++) {
      const value = network.linear[bucket * OUTPUTS + output] ?? 0;
      table[bucket * stride + output] = rounded(value, linearSteps[output] ?? 0);
    }
    for (let d = 0; d < width; d++) {
      const value = network.embeddings[bucket * width + d] ?? 0;
      table[bucket * stride + OUTPUTS + d] = rounded(value, embeddingStep);
    }
  });
  return {
    shape: { bucketBits, width, hidden, linearSteps, embeddingStep },
    known,
    table,
    inner: transposed(network.inner, hidden, 2 * width),
    innerBias: network.innerBias,
    outer: network.outer,
    bias: network.bias,
  };
}

function usedBuckets(known: KnownFeatures, bucketBits: number): Uint8Array {
  const used = new Uint8Array(1 << bucketBits);
  known.bits.forEach((byte, at) => {
    for (let bit = 0; bit < 8; bit++) {
      if ((byte >> bit) & 1) used[(at * 8 + bit) >>> (24 - bucketBits)] = 1;
    }
  });
  return used;
}

function stepOf(
  values: Float32Array,
  used: Uint8Array,
  stride: number,
  first: number,
  count: number,
): number {
  const sizes: number[] = [];
  used.forEach((is, bucket) => {
    if (is === 0) return;
    for (let d = 0; d < count; d++) sizes.push(Math.abs(values[bucket * stride + first + d] ?? 0));
  });
  const rising = Float32Array.from(sizes).sort();
  const limit = rising[Math.max(0, Math.floor(rising.length * (1 - CUT)) - 1)] ?? 0;
  return (limit > 0 ? limit : 1) / 127;
}

function rounded(value: number, step: number): number {
  return Math.max(-127, Math.min(127, Math.round(value / step)));
}

function transposed(values: Float32Array, rows: number, columns: number): Float32Array {
  const turned = new Float32Array(values.length);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      turned[column * rows + row] = values[row * columns + column] ?? 0;
    }
  }
  return turned;
}
