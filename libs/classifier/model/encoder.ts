import type { Runtime } from '../tfjs/runtime.js';
import type { SecondPassShape, Tensors } from './second-pass-weights.js';
import { tensorPlaces } from './second-pass-weights.js';

type Tf = Runtime['tf'];
type Tensor = ReturnType<Tf['tensor']>;
type Matrix = ReturnType<Tf['tensor2d']>;
type Vector = ReturnType<Tf['tensor1d']>;

/** What BERT's encoders were trained with. */
const EPSILON = 1e-12;
/** Added to what must not be looked at. */
const NEVER = -1e4;

/** Tensors by name. */
export interface EncoderTensors {
  /** Inputs × outputs, but for tables, which are looked up by row. */
  readonly matrices: ReadonlyMap<string, Matrix>;
  readonly vectors: ReadonlyMap<string, Vector>;
}

const TABLES: ReadonlySet<string> = new Set(['pieces', 'positions']);

/** On the runtime's backend; they stay until they are disposed of. */
export function encoderTensors(
  runtime: Pick<Runtime, 'tf' | 'run'>,
  shape: SecondPassShape,
  tensors: Tensors,
): EncoderTensors {
  const { tf } = runtime;
  const matrices = new Map<string, Matrix>();
  const vectors = new Map<string, Vector>();
  for (const { name, rows, columns } of tensorPlaces(shape)) {
    const values = tensors.get(name)?.slice();
    if (!values) throw new RangeError(`no tensor ${name}`);
    if (columns === null) {
      vectors.set(name, tf.tensor1d(values));
      continue;
    }
    const matrix = runtime.run(() => {
      const table = tf.tensor2d(values, [rows, columns]);
      return TABLES.has(name) ? table : tf.transpose(table);
    });
    matrices.set(name, matrix);
  }
  return { matrices, vectors };
}

export function disposeTensors(tf: Tf, { matrices, vectors }: EncoderTensors): void {
  tf.dispose([...matrices.values(), ...vectors.values()]);
}

/** Token ids of texts, filled up with 0 to the longest: rows × tokens. */
export interface TokenBatch {
  readonly ids: Int32Array;
  /** 1 for a token, 0 for what fills up. */
  readonly mask: Float32Array;
  readonly rows: number;
  readonly tokens: number;
}

export function tokenBatch(texts: readonly (readonly number[])[]): TokenBatch {
  const tokens = Math.max(1, ...texts.map(({ length }) => length));
  const ids = new Int32Array(texts.length * tokens);
  const mask = new Float32Array(texts.length * tokens);
  texts.forEach((text, row) => {
    ids.set(text, row * tokens);
    mask.fill(1, row * tokens, row * tokens + text.length);
  });
  return { ids, mask, rows: texts.length, tokens };
}

/**
 * A transformer encoder (post-norm, as BERT's); the mean and the largest value over the tokens go through
 * one product to the outputs: rows × OUTPUTS, log-odds. To be called inside the runtime's `run`.
 */
export class Encoder {
  constructor(
    private readonly runtime: Pick<Runtime, 'tf' | 'ops'>,
    private readonly shape: SecondPassShape,
    private readonly tensors: EncoderTensors,
  ) {}

  logits({ ids, mask, rows, tokens }: TokenBatch): Matrix {
    const { tf } = this.runtime;
    const { width, layers } = this.shape;
    const table = found('pieces', this.tensors.matrices);
    const positions = tf.slice2d(found('positions', this.tensors.matrices), [0, 0], [tokens, width]);
    const pieces = tf.reshape(tf.gather(table, tf.tensor1d(ids, 'int32')), [rows, tokens, width]);
    const embedded: Matrix = tf.reshape(tf.add(pieces, positions), [rows * tokens, width]);
    let x = this.norm('embedded', embedded);
    const hidden = tf.mul(tf.sub(1, tf.tensor(mask, [rows, 1, 1, tokens])), NEVER);
    for (let layer = 0; layer < layers; layer++) x = this.layer(layer, x, hidden, rows, tokens);
    return this.head(tf.reshape(x, [rows, tokens, width]), tf.tensor3d(mask, [rows, tokens, 1]));
  }

  private layer(layer: number, x: Matrix, hidden: Tensor, rows: number, tokens: number): Matrix {
    const { tf, ops } = this.runtime;
    const { width, heads } = this.shape;
    const size = width / heads;
    const split = (name: string): Tensor =>
      tf.transpose(
        tf.reshape(this.product(`${layer}.${name}`, x), [rows, tokens, heads, size]),
        [0, 2, 1, 3],
      );
    const closeness = tf.matMul(split('query'), split('key'), false, true);
    const shares = tf.softmax(tf.add(tf.mul(closeness, 1 / Math.sqrt(size)), hidden));
    const seen: Matrix = tf.reshape(tf.transpose(tf.matMul(shares, split('value')), [0, 2, 1, 3]), [
      rows * tokens,
      width,
    ]);
    const attended = this.norm(
      `${layer}.attention`,
      tf.add(x, this.product(`${layer}.attended`, seen)),
    );
    const inner = ops.gelu(this.product(`${layer}.up`, attended));
    return this.norm(`${layer}.output`, tf.add(attended, this.product(`${layer}.down`, inner)));
  }

  private head(x: Tensor, mask: Tensor): Matrix {
    const { tf } = this.runtime;
    const mean: Matrix = tf.div(tf.sum(tf.mul(x, mask), 1), tf.sum(mask, 1));
    const most: Matrix = tf.max(tf.add(x, tf.mul(tf.sub(1, mask), NEVER)), 1);
    return this.product('head', tf.concat2d([mean, most], 1));
  }

  private product(name: string, x: Matrix): Matrix {
    const { tf } = this.runtime;
    const bias = this.vector(`${name}.bias`);
    const product = tf.fused.matMul({ a: x, b: found(name, this.tensors.matrices), bias });
    return tf.reshape(product, [x.shape[0], bias.shape[0]]);
  }

  private norm(name: string, x: Matrix): Matrix {
    const scale = this.vector(`${name}.scale`);
    return this.runtime.ops.layerNorm(x, scale, this.vector(`${name}.shift`), EPSILON);
  }

  private vector(name: string): Vector {
    return found(name, this.tensors.vectors);
  }
}

function found<T>(name: string, tensors: ReadonlyMap<string, T>): T {
  const tensor = tensors.get(name);
  if (!tensor) throw new RangeError(`no tensor ${name}`);
  return tensor;
}
