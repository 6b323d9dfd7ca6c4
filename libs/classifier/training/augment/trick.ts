import { chance, pick, type Random } from './random.js';

/** Rewrites one word so that people still read it and a filter may not. */
type WordTrick = (word: string, random: Random) => string;

const LEET: Readonly<Record<string, readonly string[]>> = {
  a: ['4', '@'],
  b: ['8'],
  e: ['3'],
  g: ['9', '6'],
  i: ['1', '!', '|'],
  l: ['1', '|'],
  o: ['0'],
  s: ['5', '$'],
  t: ['7', '+'],
  z: ['2'],
};

/** Letters of another script that look the same, both ways. */
const LOOK_ALIKES: Readonly<Record<string, string>> = {
  a: 'а',
  c: 'с',
  e: 'е',
  i: 'і',
  j: 'ј',
  o: 'о',
  p: 'р',
  s: 'ѕ',
  x: 'х',
  y: 'у',
  а: 'a',
  с: 'c',
  е: 'e',
  о: 'o',
  р: 'p',
  х: 'x',
  у: 'y',
};

const INVISIBLE = ['\u200b', '\u200c', '\u200d', '\u2060', '\u00ad'];
const PARTS = [' ', '.', '-', '_', '*', '·'];
const STARS = ['*', '*', '#', '_', '•', ''];
const ACCENTS = ['\u0301', '\u0308', '\u0323', '\u0336'];
const VOWEL = /[aeiouyàáâãäéèêëíïóôõöúüаеиоуыэюя]/i;
const LETTER = /\p{L}/u;
/** Links, handles, hashtags and what holds no letters stay as they are. */
const LEFT_ALONE = /^[@#]|:\/\/|^\P{L}*$/u;

const WORD_TRICKS: readonly WordTrick[] = [
  leet,
  leet,
  (word, random) => Array.from(word).join(pick(PARTS, random)),
  (word, random) => each(word, random, 0.5, (char) => LOOK_ALIKES[char.toLowerCase()] ?? char),
  (word, random) => each(word, random, 0.4, (char) => char + pick(INVISIBLE, random)),
  (word, random) => each(word, random, 0.3, (char) => char + pick(ACCENTS, random)),
  elongate,
  starred,
  starred,
  swap,
  double,
  fullWidth,
  (word, random) => each(word, random, 0.5, (char) => char.toUpperCase()),
];

/** Rewrites the whole text. */
const TEXT_TRICKS: readonly WordTrick[] = [
  (text) => text.toUpperCase(),
  (text) => text.toLowerCase(),
  (text, random) => each(text, random, 0.5, (char) => char.toUpperCase()),
  (text, random) => text.replace(/ /g, () => (chance(0.3, random) ? '' : ' ')),
  (text, random) => text.replace(/ /g, () => pick([' ', '  ', ' ', '. ', ' \u00a0'], random)),
  (text) => text.replace(/[\p{P}]/gu, ''),
];

/**
 * A text as somebody writes it who doesn't want to be found: leetspeak, spaced or starred words, letters of
 * another script, invisible characters, elongation, casing, typing errors. Meaning, and so the label, stays.
 * Links, handles and hashtags are left alone. The same random numbers give the same text.
 */
export function trick(text: string, random: Random): string {
  if (chance(0.15, random)) return pick(TEXT_TRICKS, random)(text, random);
  const rewrite = pick(WORD_TRICKS, random);
  const share = pick([0.25, 0.5, 1], random);
  const parts = text.split(/(\s+)/);
  const words = parts.flatMap((part, at) => (isWord(part) ? [at] : []));
  if (words.length === 0) return text;
  const sure = pick(words, random);
  return parts
    .map((part, at) =>
      at === sure || (isWord(part) && chance(share, random)) ? rewrite(part, random) : part,
    )
    .join('');
}

function isWord(part: string): boolean {
  return part.length > 2 && !LEFT_ALONE.test(part);
}

/** Each letter is rewritten with the given chance. */
function each(word: string, random: Random, share: number, rewrite: (char: string) => string): string {
  return Array.from(word)
    .map((char) => (LETTER.test(char) && chance(share, random) ? rewrite(char) : char))
    .join('');
}

function leet(word: string, random: Random): string {
  return each(word, random, 0.7, (char) => {
    const marks = LEET[char.toLowerCase()];
    return marks === undefined ? char : pick(marks, random);
  });
}

function elongate(word: string, random: Random): string {
  const letters = Array.from(word);
  const at = Math.floor(random() * letters.length);
  const letter = letters[at] ?? '';
  if (!LETTER.test(letter)) return word;
  letters[at] = letter.repeat(3 + Math.floor(random() * 4));
  return letters.join('');
}

/** `w*rd`, `w**d`, `wrd`. */
function starred(word: string, random: Random): string {
  const letters = Array.from(word);
  const mark = pick(STARS, random);
  const vowels = letters.flatMap((char, at) => (at > 0 && VOWEL.test(char) ? [at] : []));
  if (vowels.length === 0) {
    letters[Math.floor(letters.length / 2)] = mark;
  } else {
    const sure = pick(vowels, random);
    for (const at of vowels) if (at === sure || chance(0.5, random)) letters[at] = mark;
  }
  return letters.join('');
}

function swap(word: string, random: Random): string {
  const letters = Array.from(word);
  const at = 1 + Math.floor(random() * (letters.length - 2));
  const [left = '', right = ''] = letters.slice(at, at + 2);
  letters.splice(at, 2, right, left);
  return letters.join('');
}

function double(word: string, random: Random): string {
  const letters = Array.from(word);
  const at = Math.floor(random() * letters.length);
  const letter = letters[at] ?? '';
  letters.splice(at, 0, letter);
  return letters.join('');
}

/** ASCII letters at full width, or as the mathematical letters of Unicode's plane 1. */
function fullWidth(word: string, random: Random): string {
  const bold = chance(0.5, random);
  return Array.from(word)
    .map((char) => {
      if (!/[a-z]/i.test(char)) return char;
      const code = char.charCodeAt(0);
      if (!bold) return String.fromCodePoint(code + 0xfee0);
      return String.fromCodePoint(code < 0x5b ? 0x1d400 + code - 0x41 : 0x1d41a + code - 0x61);
    })
    .join('');
}
