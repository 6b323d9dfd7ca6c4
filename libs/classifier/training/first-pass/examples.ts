import { Features } from '../../features/hash.js';
import { KnownFeatures } from '../../features/known.js';
import { MODEL_LABELS, OUTPUTS, type ModelLabel } from '../../model/labels.js';
import { foldForReading, MAX_WINDOW } from '../../text/fold.js';
import { withoutInvisible } from '../../text/invisible.js';
import { Tokens } from '../../text/tokens.js';
import type { WeighedRow } from '../corpus.js';

/** Rows as features and targets, one after another in typed arrays. */
export interface Examples {
  readonly count: number;
  /** Example e's features are hashes[offsets[e]] … hashes[offsets[e + 1] - 1]. */
  readonly offsets: Int32Array;
  /** Words come first; from wordEnds[e] on they are character n-grams. */
  readonly wordEnds: Int32Array;
  readonly hashes: Int32Array;
  /** count × OUTPUTS: 0..1. */
  readonly targets: Float32Array;
  /** count × OUTPUTS: 0 masks a label. */
  readonly weights: Float32Array;
  /** Which of the sources each row is from. */
  readonly sources: Uint8Array;
  readonly sourceCount: number;
}

/** `weigh`: what a label of a row counts, 0 where it is masked. */
export function examplesOf(
  rows: readonly WeighedRow[],
  weigh: (row: WeighedRow, label: ModelLabel) => number,
): Examples {
  const tokens = new Tokens(MAX_WINDOW);
  const features = new Features();
  const offsets = new Int32Array(rows.length + 1);
  const wordEnds = new Int32Array(rows.length);
  const targets = new Float32Array(rows.length * OUTPUTS);
  const weights = new Float32Array(rows.length * OUTPUTS);
  const names = [...new Set(rows.map(({ row }) => row.source))];
  const sources = Uint8Array.from(rows, ({ row }) => names.indexOf(row.source));
  let hashes = new Int32Array(rows.length * 256);
  let total = 0;
  rows.forEach((weighed, at) => {
    const { row } = weighed;
    const text = withoutInvisible(row.text).slice(0, MAX_WINDOW);
    tokens.read(foldForReading(text));
    features.read(tokens, text);
    if (total + features.count > hashes.length) hashes = grown(hashes);
    hashes.set(features.hashes.subarray(0, features.count), total);
    wordEnds[at] = total + features.words;
    total += features.count;
    offsets[at + 1] = total;
    MODEL_LABELS.forEach((label, output) => {
      targets[at * OUTPUTS + output] = row.labels[label] ?? 0;
      weights[at * OUTPUTS + output] = weigh(weighed, label);
    });
  });
  hashes = hashes.subarray(0, total);
  const sourceCount = names.length;
  return { count: rows.length, offsets, wordEnds, hashes, targets, weights, sources, sourceCount };
}

function grown(hashes: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(hashes.length * 2);
  larger.set(hashes);
  return larger;
}

const COUNT_BITS = 26;

/** The features that at least `examples` of the examples have. */
export function knownFeatures(from: Examples, examples: number): KnownFeatures {
  const counts = new Uint8Array(1 << COUNT_BITS);
  const last = new Int32Array(1 << COUNT_BITS).fill(-1);
  const known = new KnownFeatures();
  for (let at = 0; at < from.count; at++) {
    for (let feature = from.offsets[at] ?? 0; feature < (from.offsets[at + 1] ?? 0); feature++) {
      const hash = from.hashes[feature] ?? 0;
      const bucket = hash >>> (32 - COUNT_BITS);
      if (last[bucket] === at) continue;
      last[bucket] = at;
      if ((counts[bucket] ?? 0) < 255) counts[bucket] = (counts[bucket] ?? 0) + 1;
      if (counts[bucket] === examples) known.add(hash);
    }
  }
  return known;
}

/** The same examples without the features that aren't known. */
export function withKnown(from: Examples, known: KnownFeatures): Examples {
  const offsets = new Int32Array(from.count + 1);
  const wordEnds = new Int32Array(from.count);
  const hashes = new Int32Array(from.hashes.length);
  let total = 0;
  for (let at = 0; at < from.count; at++) {
    const wordEnd = from.wordEnds[at] ?? 0;
    const end = from.offsets[at + 1] ?? 0;
    let feature = from.offsets[at] ?? 0;
    for (; feature < wordEnd; feature++) {
      if (known.has(from.hashes[feature] ?? 0)) hashes[total++] = from.hashes[feature] ?? 0;
    }
    wordEnds[at] = total;
    for (; feature < end; feature++) {
      if (known.has(from.hashes[feature] ?? 0)) hashes[total++] = from.hashes[feature] ?? 0;
    }
    offsets[at + 1] = total;
  }
  return { ...from, offsets, wordEnds, hashes: hashes.slice(0, total) };
}
