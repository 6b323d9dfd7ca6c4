import { SPECIAL_TOKENS } from '../text/wordpiece.js';
import { WeightsError } from './first-pass-weights.js';
import { OUTPUTS } from './labels.js';

/** The numbers that say how a second pass's file is to be read; part of the manifest. */
export interface SecondPassShape {
  /** Pieces of the vocabulary. */
  readonly pieces: number;
  /** UTF-8 bytes of the vocabulary, a piece a line. */
  readonly vocabularyBytes: number;
  /** Tokens that are read of one text. */
  readonly positions: number;
  readonly width: number;
  readonly heads: number;
  /** Units between the two products of a layer's second half. */
  readonly inner: number;
  readonly layers: number;
}

/** Numbers of a transformer encoder by name; a matrix lies outputs × inputs, row by row. */
export type Tensors = ReadonlyMap<string, Float32Array>;

export interface SecondPassWeights {
  readonly shape: SecondPassShape;
  readonly vocabulary: readonly string[];
  readonly tensors: Tensors;
}

export interface TensorPlace {
  readonly name: string;
  readonly rows: number;
  /** null: a vector of `rows` numbers, kept as they are; else a matrix of 8-bit numbers. */
  readonly columns: number | null;
}

/** The matrices of a layer, and what adds to their products. */
export const LAYER_MATRICES = ['query', 'key', 'value', 'attended', 'up', 'down'] as const;
/** What follows a layer's halves. */
export const LAYER_NORMS = ['attention', 'output'] as const;

/** Everything in a file, in its order. */
export function tensorPlaces({
  pieces,
  positions,
  width,
  inner,
  layers,
}: SecondPassShape): readonly TensorPlace[] {
  const places: TensorPlace[] = [
    { name: 'pieces', rows: pieces, columns: width },
    { name: 'positions', rows: positions, columns: width },
    ...normPlaces('embedded', width),
  ];
  for (let layer = 0; layer < layers; layer++) {
    for (const matrix of LAYER_MATRICES) {
      const rows = matrix === 'up' ? inner : width;
      places.push(
        { name: `${layer}.${matrix}`, rows, columns: matrix === 'down' ? inner : width },
        { name: `${layer}.${matrix}.bias`, rows, columns: null },
      );
    }
    for (const norm of LAYER_NORMS) places.push(...normPlaces(`${layer}.${norm}`, width));
  }
  places.push(
    { name: 'head', rows: OUTPUTS, columns: 2 * width },
    { name: 'head.bias', rows: OUTPUTS, columns: null },
  );
  return places;
}

function normPlaces(name: string, width: number): readonly TensorPlace[] {
  return [
    { name: `${name}.scale`, rows: width, columns: null },
    { name: `${name}.shift`, rows: width, columns: null },
  ];
}

/** The vocabulary, then tensor by tensor; each row of a matrix has a step of its own. Little endian. */
export function encodeSecondPass({ shape, vocabulary, tensors }: SecondPassWeights): Uint8Array {
  const parts: Uint8Array[] = [Buffer.from(vocabulary.join('\n'))];
  for (const { name, rows, columns } of tensorPlaces(shape)) {
    const values = tensors.get(name);
    if (values?.length !== rows * (columns ?? 1)) throw new WeightsError(`second pass: no ${name}`);
    if (columns === null) {
      parts.push(bytesOf(values));
      continue;
    }
    const steps = new Float32Array(rows);
    const small = new Int8Array(values.length);
    for (let row = 0; row < rows; row++) {
      const from = values.subarray(row * columns, (row + 1) * columns);
      const step = from.reduce((most, value) => Math.max(most, Math.abs(value)), 1e-12) / 127;
      steps[row] = step;
      from.forEach((value, at) => (small[row * columns + at] = Math.round(value / step)));
    }
    parts.push(bytesOf(steps), bytesOf(small));
  }
  return new Uint8Array(Buffer.concat(parts));
}

/** Throws a {@link WeightsError} where the file isn't what its manifest's numbers make it. */
export function decodeSecondPass(bytes: Uint8Array, shape: SecondPassShape): SecondPassWeights {
  const places = tensorPlaces(shape);
  const expected = places.reduce(
    (sum, { rows, columns }) => sum + rows * (columns === null ? 4 : 4 + columns),
    shape.vocabularyBytes,
  );
  if (bytes.length !== expected) {
    throw new WeightsError(`second pass: ${bytes.length} bytes, the manifest makes it ${expected}`);
  }
  const vocabulary = Buffer.from(bytes.subarray(0, shape.vocabularyBytes)).toString().split('\n');
  if (
    vocabulary.length !== shape.pieces ||
    SPECIAL_TOKENS.some((token, id) => vocabulary[id] !== token)
  ) {
    throw new WeightsError(
      `second pass: not the vocabulary of ${shape.pieces} pieces that it should be`,
    );
  }
  const tensors = new Map<string, Float32Array>();
  let at = shape.vocabularyBytes;
  for (const { name, rows, columns } of places) {
    // A copy of its own, so that it starts at a multiple of four.
    const floats = new Float32Array(new Uint8Array(bytes.subarray(at, at + 4 * rows)).buffer);
    at += 4 * rows;
    if (columns === null) {
      tensors.set(name, floats);
      continue;
    }
    const small = new Int8Array(bytes.buffer, bytes.byteOffset + at, rows * columns);
    at += rows * columns;
    const values = new Float32Array(small.length);
    floats.forEach((step, row) => {
      const end = (row + 1) * columns;
      for (let index = row * columns; index < end; index++) values[index] = (small[index] ?? 0) * step;
    });
    tensors.set(name, values);
  }
  return { shape, vocabulary, tensors };
}

function bytesOf(values: ArrayBufferView): Uint8Array {
  return new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
}
