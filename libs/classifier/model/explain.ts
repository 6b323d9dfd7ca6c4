import { MODEL_LABELS, type ModelLabel } from './labels.js';
import type { Reading, Span } from './types.js';

/** Parts of a text that are left out one at a time; longer texts are cut into longer parts. */
const MAX_PARTS = 64;
/** Spans that are named for a label. */
const MAX_SPANS = 8;
/** A part that adds less, in log-odds, says nothing of its own. */
const MIN_WEIGHT = 0.1;
/** What is explained of a longer text is its start. */
const MAX_UNITS = 8192;

const SEGMENTER = new Intl.Segmenter(undefined, { granularity: 'word' });

/**
 * Which words drove each label, by leaving out one at a time and reading the rest: what the label's
 * log-odds fall by is the word's weight. It holds for whatever stands behind `read`, both views and all
 * windows included. Offsets are UTF-16 units of the text; the heaviest come first.
 */
export async function explain(
  text: string,
  labels: readonly ModelLabel[],
  read: (texts: readonly string[]) => Promise<readonly Reading[]>,
): Promise<Partial<Record<ModelLabel, readonly Span[]>>> {
  const start = text.slice(0, MAX_UNITS);
  const parts = partsOf(start);
  const [whole, ...without] = await read([
    start,
    ...parts.map((part) => `${start.slice(0, part.start)} ${start.slice(part.end)}`),
  ]);
  return Object.fromEntries(
    labels.map((label) => {
      const output = MODEL_LABELS.indexOf(label);
      const full = whole?.logits[output] ?? 0;
      const spans = parts
        .map((part, at) => ({ ...part, weight: full - (without[at]?.logits[output] ?? full) }))
        .filter(({ weight }) => weight >= MIN_WEIGHT)
        .toSorted((a, b) => b.weight - a.weight)
        .slice(0, MAX_SPANS);
      return [label, spans];
    }),
  );
}

interface Part {
  readonly start: number;
  readonly end: number;
}

/** Words in the text's own script, joined to neighbours where there are more than can be tried. */
function partsOf(text: string): readonly Part[] {
  const words: Part[] = [];
  for (const { segment, index, isWordLike } of SEGMENTER.segment(text)) {
    if (isWordLike === true || /[^\s\p{P}]/u.test(segment)) {
      words.push({ start: index, end: index + segment.length });
    }
  }
  const size = Math.max(1, Math.ceil(words.length / MAX_PARTS));
  const parts: Part[] = [];
  for (let at = 0; at < words.length; at += size) {
    const [first, last] = [words[at], words[Math.min(at + size, words.length) - 1]];
    if (first && last) parts.push({ start: first.start, end: last.end });
  }
  return parts;
}
