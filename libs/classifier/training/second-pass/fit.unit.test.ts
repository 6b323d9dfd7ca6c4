import { describe, expect, it } from 'vitest';
import { OUTPUTS } from '../../model/labels.js';
import type { SecondPassWeights } from '../../model/second-pass-weights.js';
import { SecondPass } from '../../model/second-pass.js';
import { SPECIAL_TOKENS, WordPiece } from '../../text/wordpiece.js';
import { loadRuntime, type Runtime } from '../../tfjs/runtime.js';
import { TrainingRandom } from '../random.js';
import type { Row } from '../row.js';
import { startingWeights, type BaseModel } from './base-model.js';
import { secondPassExamples } from './examples.js';
import { fitSecondPass } from './fit.js';
import { fitMix } from './fit-mix.js';

const WIDTH = 16;
const VOCABULARY = [...SPECIAL_TOKENS, 'you', 'are', 'not', 'kind', 'awful', 'fish'];

/** A BERT of random numbers, by the names that its makers gave its parts. */
function baseModel(): BaseModel {
  const random = new TrainingRandom(3);
  const sizes = (name: string): number => {
    if (name.includes('word_embeddings')) return VOCABULARY.length * WIDTH;
    if (name.includes('position_embeddings')) return 64 * WIDTH;
    if (name.includes('token_type')) return 2 * WIDTH;
    if (name.includes('LayerNorm')) return WIDTH;
    if (name.endsWith('intermediate.dense.bias')) return 2 * WIDTH;
    if (name.endsWith('bias')) return WIDTH;
    return /(?:intermediate|[0-9]\.output)\.dense/.test(name) ? 2 * WIDTH * WIDTH : WIDTH * WIDTH;
  };
  return {
    config: {
      model_type: 'bert',
      hidden_act: 'gelu',
      hidden_size: WIDTH,
      intermediate_size: 2 * WIDTH,
      num_attention_heads: 2,
    },
    vocabulary: VOCABULARY,
    tensor: (name) => {
      const scale = name.endsWith('LayerNorm.weight') ? 1 : 0;
      return Float32Array.from({ length: sizes(name) }, () => scale + 0.4 * (random.next() - 0.5));
    },
  };
}

function row(text: string, harassment: 0 | 1 | null): Row {
  return {
    id: text,
    text,
    lang: 'en',
    source: 'own',
    licence: null,
    labels: {
      spam: null,
      hate: null,
      harassment,
      threat: null,
      sexual: null,
      self_harm: null,
      doxxing: null,
    },
    weak: [],
  };
}

/** "awful" counts only with "you", and not after "not": no sum over words can tell. */
const ROWS = [
  row('you are awful', 1),
  row('you are not awful', 0),
  row('fish are awful', 0),
  row('fish are not awful', 0),
  row('you are kind', 0),
  row('you are not kind', 1),
];

function fitted(runtime: Runtime, epochs: number): SecondPassWeights {
  const random = new TrainingRandom(5);
  const start = startingWeights(baseModel(), VOCABULARY, 1, 16, random);
  const examples = secondPassExamples(
    ROWS.map((one) => ({ row: one, weight: 1 })),
    new WordPiece(VOCABULARY),
    {
      maxTokens: 16,
      rareWeight: 1,
    },
  );
  const options = { epochs, batch: 6, rate: 1e-2, headRate: 2e-2, decay: 0.01, random };
  return fitSecondPass(runtime, start, examples, options);
}

describe('fitSecondPass', () => {
  it('learns what depends on several words together', async () => {
    const runtime = await loadRuntime({ prefer: 'native' });
    const before = runtime.tf.memory().numTensors;
    const weights = fitted(runtime, 120);
    expect(runtime.tf.memory().numTensors).toBe(before);
    const logits = await SecondPass.of(weights, runtime).score(ROWS.map(({ text }) => text));
    const harassing = ROWS.map((_, at) => (logits[at * OUTPUTS + 2] ?? 0) > 0);
    expect(harassing).toEqual(ROWS.map(({ labels }) => labels.harassment === 1));
  });

  it('gives the same numbers for the same seed', async () => {
    const runtime = await loadRuntime({ prefer: 'native' });
    const [one, other] = [fitted(runtime, 3), fitted(runtime, 3)];
    expect(one.tensors.get('0.up')).not.toEqual(fitted(runtime, 2).tensors.get('0.up'));
    expect(other.tensors).toEqual(one.tensors);
  });
});

describe('fitMix', () => {
  it('trusts the pass that tells the outcomes', () => {
    const random = new TrainingRandom(1);
    const rows = Array.from({ length: 2000 }, () => {
      const second = 6 * random.next() - 3;
      const outcome = random.next() < 1 / (1 + Math.exp(-1 - second)) ? 1 : 0;
      return { first: 6 * random.next() - 3, second, outcome } as const;
    });
    const mix = fitMix(rows);
    expect(mix.offset).toBeCloseTo(1, 0);
    expect(mix.second).toBeCloseTo(1, 0);
    expect(Math.abs(mix.first)).toBeLessThan(0.15);
  });

  it('stays finite where the outcomes are told apart without fail', () => {
    const mix = fitMix([
      { first: -1, second: -1, outcome: 0 },
      { first: 1, second: 1, outcome: 1 },
    ]);
    expect(mix.first).toBeGreaterThan(0.4);
    expect(mix.first).toBeLessThan(5);
  });
});
