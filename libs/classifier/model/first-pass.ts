import { Features } from '../features/hash.js';
import { MAX_WINDOW } from '../text/fold.js';
import { Tokens } from '../text/tokens.js';
import type { FirstPassWeights } from './first-pass-weights.js';
import { OUTPUTS } from './labels.js';
import { PackedTable } from './packed-table.js';

/** The dense part, run by TensorFlow.js: rows × inputs in, rows × outputs out. */
export interface DenseNetwork {
  predict(inputs: Float32Array, rows: number): Float32Array | Promise<Float32Array>;
}

/** A window as it came, and folded in one way or another. */
export interface View {
  readonly text: string;
  readonly folded: string;
}

export interface FirstReading {
  /** Log-odds, texts × OUTPUTS. */
  readonly logits: Float32Array;
  /** How many of a text's features training had met. */
  readonly known: Uint16Array;
  /** How many words a text has; two ideographs count as one. */
  readonly words: Uint16Array;
}

/** Rows that go through the dense part together. */
const BATCH = 256;

/** Hashed features through one table: a sum by label, and two pools for the dense part. */
export class FirstPass {
  private readonly tokens = new Tokens(MAX_WINDOW);
  private readonly features = new Features();
  private readonly table: PackedTable;

  constructor(
    private readonly weights: FirstPassWeights,
    private readonly dense: DenseNetwork,
  ) {
    this.table = new PackedTable(weights.table, OUTPUTS + weights.shape.width);
  }

  /** Reads views of at most one window each. */
  async read(views: readonly View[]): Promise<FirstReading> {
    const { width } = this.weights.shape;
    const logits = new Float32Array(views.length * OUTPUTS);
    const known = new Uint16Array(views.length);
    const words = new Uint16Array(views.length);
    for (let start = 0; start < views.length; start += BATCH) {
      const rows = Math.min(BATCH, views.length - start);
      const pools = new Float32Array(rows * 2 * width);
      for (const [row, view] of views.slice(start, start + rows).entries()) {
        const at = start + row;
        known[at] = this.readOne(view, logits, at * OUTPUTS, pools, row * 2 * width);
        words[at] = this.tokens.words();
      }
      const deep = await this.dense.predict(pools, rows);
      for (let at = 0; at < rows * OUTPUTS; at++)
        logits[start * OUTPUTS + at] = (logits[start * OUTPUTS + at] ?? 0) + (deep[at] ?? 0);
    }
    return { logits, known, words };
  }

  private readOne(
    { text, folded }: View,
    logits: Float32Array,
    logit: number,
    pools: Float32Array,
    pool: number,
  ): number {
    const { tokens, features } = this;
    tokens.read(folded);
    features.read(tokens, text);
    const words = this.pool(0, features.words, logits, logit, pools, pool);
    const second = pool + this.weights.shape.width;
    return words + this.pool(features.words, features.count, logits, logit, pools, second);
  }

  private pool(
    start: number,
    end: number,
    logits: Float32Array,
    logit: number,
    pools: Float32Array,
    pool: number,
  ): number {
    const { table, weights } = this;
    const { shape } = weights;
    const { hashes } = this.features;
    const shift = 32 - shape.bucketBits;
    table.clear();
    let known = 0;
    for (let at = start; at < end; at++) {
      const hash = hashes[at] ?? 0;
      if (!weights.known.has(hash)) continue;
      known++;
      table.add(hash >>> shift);
    }
    const sums = table.sums();
    const scale = 1 / Math.sqrt(Math.max(1, known));
    for (let output = 0; output < OUTPUTS; output++) {
      logits[logit + output] =
        (logits[logit + output] ?? 0) + (sums[output] ?? 0) * (shape.linearSteps[output] ?? 0) * scale;
    }
    const step = shape.embeddingStep * scale;
    for (let at = 0; at < shape.width; at++) pools[pool + at] = (sums[OUTPUTS + at] ?? 0) * step;
    return known;
  }
}
