import { describe, expect, it } from 'vitest';
import { SPECIAL_TOKENS } from '../text/wordpiece.js';
import { loadRuntime } from '../tfjs/runtime.js';
import { TrainingRandom } from '../training/random.js';
import { OUTPUTS } from './labels.js';
import {
  decodeSecondPass,
  encodeSecondPass,
  tensorPlaces,
  type SecondPassShape,
  type SecondPassWeights,
} from './second-pass-weights.js';
import { SecondPass } from './second-pass.js';

const VOCABULARY = [...SPECIAL_TOKENS, 'tide', 'gate', '##s', 'opens'];
const SHAPE: SecondPassShape = {
  pieces: VOCABULARY.length,
  vocabularyBytes: Buffer.byteLength(VOCABULARY.join('\n')),
  positions: 12,
  width: 8,
  heads: 2,
  inner: 16,
  layers: 2,
};

function randomWeights(): SecondPassWeights {
  const random = new TrainingRandom(7);
  const tensors = new Map(
    tensorPlaces(SHAPE).map(({ name, rows, columns }) => {
      const around = name.endsWith('.scale') ? 1 : 0;
      const length = rows * (columns ?? 1);
      return [name, Float32Array.from({ length }, () => around + random.next() - 0.5)] as const;
    }),
  );
  return { shape: SHAPE, vocabulary: VOCABULARY, tensors };
}

const TEXTS = ['tide', 'gates opens tide opens', '', 'tide tides gate opens opens opens'];

describe('SecondPass', () => {
  it('gives the same scores on both backends', async () => {
    const bytes = encodeSecondPass(randomWeights());
    const native = SecondPass.load(bytes, SHAPE, await loadRuntime({ prefer: 'native' }));
    const wasm = SecondPass.load(bytes, SHAPE, await loadRuntime({ prefer: 'wasm' }));
    const [one, other] = [await native.score(TEXTS), await wasm.score(TEXTS)];
    expect(one).toHaveLength(TEXTS.length * OUTPUTS);
    one.forEach((value, at) => expect(other[at]).toBeCloseTo(value, 4));
    expect(one[0]).not.toBeCloseTo(one[OUTPUTS] ?? Number.NaN, 3);
  });

  it('scores a text the same alone and beside longer ones', async () => {
    const runtime = await loadRuntime({ prefer: 'wasm' });
    const pass = SecondPass.of(randomWeights(), runtime);
    const together = await pass.score(TEXTS);
    for (const [at, text] of TEXTS.entries()) {
      const alone = await pass.score([text]);
      alone.forEach((value, output) => {
        expect(together[at * OUTPUTS + output]).toBeCloseTo(value, 4);
      });
    }
  });

  it('leaves no tensor behind, and none at all once disposed of', async () => {
    const runtime = await loadRuntime({ prefer: 'wasm' });
    const before = runtime.tf.memory().numTensors;
    const pass = SecondPass.of(randomWeights(), runtime);
    const loaded = runtime.tf.memory().numTensors;
    await pass.score(TEXTS);
    expect(runtime.tf.memory().numTensors).toBe(loaded);
    pass.dispose();
    expect(runtime.tf.memory().numTensors).toBe(before);
  });

  it('reads no more of a text than it has positions for', async () => {
    const pass = SecondPass.of(randomWeights(), await loadRuntime({ prefer: 'wasm' }));
    const long = await pass.score(['tide '.repeat(10), 'tide '.repeat(1000)]);
    expect([...long.subarray(0, OUTPUTS)]).toEqual([...long.subarray(OUTPUTS)]);
  });
});

describe('decodeSecondPass', () => {
  it('gives back every number within half a step of its row', () => {
    const weights = randomWeights();
    const decoded = decodeSecondPass(encodeSecondPass(weights), SHAPE);
    expect(decoded.vocabulary).toEqual(VOCABULARY);
    for (const { name, columns } of tensorPlaces(SHAPE)) {
      const [given, got] = [weights.tensors.get(name), decoded.tensors.get(name)];
      const allowed = columns === null ? 0 : 0.5 / 254 + 1e-6;
      given?.forEach((value, at) => {
        expect(Math.abs(value - (got?.[at] ?? Number.NaN))).toBeLessThanOrEqual(allowed);
      });
    }
  });

  it('refuses a file of another length or with another vocabulary', () => {
    const bytes = encodeSecondPass(randomWeights());
    expect(() => decodeSecondPass(bytes.subarray(1), SHAPE)).toThrow('the manifest makes it');
    const spoilt = bytes.slice();
    spoilt[1] = 33;
    expect(() => decodeSecondPass(spoilt, SHAPE)).toThrow('not the vocabulary');
  });
});
