import { byLabel } from '../../../contracts/labels.js';
import { seededRandom } from '../../../kernel/seeded-random.js';
import type { Row } from '../row.js';
import { PHRASEBOOKS } from './books.js';
import { expand } from './expand.js';
import type { Phrasebook, Topic } from './phrasebook.js';
import { chance, pick, type Random } from './random.js';

/** Tries for one more row that isn't there yet, before a topic counts as used up. */
const TRIES = 12;
const NONE: Row['labels'] = byLabel(() => 0);
/** {@link Topic.long} where it isn't said. */
const LONG = 0.1;
/** The topic whose sentences stand beside others to make posts of two sentences. */
const FILLER = 'small-talk';

/**
 * Rows of our own for training, written for what such classifiers are known to get wrong: sentences
 * drawn from phrasebooks (one a language), all distinct, the same for the same seed. Every label is
 * said, or null where the sentence may well be that too; none is weak. Source `augment`.
 */
export function* augmentedRows(seed: number): Generator<Row, void, undefined> {
  const seen = new Set<string>();
  for (const [at, book] of PHRASEBOOKS.entries()) {
    const random = seededRandom(seed * 1009 + at);
    for (const topic of book.topics) yield* topicRows(book, topic, seen, random);
  }
}

function* topicRows(
  book: Phrasebook,
  topic: Topic,
  seen: Set<string>,
  random: Random,
): Generator<Row, void, undefined> {
  const filler = book.topics.find(({ name }) => name === FILLER)?.patterns ?? [];
  for (let count = 0; count < topic.rows; count++) {
    const text = fresh(book, topic, filler, seen, random);
    if (text === undefined) return;
    yield {
      id: `augment-${book.lang}-${topic.name}-${String(count)}`,
      text,
      lang: book.lang,
      source: 'augment',
      licence: 'Apache-2.0',
      labels: labelsOf(topic),
      weak: [],
    };
  }
}

function labelsOf({ labels }: Topic): Row['labels'] {
  return { ...NONE, ...labels };
}

function fresh(
  book: Phrasebook,
  topic: Topic,
  filler: readonly string[],
  seen: Set<string>,
  random: Random,
): string | undefined {
  for (let tries = 0; tries < TRIES; tries++) {
    let text = expand(pick(topic.patterns, random), book.lists, random);
    const key = text.toLowerCase();
    if (seen.has(key)) continue;
    seen.add(key);
    for (let more = sentences(topic, random); more > 0; more--) {
      text = join(text, expand(pick(topic.patterns, random), book.lists, random), book);
    }
    if (filler.length > 0 && chance(0.15, random)) {
      const other = expand(pick(filler, random), book.lists, random);
      text = chance(0.5, random) ? join(other, text, book) : join(text, other, book);
    }
    return dress(text, book, random);
  }
  return undefined;
}

/** How many sentences follow the first. */
function sentences(topic: Topic, random: Random): number {
  return chance(topic.long ?? LONG, random) ? 1 + Math.floor(random() * 4) : 0;
}

function join(first: string, second: string, { style }: Phrasebook): string {
  return /[\p{L}\p{N}]$/u.test(first) ? `${first}${style.stop}${second}` : `${first} ${second}`;
}

/** Casing, punctuation, what stands before and after: drawn alike for every topic. */
function dress(sentence: string, book: Phrasebook, random: Random): string {
  const { style, lists } = book;
  let text = book.spell?.(sentence) ?? sentence;
  if (chance(0.12, random)) text = `${expand(pick(style.openers, random), lists, random)} ${text}`;
  if (style.cased) {
    const way = random();
    if (way < 0.45) text = sentenceCase(text);
    else if (way < 0.48) text = text.toUpperCase();
  }
  if (/[\p{L}\p{N}]$/u.test(text) && chance(0.4, random)) text += pick(['.', '.', '!', '!!'], random);
  if (chance(0.15, random)) text += ` ${expand(pick(style.closers, random), lists, random)}`;
  return text;
}

/** Upper case at the start of sentences; links and handles don't start with a space and a letter. */
function sentenceCase(text: string): string {
  return text.replace(
    /(^|[.!?] )(\p{Ll})/gu,
    (_, before: string, letter: string) => before + letter.toUpperCase(),
  );
}
