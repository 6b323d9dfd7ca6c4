import { zip } from '../../kernel/zip.js';
import { foldForReading } from '../text/fold.js';
import { placesBefore } from '../text/invisible.js';
import type { Window } from '../text/windows.js';
import { MODEL_LABELS, type ModelLabel } from './labels.js';
import type { Reading, Span } from './types.js';

/** Parts of a text that are left out one at a time; longer texts are cut into longer parts. */
const MAX_PARTS = 64;
/** Spans that are named for a label. */
const MAX_SPANS = 8;
/** A part that adds less, in log-odds, says nothing of its own. */
const MIN_WEIGHT = 0.1;

const SEGMENTER = new Intl.Segmenter(undefined, { granularity: 'word' });

type Read = (texts: readonly string[]) => Promise<readonly Reading[]>;

/**
 * Which words drove each label, by leaving out one at a time and reading the rest: what the label's
 * log-odds fall by is the word's weight. Where none of them is missed, since what it says is said again,
 * a word is left out wherever it stands. It holds for whatever stands behind `read`, both views included.
 * Offsets are UTF-16 units of the text; the heaviest come first.
 * @param text a small window at most: each of its parts costs a reading of it
 */
export async function explain(
  text: string,
  labels: readonly ModelLabel[],
  read: Read,
): Promise<Partial<Record<ModelLabel, readonly Span[]>>> {
  const parts = partsOf(wordsOf(text)).map((part) => [part]);
  const found = await missedMost(text, labels, parts, read);
  const silent = labels.filter((label) => found[label]?.length === 0);
  if (silent.length === 0) return found;
  const repeated = repeatedWords(text);
  return repeated.length === 0
    ? found
    : { ...found, ...(await missedMost(text, silent, repeated, read)) };
}

/** A window's spans as places in the text it was cut from, before what nobody sees was taken out. */
export function spansIn(text: string, window: Window, spans: readonly Span[]): readonly Span[] {
  const places = placesBefore(
    text,
    spans.map(({ start, end }) => ({ start: window.start + start, end: window.start + end })),
  );
  return zip(spans, places).map(([{ weight }, place]) => ({ ...place, weight }));
}

/** @param lots what is left out together */
async function missedMost(
  text: string,
  labels: readonly ModelLabel[],
  lots: readonly (readonly Part[])[],
  read: Read,
): Promise<Partial<Record<ModelLabel, readonly Span[]>>> {
  const [whole, ...without] = await read([text, ...lots.map((parts) => leftOut(text, parts))]);
  return Object.fromEntries(
    labels.map((label) => {
      const output = MODEL_LABELS.indexOf(label);
      const full = whole?.logits[output] ?? 0;
      const spans = lots
        .flatMap((parts, at) => {
          const weight = full - (without[at]?.logits[output] ?? full);
          return parts.map((part) => ({ ...part, weight }));
        })
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

function leftOut(text: string, parts: readonly Part[]): string {
  let rest = '';
  let kept = 0;
  for (const { start, end } of parts) {
    rest += `${text.slice(kept, start)} `;
    kept = end;
  }
  return rest + text.slice(kept);
}

/** Words in the text's own script. */
function wordsOf(text: string): readonly Part[] {
  const words: Part[] = [];
  for (const { segment, index, isWordLike } of SEGMENTER.segment(text)) {
    if (isWordLike === true || /[^\s\p{P}]/u.test(segment)) {
      words.push({ start: index, end: index + segment.length });
    }
  }
  return words;
}

/** Words, joined to neighbours where there are more than can be tried. */
function partsOf(words: readonly Part[]): readonly Part[] {
  const size = Math.max(1, Math.ceil(words.length / MAX_PARTS));
  const parts: Part[] = [];
  for (let at = 0; at < words.length; at += size) {
    const [first, last] = [words[at], words[Math.min(at + size, words.length) - 1]];
    if (first && last) parts.push({ start: first.start, end: last.end });
  }
  return parts;
}

/** The places of each word that stands twice or more, those that stand most often first. */
function repeatedWords(text: string): readonly (readonly Part[])[] {
  const places = new Map<string, Part[]>();
  for (const part of wordsOf(text)) {
    const word = foldForReading(text.slice(part.start, part.end));
    const own = places.get(word);
    if (own === undefined) places.set(word, [part]);
    else own.push(part);
  }
  return [...places.values()]
    .filter(({ length }) => length > 1)
    .toSorted((a, b) => b.length - a.length)
    .slice(0, MAX_PARTS);
}
