import type { SecondPassWeights } from '../../model/second-pass-weights.js';
import { WordPiece } from '../../text/wordpiece.js';
import type { Runtime } from '../../tfjs/runtime.js';
import { TrainingRandom } from '../random.js';
import type { WeighedRow } from '../corpus.js';
import { keptPieces, startingWeights, type BaseModel } from './base-model.js';
import { pieceCounts, secondPassExamples, secondPassRows, type RowShares } from './examples.js';
import { fitSecondPass } from './fit.js';

/** Layers of the base model that are kept. */
const LAYERS = 3;
/** Tokens of a text that are read, and in training, where long ones cost most. */
const POSITIONS = 128;
const TRAINING_TOKENS = 64;
/** How often training must meet a piece for it to be kept: the table is half of the file. */
const PIECE_FROM = 10;

/** Of the English rows without a positive label: enough of the everyday ones to know them. */
const SHARES: RowShares = { everyday: 0.12, negative: 0.5, own: 0.3 };
/** What a positive threat, sexual post or mention of self-harm counts: there are few of them. */
const RARE_WEIGHT = 3;

/** Fine-tunes the first layers of an English encoder; the same rows and seed start from the same numbers. */
export function trainSecondPass(
  rows: readonly WeighedRow[],
  base: BaseModel,
  runtime: Runtime,
  seed: number,
  onProgress: (done: number, total: number, loss: number) => void,
): SecondPassWeights {
  const random = new TrainingRandom(seed);
  const english = rows.filter(({ row }) => row.lang === 'en');
  const plain = english.filter(({ weight }) => weight === 1).map(({ row }) => row);
  const kept = keptPieces(base, pieceCounts(plain, base.vocabulary), PIECE_FROM);
  const start = startingWeights(base, kept, LAYERS, POSITIONS, random);
  const examples = secondPassExamples(secondPassRows(english, SHARES, random), new WordPiece(kept), {
    maxTokens: TRAINING_TOKENS,
    rareWeight: RARE_WEIGHT,
  });
  return fitSecondPass(runtime, start, examples, {
    epochs: 1,
    batch: 64,
    rate: 1.5e-4,
    headRate: 2e-3,
    decay: 0.01,
    random,
    onProgress,
  });
}
