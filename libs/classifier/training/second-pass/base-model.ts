import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { OUTPUTS } from '../../model/labels.js';
import type { SecondPassShape, SecondPassWeights } from '../../model/second-pass-weights.js';
import { SPECIAL_TOKENS } from '../../text/wordpiece.js';
import type { TrainingRandom } from '../random.js';

const configSchema = z.object({
  model_type: z.literal('bert'),
  hidden_act: z.literal('gelu'),
  hidden_size: z.number().int().positive(),
  intermediate_size: z.number().int().positive(),
  num_attention_heads: z.number().int().positive(),
});

const headerSchema = z.record(
  z.string(),
  z.looseObject({
    dtype: z.string().optional(),
    data_offsets: z.tuple([z.number(), z.number()]).optional(),
  }),
);

/** An encoder as its makers publish it. */
export interface BaseModel {
  readonly config: z.infer<typeof configSchema>;
  readonly vocabulary: readonly string[];
  readonly tensor: (name: string) => Float32Array;
}

/**
 * Reads config.json, vocab.txt and model.safetensors (an 8-byte length, a JSON header, the tensors) of a
 * folder. Throws where a file is missing or isn't a BERT encoder's.
 */
export async function readBaseModel(folder: string): Promise<BaseModel> {
  const config = configSchema.parse(JSON.parse(await readFile(join(folder, 'config.json'), 'utf8')));
  const vocabulary = (await readFile(join(folder, 'vocab.txt'), 'utf8')).trimEnd().split('\n');
  const bytes = await readFile(join(folder, 'model.safetensors'));
  const headerBytes = Number(bytes.readBigUInt64LE(0));
  const header = headerSchema.parse(JSON.parse(bytes.toString('utf8', 8, 8 + headerBytes)));
  const tensor = (name: string): Float32Array => {
    const entry = header[name];
    if (entry?.dtype !== 'F32' || !entry.data_offsets) throw new Error(`${folder}: no tensor ${name}`);
    const [start, end] = entry.data_offsets.map((offset) => 8 + headerBytes + offset);
    return new Float32Array(new Uint8Array(bytes.subarray(start, end)).buffer);
  };
  return { config, vocabulary, tensor };
}

/** BERT's names of what a layer holds, by ours. */
const MATRICES = {
  query: 'attention.self.query',
  key: 'attention.self.key',
  value: 'attention.self.value',
  attended: 'attention.output.dense',
  up: 'intermediate.dense',
  down: 'output.dense',
} as const;
const NORMS = { attention: 'attention.output.LayerNorm', output: 'output.LayerNorm' } as const;

/** The first layers of an encoder with the pieces named by `kept`, and a fresh head. */
export function startingWeights(
  base: BaseModel,
  kept: readonly string[],
  layers: number,
  positions: number,
  random: TrainingRandom,
): SecondPassWeights {
  const { hidden_size: width, intermediate_size: inner, num_attention_heads: heads } = base.config;
  const tensors = new Map<string, Float32Array>();
  tensors.set('pieces', rowsOf(base, kept, width));
  tensors.set('positions', positionsOf(base, positions, width));
  const norm = (name: string, source: string): void => {
    tensors.set(`${name}.scale`, base.tensor(`${source}.weight`));
    tensors.set(`${name}.shift`, base.tensor(`${source}.bias`));
  };
  norm('embedded', 'embeddings.LayerNorm');
  for (let layer = 0; layer < layers; layer++) {
    const source = `encoder.layer.${layer}`;
    for (const [ours, theirs] of Object.entries(MATRICES)) {
      tensors.set(`${layer}.${ours}`, base.tensor(`${source}.${theirs}.weight`));
      tensors.set(`${layer}.${ours}.bias`, base.tensor(`${source}.${theirs}.bias`));
    }
    for (const [ours, theirs] of Object.entries(NORMS)) norm(`${layer}.${ours}`, `${source}.${theirs}`);
  }
  const limit = 0.02;
  const head = Float32Array.from(
    { length: OUTPUTS * 2 * width },
    () => (random.next() * 2 - 1) * limit,
  );
  tensors.set('head', head);
  tensors.set('head.bias', new Float32Array(OUTPUTS).fill(-2));
  const shape: SecondPassShape = {
    pieces: kept.length,
    vocabularyBytes: Buffer.byteLength(kept.join('\n')),
    positions,
    width,
    heads,
    inner,
    layers,
  };
  return { shape, vocabulary: kept, tensors };
}

/** Tokens that are met at least `times`, the special ones first, and every piece of one character. */
export function keptPieces(
  base: BaseModel,
  counts: ReadonlyMap<string, number>,
  times: number,
): readonly string[] {
  const special = new Set<string>(SPECIAL_TOKENS);
  const others = base.vocabulary.filter(
    (piece) =>
      !special.has(piece) &&
      ((counts.get(piece) ?? 0) >= times || /^(?:##)?[\u0021-\u024f]$/u.test(piece)),
  );
  return [...SPECIAL_TOKENS, ...others];
}

function rowsOf(base: BaseModel, kept: readonly string[], width: number): Float32Array {
  const all = base.tensor('embeddings.word_embeddings.weight');
  const ids = new Map(base.vocabulary.map((piece, id) => [piece, id]));
  const rows = new Float32Array(kept.length * width);
  kept.forEach((piece, at) => {
    const id = ids.get(piece);
    if (id === undefined) throw new Error(`the base model lacks the piece ${piece}`);
    rows.set(all.subarray(id * width, (id + 1) * width), at * width);
  });
  return rows;
}

/** With the embedding of the first segment, which every text is. */
function positionsOf(base: BaseModel, positions: number, width: number): Float32Array {
  const rows = base.tensor('embeddings.position_embeddings.weight').slice(0, positions * width);
  const segment = base.tensor('embeddings.token_type_embeddings.weight');
  return rows.map((value, at) => value + (segment[at % width] ?? 0));
}
