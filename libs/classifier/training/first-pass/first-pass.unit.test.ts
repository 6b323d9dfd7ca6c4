import { describe, expect, it } from 'vitest';
import { byLabel } from '../../../contracts/labels.js';
import { decodeFirstPass, encodeFirstPass, WeightsError } from '../../model/first-pass-weights.js';
import { FirstPass, type DenseNetwork } from '../../model/first-pass.js';
import type { FirstPassWeights } from '../../model/first-pass-weights.js';
import { OUTPUTS } from '../../model/labels.js';
import { foldForReading } from '../../text/fold.js';
import type { WeighedRow } from '../corpus.js';
import { merged } from './ensemble.js';
import { examplesOf, knownFeatures, withKnown, type Examples } from './examples.js';
import { fit, logitsOf, type FitOptions } from './fit.js';
import type { Network } from './network.js';
import { quantise } from './quantise.js';
import { roundingCost } from './rounding.js';

const OPTIONS: FitOptions = {
  bucketBits: 14,
  width: 6,
  hidden: 8,
  seed: 3,
  epochs: 30,
  linearRate: 0.3,
  embeddingRate: 0.1,
  denseRate: 0.05,
  featureDropout: 0.1,
  hiddenDropout: 0,
  sourceWeight: 0.2,
};
const HARSH = ['you awful fool', 'what a fool', 'awful people here', 'such an awful liar'];
const KIND = ['you lovely friend', 'what a day', 'lovely people here', 'such a good cook'];

function rowsOf(texts: readonly string[], harassment: 0 | 1): WeighedRow[] {
  return texts.map((text) => ({
    row: {
      id: text,
      text,
      lang: 'en',
      source: harassment === 1 ? 'forum' : 'garden',
      licence: null,
      labels: { ...byLabel(() => null), harassment },
      weak: [],
    },
    weight: 1,
  }));
}

const rows = [...rowsOf(HARSH, 1), ...rowsOf(KIND, 0)];
const examples: Examples = examplesOf(rows, ({ row }, label) => (row.labels[label] === null ? 0 : 1));
const HARASSMENT = 2;

/** The dense part in plain arithmetic. */
function dense({ inner, innerBias, outer, shape }: FirstPassWeights): DenseNetwork {
  return {
    predict(inputs, count) {
      const outputs = new Float32Array(count * OUTPUTS);
      const size = 2 * shape.width;
      for (let row = 0; row < count; row++) {
        for (let unit = 0; unit < shape.hidden; unit++) {
          let sum = innerBias[unit] ?? 0;
          for (let at = 0; at < size; at++)
            sum += (inputs[row * size + at] ?? 0) * (inner[at * shape.hidden + unit] ?? 0);
          for (let output = 0; output < OUTPUTS; output++) {
            outputs[row * OUTPUTS + output] =
              (outputs[row * OUTPUTS + output] ?? 0) +
              Math.max(0, sum) * (outer[unit * OUTPUTS + output] ?? 0);
          }
        }
      }
      return outputs;
    },
  };
}

const harassmentOf = (logits: Float32Array): number[] =>
  Array.from({ length: logits.length / OUTPUTS }, (_, row) => logits[row * OUTPUTS + HARASSMENT] ?? 0);

describe('fit', () => {
  const network: Network = fit(examples, OPTIONS);

  it('learns what it is shown, and leaves masked labels alone', () => {
    const logits = logitsOf(network, examples);
    expect(harassmentOf(logits).map((logit) => logit > 0)).toEqual(
      rows.map((_, at) => at < HARSH.length),
    );
    expect(network.bias[0]).toBe(0);
  });

  it('is the same for the same seed', () => {
    expect(fit(examples, OPTIONS).embeddings).toEqual(network.embeddings);
    expect(fit(examples, { ...OPTIONS, seed: 4 }).embeddings).not.toEqual(network.embeddings);
  });

  it('merges members into the mean of their log-odds', () => {
    const other = fit(examples, { ...OPTIONS, seed: 9, width: 4, hidden: 5 });
    const wide = fit(examples, { ...OPTIONS, width: 0, hidden: 0 });
    const members = [network, other, wide].map((member) => logitsOf(member, examples));
    const whole = logitsOf(merged([network, other, wide]), examples);
    whole.forEach((logit, at) => {
      const mean = members.reduce((sum, logits) => sum + (logits[at] ?? 0), 0) / members.length;
      expect(logit).toBeCloseTo(mean, 4);
    });
  });

  it('reads the same in 8 bits, through the file', async () => {
    const known = knownFeatures(examples, 1);
    const weights = quantise(network, known);
    const read = decodeFirstPass(encodeFirstPass(weights), weights.shape);
    const views = rows.map(({ row: { text } }) => ({ text, folded: foldForReading(text) }));
    const { logits } = await new FirstPass(read, dense(read)).read(views);
    const expected = harassmentOf(logitsOf(network, withKnown(examples, known)));
    harassmentOf(logits).forEach((logit, row) => {
      expect(Math.abs(logit - (expected[row] ?? 0))).toBeLessThan(0.1);
    });
  });

  it('says what 8 bits cost, and nothing of labels without rows', () => {
    const weights = quantise(network, knownFeatures(examples, 1));
    const cost = roundingCost(network, weights, examples);
    expect(cost.harassment).toEqual({ learnt: 1, rounded: 1 });
    expect(cost.spam.learnt).toBeNaN();
    const useless = { ...weights, table: new Int8Array(weights.table.length) };
    expect(roundingCost(network, useless, examples).harassment.rounded).toBeCloseTo(0.5);
  });

  it('refuses a file of another length', () => {
    const weights = quantise(network, knownFeatures(examples, 1));
    expect(() => decodeFirstPass(encodeFirstPass(weights).slice(1), weights.shape)).toThrow(
      WeightsError,
    );
  });
});

describe('knownFeatures', () => {
  it('keeps what stands in enough rows', () => {
    const kept = withKnown(examples, knownFeatures(examples, 2));
    expect(kept.hashes.length).toBeLessThan(examples.hashes.length);
    expect(kept.hashes.length).toBeGreaterThan(0);
    expect(withKnown(examples, knownFeatures(examples, 1)).hashes).toEqual(examples.hashes);
  });
});
