import { OUTPUTS } from '../../model/labels.js';
import type { TrainingRandom } from '../random.js';

export interface NetworkShape {
  /** Buckets of the table, as a power of two. */
  readonly bucketBits: number;
  /** Numbers an embedding has; words and character n-grams are pooled apart. */
  readonly width: number;
  /** Units of the hidden layer. */
  readonly hidden: number;
}

/**
 * What is learnt. logits = Σ linear[feature] + out · relu(in · pools): a wide part that remembers
 * and a deep one that generalises, over one table of hashed features.
 */
export class Network {
  /** buckets × OUTPUTS. */
  readonly linear: Float32Array;
  /** buckets × width. */
  readonly embeddings: Float32Array;
  /** hidden × (2 × width), row by row. */
  readonly inner: Float32Array;
  readonly innerBias: Float32Array;
  /** hidden × OUTPUTS, row by row. */
  readonly outer: Float32Array;
  readonly bias: Float32Array;

  constructor(
    readonly shape: NetworkShape,
    random: TrainingRandom,
  ) {
    const { bucketBits, width, hidden } = shape;
    const buckets = 1 << bucketBits;
    const uniform = (length: number, limit: number): Float32Array =>
      Float32Array.from({ length }, () => (random.next() * 2 - 1) * limit);
    this.linear = new Float32Array(buckets * OUTPUTS);
    this.embeddings = uniform(buckets * width, 0.1);
    this.inner = uniform(hidden * 2 * width, Math.sqrt(3 / (2 * width)));
    this.innerBias = new Float32Array(hidden);
    this.outer = uniform(hidden * OUTPUTS, 0.5 * Math.sqrt(3 / hidden));
    this.bias = new Float32Array(OUTPUTS);
  }
}
