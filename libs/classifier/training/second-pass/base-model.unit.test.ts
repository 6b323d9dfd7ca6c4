import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SPECIAL_TOKENS } from '../../text/wordpiece.js';
import { TrainingRandom } from '../random.js';
import { keptPieces, readBaseModel, startingWeights } from './base-model.js';

const VOCABULARY = [...SPECIAL_TOKENS, '[unused0]', 'tide', '##gate', 'q', '漢'];
const CONFIG = {
  model_type: 'bert',
  hidden_act: 'gelu',
  hidden_size: 2,
  intermediate_size: 4,
  num_attention_heads: 1,
};

/** As safetensors has it: the header's length in eight bytes, a JSON header, the tensors. */
function safetensors(tensors: Readonly<Record<string, readonly number[]>>): Buffer {
  let at = 0;
  const header = Object.entries(tensors).map(([name, values]) => {
    const start = at;
    at += 4 * values.length;
    return [name, { dtype: 'F32', shape: [values.length], data_offsets: [start, at] }];
  });
  const json = Buffer.from(JSON.stringify(Object.fromEntries(header)));
  const length = Buffer.alloc(8);
  length.writeBigUInt64LE(BigInt(json.length));
  const numbers = Object.values(tensors).map((values) => Buffer.from(new Float32Array(values).buffer));
  return Buffer.concat([length, json, ...numbers]);
}

describe('a base model', () => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'tidegate-base-'));
    await writeFile(join(folder, 'config.json'), JSON.stringify(CONFIG));
    await writeFile(join(folder, 'vocab.txt'), `${VOCABULARY.join('\n')}\n`);
    const tensors = {
      'embeddings.word_embeddings.weight': VOCABULARY.flatMap((_, id) => [id, -id]),
      'embeddings.position_embeddings.weight': [1, 2, 3, 4, 5, 6],
      'embeddings.token_type_embeddings.weight': [10, 20, 0, 0],
      'embeddings.LayerNorm.weight': [1, 1],
      'embeddings.LayerNorm.bias': [0, 0.5],
    };
    await writeFile(join(folder, 'model.safetensors'), safetensors(tensors));
  });
  afterAll(() => rm(folder, { recursive: true }));

  it('keeps the pieces that training meets often and those of one Latin letter', async () => {
    const base = await readBaseModel(folder);
    const counts = new Map([
      ['tide', 3],
      ['##gate', 2],
      ['漢', 2],
    ]);
    expect(keptPieces(base, counts, 3)).toEqual([...SPECIAL_TOKENS, 'tide', 'q']);
  });

  it('starts from the rows of the kept pieces, and from positions with the first segment added', async () => {
    const base = await readBaseModel(folder);
    const kept = [...SPECIAL_TOKENS, 'tide', 'q'];
    const { tensors, shape } = startingWeights(base, kept, 0, 2, new TrainingRandom(1));
    expect([...(tensors.get('pieces') ?? [])].slice(8)).toEqual([5, -5, 7, -7]);
    expect([...(tensors.get('positions') ?? [])]).toEqual([11, 22, 13, 24]);
    expect(tensors.get('embedded.shift')?.[1]).toBe(0.5);
    expect(shape).toMatchObject({ pieces: 6, width: 2, inner: 4, heads: 1, layers: 0 });
  });

  it('is refused where a tensor is missing', async () => {
    const base = await readBaseModel(folder);
    expect(() => startingWeights(base, ['tide'], 1, 2, new TrainingRandom(1))).toThrow(
      'no tensor encoder.layer.0',
    );
  });
});
