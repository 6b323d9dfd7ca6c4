import { CHAR_CLASS, DIGIT, INVISIBLE, LETTER, SPACE } from './char-class.js';

/** What digits and symbols stand for inside a word. */
const STAND_INS: ReadonlyMap<number, string> = new Map(
  Object.entries({
    '0': 'o',
    '1': 'i',
    '3': 'e',
    '4': 'a',
    '5': 's',
    '7': 't',
    '8': 'b',
    '@': 'a',
    $: 's',
    '€': 'e',
    '!': 'i',
    '|': 'l',
    '+': 't',
  }).map(([from, to]) => [from.charCodeAt(0), to]),
);

/** Cyrillic and Greek letters, lower case, that pass for Latin ones. */
const LOOK_ALIKES: ReadonlyMap<number, string> = new Map(
  [...'аaеeоoрpсcуyхxіiјjѕsԁdһhкkмmтtвbнhαaεeιiκkνvοoρpτtυuχxσo'.matchAll(/(.)(.)/gu)].map(
    ([, from = '', to = '']) => [from.charCodeAt(0), to],
  ),
);

const DOLLAR = 0x24;
const EURO = 0x20ac;

/**
 * Marks at an end close sentences, and digits count: there only digits of words this long stand for
 * letters.
 */
const LONG_WORD = 4;

/** Single letters in a row from which on they read as one word. */
const SPELT_OUT = 4;
const DOTTED = /^\p{L}(?:[.\-_*~,/|]\p{L}){3,}$/u;
/** Beside a longer one a short word reads the same way: g/a/s. */
const SHORT_DOTTED = /^\p{L}(?:[.\-_*~,/|]\p{L})+$/u;
/** Single letters, one a line; a blank line parts words. */
const LETTER_LINES = /(?<=^|\n)\p{L}(?:\n(?: *\n)*\p{L}){3,}(?=\n|$)/gu;
const WITHIN_WORD = /(?<=\p{L})\n(?=\p{L})/gu;

/**
 * The second view of a folded text, with common tricks undone: digits and symbols for letters,
 * letters of another script, letters spelt out one by one, piled-up marks. null where nothing of the
 * kind is found, as with nearly every text. One pass; the result is never longer.
 */
export function unmask(folded: string): string | null {
  if (!mayHide(folded)) return null;
  const bare = joinLines(withoutPiledMarks(folded));
  const words = bare.split(' ').map(unmaskWord);
  const view = joinWords(words);
  return view === folded ? null : view;
}

/** A cheap look: something other than letters and spaces between letters. */
function mayHide(text: string): boolean {
  let single = 0;
  let run = 0;
  let latin = false;
  let foreign = false;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    const kind = CHAR_CLASS[unit] ?? SPACE;
    if (kind === LETTER) {
      if (isMark(unit)) return true;
      if (isLatin(unit)) latin = true;
      else if (LOOK_ALIKES.has(unit)) foreign = true;
      if (latin && foreign) return true;
      run++;
      single = run === 1 ? single + 1 : 0;
      continue;
    }
    const before = at + 1 < text.length && CHAR_CLASS[text.charCodeAt(at + 1)] === LETTER;
    if (STAND_INS.has(unit) && (kind === DIGIT ? before || run > 1 : before && opens(unit, run))) {
      return true;
    }
    if (kind !== INVISIBLE) {
      if (single >= SPELT_OUT) return true;
      run = 0;
      if (kind === SPACE) {
        latin = false;
        foreign = false;
      }
    }
  }
  return single >= SPELT_OUT;
}

/** A symbol between letters; of those before a word only money is written for a letter. */
function opens(unit: number, lettersBefore: number): boolean {
  return lettersBefore > 0 || unit === DOLLAR || unit === EURO;
}

function unmaskWord(word: string): string {
  let letters = 0;
  let standIns = 0;
  let latin = 0;
  let foreign = 0;
  for (let at = 0; at < word.length; at++) {
    const unit = word.charCodeAt(at);
    if (STAND_INS.has(unit)) standIns++;
    else if (CHAR_CLASS[unit] === LETTER) {
      letters++;
      if (isLatin(unit)) latin++;
      else if (LOOK_ALIKES.has(unit)) foreign++;
    }
  }
  const mixed = latin > 0 && foreign > 0;
  const leet = letters >= 2 && standIns > 0 && !isAddress(word);
  if (!mixed && !leet) return word;
  const units = word.split('');
  const atEnd = word.length >= LONG_WORD;
  // From the end, since what a digit or symbol is hangs on what follows it.
  let beforeLetter = false;
  for (let at = word.length - 1; at >= 0; at--) {
    const unit = word.charCodeAt(at);
    const kind = CHAR_CLASS[unit];
    const letter = STAND_INS.get(unit);
    if (letter === undefined) beforeLetter = kind === LETTER;
    else if (leet && (beforeLetter || (atEnd && kind === DIGIT))) units[at] = letter;
    if (mixed) units[at] = LOOK_ALIKES.get(unit) ?? units[at] ?? '';
  }
  return units.join('');
}

function isAddress(word: string): boolean {
  return word.startsWith('@') || word.includes('://') || word.startsWith('www.') || word.includes('@.');
}

/** Words spelt out joined, all else as it stands: f r e e, f.r.e.e, a letter a line. Never longer. */
export function joinSpeltOut(text: string): string {
  return joinWords(joinLines(text).split(' '));
}

function joinLines(text: string): string {
  return text.replace(LETTER_LINES, (lines) => lines.replace(WITHIN_WORD, ''));
}

function joinWords(words: readonly string[]): string {
  const joined: string[] = [];
  const dotted = words.some(isDotted) ? SHORT_DOTTED : null;
  for (let at = 0; at < words.length;) {
    let end = at;
    while (end < words.length && isSingle(words[end] ?? '')) end++;
    if (end - at >= SPELT_OUT) {
      joined.push(words.slice(at, end).join(''));
      at = end;
    } else {
      const word = words[at] ?? '';
      joined.push(dotted?.test(word) === true ? word.replace(/[.\-_*~,/|]/g, '') : word);
      at++;
    }
  }
  return joined.join(' ');
}

function isSingle(word: string): boolean {
  return word.length === 1 && CHAR_CLASS[word.charCodeAt(0)] === LETTER;
}

/** w.o.r.d, w-o-r-d, w_o_r_d, w*o*r*d, w,o,r,d, w/o/r/d */
function isDotted(word: string): boolean {
  return word.length >= 2 * SPELT_OUT - 1 && DOTTED.test(word);
}

/** NFC has joined what belongs together: marks left over on Latin letters are there to disturb. */
function withoutPiledMarks(text: string): string {
  return text.replace(/[\u0300-\u036f\u0488\u0489\u20d0-\u20ff]+/g, '');
}

function isMark(unit: number): boolean {
  return (unit >= 0x300 && unit <= 0x36f) || (unit >= 0x20d0 && unit <= 0x20ff);
}

function isLatin(unit: number): boolean {
  return (unit >= 0x61 && unit <= 0x7a) || (unit >= 0xdf && unit <= 0x24f);
}
