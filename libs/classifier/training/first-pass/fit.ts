import { OUTPUTS } from '../../model/labels.js';
import { TrainingRandom } from '../random.js';
import { MAX_FEATURES } from '../../features/hash.js';
import type { Examples } from './examples.js';
import { Network, type NetworkShape } from './network.js';

export interface FitOptions extends NetworkShape {
  readonly seed: number;
  readonly epochs: number;
  /** Step sizes at the start; they fall to a twentieth in a straight line. */
  readonly linearRate: number;
  readonly embeddingRate: number;
  readonly denseRate: number;
  /** Each pass over an example leaves out a share of its features drawn from 0 to twice this. */
  readonly featureDropout: number;
  readonly hiddenDropout: number;
  /**
   * How much it counts to tell where a row is from, which the hidden layer learns beside the labels and
   * which is thrown away after. Sources differ in what their annotators call by a label's name: knowing
   * them gave harassment 1 to 1.5 points of AUPRC on the tune half, hate half a point.
   */
  readonly sourceWeight: number;
  readonly onProgress?: (done: number, total: number) => void;
}

/** Adagrad's first denominator: keeps first steps short. */
const START = 1e-2;

/** Trains on the given examples, in an order drawn from the seed. */
export function fit(examples: Examples, options: FitOptions, only?: Uint32Array): Network {
  const random = new TrainingRandom(options.seed);
  const network = new Network(options, random);
  const steps = new Steps(network, options, random, examples.sourceCount);
  const order = only?.slice() ?? Uint32Array.from({ length: examples.count }, (_, at) => at);
  const total = options.epochs * order.length;
  let done = 0;
  for (let epoch = 0; epoch < options.epochs; epoch++) {
    random.shuffle(order);
    for (const example of order) {
      steps.step(examples, example, 1 - (0.95 * done) / total);
      if ((++done & 0x3fff) === 0) options.onProgress?.(done, total);
    }
  }
  options.onProgress?.(total, total);
  return network;
}

/** Logits of the examples, count × OUTPUTS. */
export function logitsOf(network: Network, examples: Examples, only?: Uint32Array): Float32Array {
  const forward = new Forward(network);
  const count = only?.length ?? examples.count;
  const logits = new Float32Array(count * OUTPUTS);
  for (let at = 0; at < count; at++) {
    const example = only?.[at] ?? at;
    const start = examples.offsets[example] ?? 0;
    forward.run(
      examples.hashes,
      start,
      examples.wordEnds[example] ?? 0,
      examples.offsets[example + 1] ?? 0,
    );
    logits.set(forward.logits, at * OUTPUTS);
  }
  return logits;
}

/** One example through the network; its activations stay for the way back. */
class Forward {
  readonly pools: Float32Array;
  readonly hidden: Float32Array;
  readonly logits = new Float32Array(OUTPUTS);
  /** 1 / √n of the words, and of the characters. */
  readonly scale = new Float32Array(2);
  protected readonly shift: number;

  constructor(protected readonly network: Network) {
    this.pools = new Float32Array(2 * network.shape.width);
    this.hidden = new Float32Array(network.shape.hidden);
    this.shift = 32 - network.shape.bucketBits;
  }

  run(hashes: Int32Array, start: number, wordEnd: number, end: number): void {
    this.logits.set(this.network.bias);
    this.pools.fill(0);
    this.pool(hashes, start, wordEnd, 0);
    this.pool(hashes, wordEnd, end, 1);
    this.dense();
  }

  private pool(hashes: Int32Array, start: number, end: number, part: 0 | 1): void {
    const { linear, embeddings } = this.network;
    const { width } = this.network.shape;
    const { pools, logits, shift } = this;
    const scale = 1 / Math.sqrt(Math.max(1, end - start));
    this.scale[part] = scale;
    const base = part * width;
    let [l0, l1, l2, l3, l4, l5] = [0, 0, 0, 0, 0, 0];
    for (let at = start; at < end; at++) {
      const bucket = (hashes[at] ?? 0) >>> shift;
      const row = bucket * OUTPUTS;
      l0 += linear[row] ?? 0;
      l1 += linear[row + 1] ?? 0;
      l2 += linear[row + 2] ?? 0;
      l3 += linear[row + 3] ?? 0;
      l4 += linear[row + 4] ?? 0;
      l5 += linear[row + 5] ?? 0;
      const embedding = bucket * width;
      for (let d = 0; d < width; d++)
        pools[base + d] = (pools[base + d] ?? 0) + (embeddings[embedding + d] ?? 0);
    }
    logits[0] = (logits[0] ?? 0) + l0 * scale;
    logits[1] = (logits[1] ?? 0) + l1 * scale;
    logits[2] = (logits[2] ?? 0) + l2 * scale;
    logits[3] = (logits[3] ?? 0) + l3 * scale;
    logits[4] = (logits[4] ?? 0) + l4 * scale;
    logits[5] = (logits[5] ?? 0) + l5 * scale;
    for (let d = 0; d < width; d++) pools[base + d] = (pools[base + d] ?? 0) * scale;
  }

  protected dense(): void {
    const { inner, innerBias, outer } = this.network;
    const { pools, hidden, logits } = this;
    const inputs = pools.length;
    for (let unit = 0; unit < hidden.length; unit++) {
      let sum = innerBias[unit] ?? 0;
      const row = unit * inputs;
      for (let d = 0; d < inputs; d++) sum += (pools[d] ?? 0) * (inner[row + d] ?? 0);
      hidden[unit] = this.activate(sum);
      if (hidden[unit] === 0) continue;
      for (let output = 0; output < OUTPUTS; output++) {
        logits[output] =
          (logits[output] ?? 0) + (hidden[unit] ?? 0) * (outer[unit * OUTPUTS + output] ?? 0);
      }
    }
  }

  protected activate(sum: number): number {
    return sum > 0 ? sum : 0;
  }
}

/** Adagrad; an embedding has one denominator for all its numbers. */
class Steps extends Forward {
  private readonly errors = new Float32Array(OUTPUTS);
  private readonly poolErrors: Float32Array;
  private readonly hiddenErrors: Float32Array;
  private readonly kept = new Int32Array(MAX_FEATURES);
  private readonly sourceErrors: Float32Array;
  /** hidden × sources. */
  private readonly sources: Float32Array;
  private readonly sourceSums: Float32Array;
  private readonly linearSums: Float32Array;
  private readonly embeddingSums: Float32Array;
  private readonly innerSums: Float32Array;
  private readonly innerBiasSums: Float32Array;
  private readonly outerSums: Float32Array;
  private readonly biasSums: Float32Array;

  constructor(
    network: Network,
    private readonly options: FitOptions,
    private readonly random: TrainingRandom,
    sourceCount: number,
  ) {
    super(network);
    const sums = (of: Float32Array): Float32Array => new Float32Array(of.length).fill(START);
    this.sourceErrors = new Float32Array(sourceCount);
    this.sources = Float32Array.from(
      { length: network.shape.hidden * sourceCount },
      () => (random.next() - 0.5) * 0.3,
    );
    this.sourceSums = sums(this.sources);
    this.poolErrors = new Float32Array(this.pools.length);
    this.hiddenErrors = new Float32Array(this.hidden.length);
    this.linearSums = sums(network.linear);
    this.embeddingSums = new Float32Array(1 << network.shape.bucketBits).fill(START);
    this.innerSums = sums(network.inner);
    this.innerBiasSums = sums(network.innerBias);
    this.outerSums = sums(network.outer);
    this.biasSums = sums(network.bias);
  }

  step(examples: Examples, example: number, rate: number): void {
    const { kept } = this;
    const start = examples.offsets[example] ?? 0;
    const wordEnd = examples.wordEnds[example] ?? 0;
    const drop = this.random.next() * 2 * this.options.featureDropout;
    const words = this.keep(examples.hashes, start, wordEnd, 0, drop);
    const end = this.keep(examples.hashes, wordEnd, examples.offsets[example + 1] ?? 0, words, drop);
    if (end === 0) return;
    this.run(kept, 0, words, end);
    if (this.compare(examples, example)) {
      this.compareSource(examples.sources[example] ?? 0);
      this.stepDense(rate);
      this.stepTable(0, words, 0, rate);
      this.stepTable(words, end, 1, rate);
    }
  }

  protected override activate(sum: number): number {
    const { hiddenDropout } = this.options;
    if (sum <= 0 || (hiddenDropout > 0 && this.random.next() < hiddenDropout)) return 0;
    return sum / (1 - hiddenDropout);
  }

  private keep(from: Int32Array, start: number, end: number, to: number, drop: number): number {
    for (let at = start; at < end; at++) {
      if (drop === 0 || this.random.next() >= drop) this.kept[to++] = from[at] ?? 0;
    }
    return to;
  }

  /** The loss's slope by logit; false where every label is masked. */
  private compare(examples: Examples, example: number): boolean {
    let any = false;
    for (let output = 0; output < OUTPUTS; output++) {
      const at = example * OUTPUTS + output;
      const weight = examples.weights[at] ?? 0;
      const said = 1 / (1 + Math.exp(-(this.logits[output] ?? 0)));
      this.errors[output] = weight === 0 ? 0 : weight * (said - (examples.targets[at] ?? 0));
      any ||= weight !== 0;
    }
    return any;
  }

  /** The softmax's slope by source. */
  private compareSource(source: number): void {
    const { sourceErrors, sources, hidden } = this;
    const count = sourceErrors.length;
    sourceErrors.fill(0);
    for (let unit = 0; unit < hidden.length; unit++) {
      const value = hidden[unit] ?? 0;
      if (value === 0) continue;
      for (let at = 0; at < count; at++)
        sourceErrors[at] = (sourceErrors[at] ?? 0) + value * (sources[unit * count + at] ?? 0);
    }
    let most = -Infinity;
    for (let at = 0; at < count; at++) most = Math.max(most, sourceErrors[at] ?? 0);
    let sum = 0;
    for (let at = 0; at < count; at++) {
      sourceErrors[at] = Math.exp((sourceErrors[at] ?? 0) - most);
      sum += sourceErrors[at] ?? 0;
    }
    const { sourceWeight } = this.options;
    for (let at = 0; at < count; at++) {
      sourceErrors[at] = sourceWeight * ((sourceErrors[at] ?? 0) / sum - (at === source ? 1 : 0));
    }
  }

  private stepDense(rate: number): void {
    const { errors, hidden, hiddenErrors, pools, poolErrors, network } = this;
    const { sources, sourceErrors, sourceSums } = this;
    const sourceCount = sourceErrors.length;
    const step = this.options.denseRate * rate;
    const inputs = pools.length;
    poolErrors.fill(0);
    for (let unit = 0; unit < hidden.length; unit++) {
      if (hidden[unit] === 0) continue;
      let error = 0;
      for (let output = 0; output < OUTPUTS; output++) {
        const at = unit * OUTPUTS + output;
        error += (errors[output] ?? 0) * (network.outer[at] ?? 0);
        descend(network.outer, this.outerSums, at, (errors[output] ?? 0) * (hidden[unit] ?? 0), step);
      }
      for (let source = 0; source < sourceCount; source++) {
        const at = unit * sourceCount + source;
        error += (sourceErrors[source] ?? 0) * (sources[at] ?? 0);
        descend(sources, sourceSums, at, (sourceErrors[source] ?? 0) * (hidden[unit] ?? 0), step);
      }
      hiddenErrors[unit] = error;
      descend(network.innerBias, this.innerBiasSums, unit, error, step);
      const row = unit * inputs;
      for (let d = 0; d < inputs; d++) {
        poolErrors[d] = (poolErrors[d] ?? 0) + error * (network.inner[row + d] ?? 0);
        descend(network.inner, this.innerSums, row + d, error * (pools[d] ?? 0), step);
      }
    }
    for (let output = 0; output < OUTPUTS; output++) {
      descend(network.bias, this.biasSums, output, errors[output] ?? 0, 0.1 * rate);
    }
  }

  private stepTable(start: number, end: number, part: 0 | 1, rate: number): void {
    const { kept, errors, poolErrors, network, shift } = this;
    const { width } = network.shape;
    const { embeddings } = network;
    const scale = this.scale[part] ?? 0;
    const base = part * width;
    let square = 0;
    for (let d = 0; d < width; d++) {
      const slope = (poolErrors[base + d] ?? 0) * scale;
      poolErrors[base + d] = slope;
      square += (slope * slope) / width;
    }
    const embeddingStep = this.options.embeddingRate * rate;
    const linearStep = this.options.linearRate * rate;
    for (let at = start; at < end; at++) {
      const bucket = (kept[at] ?? 0) >>> shift;
      this.embeddingSums[bucket] = (this.embeddingSums[bucket] ?? 0) + square;
      const step = embeddingStep / Math.sqrt(this.embeddingSums[bucket] ?? 0);
      const embedding = bucket * width;
      for (let d = 0; d < width; d++)
        embeddings[embedding + d] =
          (embeddings[embedding + d] ?? 0) - step * (poolErrors[base + d] ?? 0);
      const row = bucket * OUTPUTS;
      for (let output = 0; output < OUTPUTS; output++) {
        const error = errors[output] ?? 0;
        if (error === 0) continue;
        descend(network.linear, this.linearSums, row + output, error * scale, linearStep);
      }
    }
  }
}

function descend(
  values: Float32Array,
  sums: Float32Array,
  at: number,
  slope: number,
  step: number,
): void {
  sums[at] = (sums[at] ?? 0) + slope * slope;
  values[at] = (values[at] ?? 0) - (step * slope) / Math.sqrt(sums[at] ?? 0);
}
