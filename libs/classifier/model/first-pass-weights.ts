import { KNOWN_BYTES, KnownFeatures } from '../features/known.js';
import { OUTPUTS } from './labels.js';

/** The numbers that say how a first pass's file is to be read; part of the manifest. */
export interface FirstPassShape {
  /** Rows of the table, as a power of two: a feature reads the row that its hash's upper bits name. */
  readonly bucketBits: number;
  /** Numbers of an embedding. */
  readonly width: number;
  /** Units of the hidden layer. */
  readonly hidden: number;
  /** What one step of the table's 8-bit numbers is worth: an output's, in log-odds. */
  readonly linearSteps: readonly number[];
  readonly embeddingStep: number;
}

/** A first pass as it lies in its file. */
export interface FirstPassWeights {
  readonly shape: FirstPassShape;
  readonly known: KnownFeatures;
  /** buckets × (OUTPUTS + width), row by row: the linear part, then the embedding. */
  readonly table: Int8Array;
  /** (2 × width) × hidden, row by row. */
  readonly inner: Float32Array;
  readonly innerBias: Float32Array;
  /** hidden × OUTPUTS, row by row. */
  readonly outer: Float32Array;
  readonly bias: Float32Array;
}

/** A file whose length isn't what its manifest's numbers make it. */
export class WeightsError extends Error {
  override readonly name = 'WeightsError';
}

/** The parts one after another; little endian. */
export function encodeFirstPass(weights: FirstPassWeights): Uint8Array {
  const parts: readonly ArrayBufferView[] = [
    weights.known.bits,
    weights.table,
    weights.inner,
    weights.innerBias,
    weights.outer,
    weights.bias,
  ];
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.byteLength, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(new Uint8Array(part.buffer, part.byteOffset, part.byteLength), at);
    at += part.byteLength;
  }
  return bytes;
}

/** Throws a {@link WeightsError} where the length is wrong. */
export function decodeFirstPass(bytes: Uint8Array, shape: FirstPassShape): FirstPassWeights {
  const { bucketBits, width, hidden } = shape;
  const tableBytes = (1 << bucketBits) * (OUTPUTS + width);
  const floats = [2 * width * hidden, hidden, hidden * OUTPUTS, OUTPUTS] as const;
  const expected = KNOWN_BYTES + tableBytes + 4 * floats.reduce((sum, count) => sum + count, 0);
  if (bytes.length !== expected) {
    throw new WeightsError(`first pass: ${bytes.length} bytes, the manifest makes it ${expected}`);
  }
  // A copy of its own, so that what follows starts at a multiple of four.
  const own = bytes.slice().buffer;
  let at = KNOWN_BYTES + tableBytes;
  const next = (count: number): Float32Array => {
    const part = new Float32Array(own.slice(at, at + 4 * count));
    at += 4 * count;
    return part;
  };
  return {
    shape,
    known: new KnownFeatures(new Uint8Array(own, 0, KNOWN_BYTES)),
    table: new Int8Array(own, KNOWN_BYTES, tableBytes),
    inner: next(floats[0]),
    innerBias: next(floats[1]),
    outer: next(floats[2]),
    bias: next(floats[3]),
  };
}
