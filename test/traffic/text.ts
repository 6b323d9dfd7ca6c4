import { Weighted, type Random } from './random.js';
import { english } from './words/english.js';
import { dutch, german } from './words/germanic.js';
import type { Lexicon } from './words/lexicon.js';
import { inventedName } from './words/names.js';
import { arabic, japanese, polish, russian } from './words/others.js';
import { french, italian, portuguese, spanish } from './words/romance.js';

const LEXICONS: readonly Lexicon[] = [
  english,
  german,
  french,
  spanish,
  japanese,
  portuguese,
  italian,
  dutch,
  polish,
  russian,
  arabic,
];

/** Sequences with joiners and variation selectors included: they are no hidden text. */
const EMOJI = ['🙂', '🌧️', '☕', '🚲', '👩‍💻', '🏳️‍🌈', '🐦', '🧶', '❤️', '📷', '👍🏽', '🎹', '🐈‍⬛'];

const SLOTS = ['open', 'thing', 'where', 'when', 'tail'] as const;
type Slot = (typeof SLOTS)[number] | 'name' | 'n';
type Part = { readonly literal: string } | { readonly slot: Slot };
type Phrase = readonly Part[];

/** A lexicon made ready for composing. */
export interface Language extends Pick<
  Lexicon,
  'language' | 'rightToLeft' | 'bytesPerUnit' | 'between' | 'greetings' | 'tags'
> {
  readonly frames: readonly Phrase[];
  readonly warningPhrases: readonly Phrase[];
  readonly lists: Readonly<Record<(typeof SLOTS)[number], readonly Phrase[]>>;
}

const languages = new Weighted(LEXICONS.map((lexicon) => [compile(lexicon), lexicon.share] as const));

export function pickLanguage(random: Random): Language {
  return languages.pick(random);
}

export function sentence(language: Language, random: Random): string {
  return render(random.pick(language.frames), language, random);
}

/** An honest short post: one to four sentences, sometimes in two paragraphs. */
export function shortText(language: Language, random: Random): string[] {
  const first = sentences(language, random, random.between(1, 3));
  const ending = random.chance(0.25) ? ` ${random.pick(EMOJI)}` : '';
  if (random.chance(0.2)) return [first, sentences(language, random, random.between(1, 2)) + ending];
  return [first + ending];
}

/** Paragraphs of about `bytes` bytes of UTF-8. */
export function longText(language: Language, random: Random, bytes: number): string[] {
  const paragraphs: string[] = [];
  const units = bytes / language.bytesPerUnit;
  for (let written = 0; written < units;) {
    const paragraph = sentences(language, random, 4);
    paragraphs.push(paragraph);
    written += paragraph.length;
  }
  return paragraphs;
}

export function greeting(language: Language, random: Random): string {
  return random.chance(0.5)
    ? random.pick(language.greetings)
    : `${random.pick(language.greetings)} ${random.pick(EMOJI)}`;
}

export function contentWarning(language: Language, random: Random): string {
  return render(random.pick(language.warningPhrases), language, random);
}

export function sentences(language: Language, random: Random, count: number): string {
  let out = sentence(language, random);
  for (let i = 1; i < count; i++) out += language.between + sentence(language, random);
  return out;
}

function render(phrase: Phrase, language: Language, random: Random): string {
  let out = '';
  for (const part of phrase) {
    if ('literal' in part) out += part.literal;
    else if (part.slot === 'name') out += inventedName(random);
    else if (part.slot === 'n') out += String(random.between(2, 60));
    else out += render(random.pick(language.lists[part.slot]), language, random);
  }
  return out;
}

function compile(lexicon: Lexicon): Language {
  return {
    language: lexicon.language,
    rightToLeft: lexicon.rightToLeft ?? false,
    bytesPerUnit: lexicon.bytesPerUnit,
    between: lexicon.between,
    greetings: lexicon.greetings,
    tags: lexicon.tags,
    frames: lexicon.frames.map(compilePhrase),
    warningPhrases: lexicon.warnings.map(compilePhrase),
    lists: {
      open: lexicon.open.map(compilePhrase),
      thing: lexicon.thing.map(compilePhrase),
      where: lexicon.where.map(compilePhrase),
      when: lexicon.when.map(compilePhrase),
      tail: lexicon.tail.map(compilePhrase),
    },
  };
}

function compilePhrase(text: string): Phrase {
  return text.split(/\{(\w+)\}/).flatMap((piece, index): Part[] => {
    if (index % 2 === 0) return piece === '' ? [] : [{ literal: piece }];
    return [{ slot: slotOf(piece) }];
  });
}

function slotOf(name: string): Slot {
  if (name === 'name' || name === 'n') return name;
  const slot = SLOTS.find((candidate) => candidate === name);
  if (slot === undefined) throw new Error(`unknown slot {${name}}`);
  return slot;
}
