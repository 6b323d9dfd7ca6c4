import type { Runtime } from '../tfjs/runtime.js';
import { WordPiece } from '../text/wordpiece.js';
import { disposeTensors, Encoder, encoderTensors, tokenBatch, type EncoderTensors } from './encoder.js';
import { OUTPUTS } from './labels.js';
import type { SecondReader } from './second-reader.js';
import {
  decodeSecondPass,
  type SecondPassShape,
  type SecondPassWeights,
} from './second-pass-weights.js';

/** Tokens, filling included, that go through the encoder together. */
const BATCH_TOKENS = 1024;

/** A transformer encoder for texts that the first pass is unsure of. */
export class SecondPass implements SecondReader {
  readonly capacity = Infinity;

  private constructor(
    private readonly runtime: Runtime,
    private readonly shape: SecondPassShape,
    private readonly pieces: WordPiece,
    private readonly tensors: EncoderTensors,
    private readonly encoder: Encoder,
  ) {}

  /** Throws a WeightsError where the file isn't what the shape makes it. */
  static load(bytes: Uint8Array, shape: SecondPassShape, runtime: Runtime): SecondPass {
    return SecondPass.of(decodeSecondPass(bytes, shape), runtime);
  }

  static of({ shape, vocabulary, tensors }: SecondPassWeights, runtime: Runtime): SecondPass {
    const loaded = encoderTensors(runtime, shape, tensors);
    const encoder = new Encoder(runtime, shape, loaded);
    return new SecondPass(runtime, shape, new WordPiece(vocabulary), loaded, encoder);
  }

  /** Log-odds, texts × OUTPUTS. Of a text the first `positions` tokens are read. */
  async score(texts: readonly string[]): Promise<Float32Array> {
    const logits = new Float32Array(texts.length * OUTPUTS);
    // Texts of like length together: what fills up the shorter ones costs as much as what is read.
    const read = texts
      .map((text, at) => ({ at, ids: this.pieces.encode(text, this.shape.positions) }))
      .toSorted((a, b) => a.ids.length - b.ids.length);
    for (let start = 0; start < read.length;) {
      const batch = batchFrom(read, start);
      const values = this.run(batch.map(({ ids }) => ids));
      batch.forEach(({ at }, row) => {
        logits.set(values.subarray(row * OUTPUTS, (row + 1) * OUTPUTS), at * OUTPUTS);
      });
      start += batch.length;
      // Lets others have the thread between batches.
      await new Promise(setImmediate);
    }
    return logits;
  }

  dispose(): void {
    disposeTensors(this.runtime.tf, this.tensors);
  }

  private run(texts: readonly (readonly number[])[]): Float32Array {
    const result = this.runtime.run(() => this.encoder.logits(tokenBatch(texts)));
    const values = result.dataSync<'float32'>();
    result.dispose();
    return values;
  }
}

interface ReadText {
  /** Among the given texts. */
  readonly at: number;
  readonly ids: readonly number[];
}

/** The next texts that fit together, at least one. They are in the order of their length. */
function batchFrom(read: readonly ReadText[], start: number): readonly ReadText[] {
  const fits = read.slice(start).findIndex(({ ids }, at) => (at + 1) * ids.length > BATCH_TOKENS);
  return read.slice(start, fits === -1 ? read.length : start + Math.max(1, fits));
}
