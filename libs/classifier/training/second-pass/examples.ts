import type { Label } from '../../../contracts/labels.js';
import { MODEL_LABELS, OUTPUTS } from '../../model/labels.js';
import { SPECIAL_TOKENS, WordPiece } from '../../text/wordpiece.js';
import { labelWeight, type WeighedRow } from '../corpus.js';
import type { TrainingRandom } from '../random.js';
import type { Row } from '../row.js';

export interface SecondPassExample {
  readonly tokens: readonly number[];
  /** By output: 0 or 1. */
  readonly targets: Float32Array;
  /** By output: 0 masks a label. */
  readonly weights: Float32Array;
}

/** The language whose texts the encoder was trained on. */
const LANGUAGE = 'en';
/** Sources of everyday posts: the first pass is seldom unsure of those. */
const EVERYDAY: ReadonlySet<string> = new Set([
  'goemotions',
  'btc',
  'wnut17',
  'spamassassin',
  'sms_spam',
  'youtube_spam',
  'janitr',
]);
/** Labels with too few positives to be learnt at the rate of the others. */
const RARE: ReadonlySet<Label> = new Set(['threat', 'sexual', 'self_harm']);

/** What training reads of the English rows, beside those with a positive label. */
export interface RowShares {
  /** Of rows without a positive label, from sources of everyday posts. */
  readonly everyday: number;
  /** Of rows without a positive label, from others. */
  readonly negative: number;
  /** Of rows of our own, whatever their labels: they show what words mean beside others. */
  readonly own: number;
}

/**
 * Of the English rows every one with a positive label other than spam, and shares of the others: what the
 * second pass is shown are texts that the first one is unsure of.
 */
export function secondPassRows(
  rows: readonly WeighedRow[],
  shares: RowShares,
  random: TrainingRandom,
): readonly WeighedRow[] {
  return rows.filter(({ row }) => {
    if (row.lang !== LANGUAGE) return false;
    const draw = random.next();
    if (row.source === 'augment') return draw < shares.own;
    if (MODEL_LABELS.some((label) => label !== 'spam' && row.labels[label] === 1)) return true;
    return draw < (EVERYDAY.has(row.source) ? shares.everyday : shares.negative);
  });
}

/** How often the rows have each piece of a vocabulary. */
export function pieceCounts(rows: readonly Row[], vocabulary: readonly string[]): Map<string, number> {
  const special = new Set<string>(SPECIAL_TOKENS);
  const ordered = [...SPECIAL_TOKENS, ...vocabulary.filter((piece) => !special.has(piece))];
  const pieces = new WordPiece(ordered);
  const counts = new Map<string, number>();
  for (const { text } of rows) {
    for (const id of pieces.encode(text, 256)) {
      const piece = ordered[id] ?? '';
      counts.set(piece, (counts.get(piece) ?? 0) + 1);
    }
  }
  return counts;
}

/** @param options.rareWeight what a positive of a rare label counts */
export function secondPassExamples(
  rows: readonly WeighedRow[],
  pieces: WordPiece,
  { maxTokens, rareWeight }: { readonly maxTokens: number; readonly rareWeight: number },
): readonly SecondPassExample[] {
  return rows.map((weighed) => {
    const { row } = weighed;
    const targets = new Float32Array(OUTPUTS);
    const weights = new Float32Array(OUTPUTS);
    MODEL_LABELS.forEach((label, output) => {
      targets[output] = row.labels[label] ?? 0;
      const rare = row.labels[label] === 1 && RARE.has(label) ? rareWeight : 1;
      weights[output] = rare * labelWeight(weighed, label);
    });
    return { tokens: pieces.encode(row.text, maxTokens), targets, weights };
  });
}

/** Examples of like length together, in an order drawn from the random. */
export function lengthBatches(
  examples: readonly SecondPassExample[],
  size: number,
  random: TrainingRandom,
): readonly (readonly SecondPassExample[])[] {
  const mixed = shuffled(examples, random);
  const batches: (readonly SecondPassExample[])[] = [];
  const chunk = size * 40;
  for (let start = 0; start < mixed.length; start += chunk) {
    const near = mixed
      .slice(start, start + chunk)
      .toSorted((a, b) => a.tokens.length - b.tokens.length);
    for (let at = 0; at < near.length; at += size) batches.push(near.slice(at, at + size));
  }
  return shuffled(batches, random);
}

function shuffled<T>(values: readonly T[], random: TrainingRandom): readonly T[] {
  const order = Uint32Array.from(values, (_, at) => at);
  random.shuffle(order);
  return [...order].flatMap((at) => values.slice(at, at + 1));
}
