import type { PlainText } from '../activity/model.js';

/** UTF-16 units of a text that are looked at. */
const MAX_UNITS = 8_192;
/** Texts with fewer letters say too little to tell copies from coincidence. */
const MIN_LETTERS = 20;
/** Below this many words characters are compared, from the lower bound on words; between them both. */
const CHARACTERS_BELOW_WORDS = 24;
const WORDS_FROM = 16;
/** Letters that are compared in character mode; long posts in unspaced scripts need no more. */
const MAX_CHARACTERS = 4_096;

const KEYS = 3;
const HASHES_PER_KEY = 4;
const HASHES = KEYS * HASHES_PER_KEY;
const SHINGLE_CHARACTERS = 5;
const WORD_SEED = 0x51ed270b;
const CHARACTER_SEED = 0x2545f491;

const GAP = 0;
const LETTER = 1;
/** A letter of a script that is written without spaces. */
const UNSPACED = 2;
/** Neither letter nor gap: digits, and what doesn't show; a word reads on across it. */
const NOTHING = 3;

/** Scratch memory: the functions here are synchronous and never re-entered. */
const codes = new Uint16Array(MAX_UNITS);
const wordHashes = new Int32Array(MAX_UNITS);
const minima = new Uint32Array(HASHES);
const multipliers = new Int32Array(HASHES);
const offsets = new Int32Array(HASHES);
seedHashes();

/**
 * Sketch keys of a text, signed 64-bit. Each is a hash of four min-hashes over the text's shingles:
 * runs of three words, or of five characters where the text is short or its script is written
 * without spaces. Two texts that share a share J of their shingles have one of the three keys in
 * common with probability 1 − (1 − J⁴)³: 96 % at 0.9, 0.02 % at 0.1. Around the border between the
 * two kinds of shingle both are given, so that copies on either side of it still meet. Mentions,
 * addresses, digits, punctuation and emoji don't count. No keys below 20 letters.
 */
export function textKeys(plain: PlainText): bigint[] {
  return keysOf(withoutAddresses(plain));
}

/** As {@link textKeys}, of a string without links. */
export function keysOf(text: string): bigint[] {
  const folded = fold(text.slice(0, MAX_UNITS).normalize('NFKC').toLowerCase());
  if (folded.letters < MIN_LETTERS) {
    return [];
  }
  const keys: bigint[] = [];
  const unspaced = folded.unspaced * 3 > folded.letters;
  if (!unspaced && folded.words >= WORDS_FROM) {
    sketchWords(folded.words);
    pushKeys(keys, WORD_SEED);
  }
  if (unspaced || folded.words < CHARACTERS_BELOW_WORDS) {
    sketchCharacters(Math.min(folded.length, MAX_CHARACTERS));
    pushKeys(keys, CHARACTER_SEED);
  }
  return keys;
}

/** The text with mentions, and links that show an address, blanked out. */
function withoutAddresses(plain: PlainText): string {
  const { text, links } = plain;
  let out = '';
  let from = 0;
  for (const link of links) {
    if (from >= MAX_UNITS) {
      break;
    }
    const shown = link.kind === 'mention' || (link.kind === 'plain' && isAddress(link.text));
    if (shown && link.start >= from) {
      out += text.slice(from, link.start) + ' ';
      from = link.end;
    }
  }
  return from === 0 ? text : out + text.slice(from, from + MAX_UNITS);
}

function isAddress(text: string): boolean {
  return text.includes('.') && !text.trim().includes(' ');
}

/**
 * Writes the letters into `codes`, words parted by single spaces, and hashes of the words. Bare addresses and mentions, which
 * plain-text fields have instead of links, are skipped up to the next white space.
 */
function fold(text: string): { length: number; letters: number; unspaced: number; words: number } {
  let length = 0;
  let letters = 0;
  let unspaced = 0;
  let words = 0;
  let word = FNV_OFFSET;
  let gap = true;
  const end = Math.min(text.length, MAX_UNITS);
  for (let i = 0; i < end; i++) {
    let code = text.charCodeAt(i);
    if (
      (code === AT && i + 1 < end && classOf(text.charCodeAt(i + 1)) === LETTER) ||
      (code === H && gap && (text.startsWith('https://', i) || text.startsWith('http://', i)))
    ) {
      while (i + 1 < end && text.charCodeAt(i + 1) > SPACE) i++;
      gap = true;
      continue;
    }
    const kind = code >= SMALL_A && code <= SMALL_Z ? LETTER : classOf(code);
    if ((code & 0xfc00) === 0xd800) {
      code = text.charCodeAt(++i) | 0;
    }
    if (kind === NOTHING) {
      continue;
    }
    if (kind === GAP) {
      gap = true;
      continue;
    }
    if (gap) {
      if (length >= MAX_UNITS - 1) break;
      if (length > 0) {
        codes[length++] = SPACE;
        wordHashes[words++] = word;
        word = FNV_OFFSET;
      }
      gap = false;
    }
    if (length === MAX_UNITS) break;
    codes[length++] = code;
    word = Math.imul(word ^ code, FNV_PRIME);
    letters++;
    if (kind === UNSPACED) unspaced++;
  }
  if (length > 0) wordHashes[words++] = word;
  return { length, letters, unspaced, words };
}

const FNV_OFFSET = 0x811c9dc5 | 0;
const FNV_PRIME = 0x01000193;
const AT = 0x40;
const H = 0x68;
const SPACE = 0x20;
const SMALL_A = 0x61;
const SMALL_Z = 0x7a;

/** Classes of the Basic Multilingual Plane, filled in blocks of 256 as scripts turn up. */
const classes: (Uint8Array | undefined)[] = [];

function classOf(code: number): number {
  const block = classes[code >> 8] ?? fillBlock(code >> 8);
  return block[code & 0xff] ?? GAP;
}

const UNSPACED_LETTER =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Tibetan}]/u;
const ANY_LETTER = /[\p{L}\p{M}]/u;
const UNSEEN = /[\p{Nd}\p{Cf}\p{Default_Ignorable_Code_Point}'’]/u;
const IDEOGRAPHS = { first: 0xd840, last: 0xd888 };
const TAGS_AND_SELECTORS = 0xdb40;

function fillBlock(index: number): Uint8Array {
  const block = new Uint8Array(256);
  for (let low = 0; low < 256; low++) {
    block[low] = classify((index << 8) | low);
  }
  classes[index] = block;
  return block;
}

function classify(code: number): number {
  if (code >= 0xd800 && code <= 0xdfff) {
    if (code === TAGS_AND_SELECTORS) return NOTHING;
    return code >= IDEOGRAPHS.first && code <= IDEOGRAPHS.last ? UNSPACED : GAP;
  }
  const char = String.fromCharCode(code);
  if (UNSEEN.test(char)) return NOTHING;
  if (!ANY_LETTER.test(char)) return GAP;
  return UNSPACED_LETTER.test(char) ? UNSPACED : LETTER;
}

/** Min-hashes over every run of three words. */
function sketchWords(words: number): void {
  minima.fill(0xffffffff);
  let first = wordHashes[0] ?? 0;
  let second = wordHashes[1] ?? 0;
  for (let i = 2; i < words; i++) {
    const third = wordHashes[i] ?? 0;
    addShingle(Math.imul(first, 0x2c1b3c6d) + Math.imul(second, 0x297a2d39) + third);
    first = second;
    second = third;
  }
}

/** Min-hashes over every run of five characters, by a polynomial hash that rolls. */
function sketchCharacters(length: number): void {
  minima.fill(0xffffffff);
  let rolling = 0;
  for (let i = 0; i < length; i++) {
    rolling = (Math.imul(rolling, ROLL) + (codes[i] ?? 0)) | 0;
    if (i >= SHINGLE_CHARACTERS) {
      rolling = (rolling - Math.imul(codes[i - SHINGLE_CHARACTERS] ?? 0, ROLL_OUT)) | 0;
    }
    if (i >= SHINGLE_CHARACTERS - 1) {
      addShingle(rolling);
    }
  }
}

const ROLL = 0x01000193;
const ROLL_OUT = power(ROLL, SHINGLE_CHARACTERS);

function power(base: number, exponent: number): number {
  let result = 1;
  for (let i = 0; i < exponent; i++) result = Math.imul(result, base);
  return result;
}

function addShingle(hash: number): void {
  const mixed = mix(hash);
  for (let k = 0; k < HASHES; k++) {
    const value = (Math.imul(mixed, multipliers[k] ?? 0) + (offsets[k] ?? 0)) >>> 0;
    if (value < (minima[k] ?? 0)) minima[k] = value;
  }
}

/** Finaliser in the manner of MurmurHash3: every bit of the input reaches every bit of the result. */
function mix(hash: number): number {
  let h = hash ^ (hash >>> 16);
  h = Math.imul(h, 0x85ebca6b);
  h ^= h >>> 13;
  h = Math.imul(h, 0xc2b2ae35);
  return h ^ (h >>> 16);
}

function pushKeys(keys: bigint[], seed: number): void {
  for (let key = 0; key < KEYS; key++) {
    let high = seed ^ Math.imul(key + 1, 0x9e3779b1);
    let low = Math.imul(high, 0x85ebca77);
    for (let k = 0; k < HASHES_PER_KEY; k++) {
      const minimum = minima[key * HASHES_PER_KEY + k] ?? 0;
      high = mix(Math.imul(high, 31) ^ minimum);
      low = mix(Math.imul(low, 0x01000193) + minimum + k);
    }
    keys.push(BigInt.asIntN(64, (BigInt(high >>> 0) << 32n) | BigInt(low >>> 0)));
  }
}

function seedHashes(): void {
  let state = 0x6a09e667;
  for (let k = 0; k < HASHES; k++) {
    state = mix(state + 0x9e3779b9);
    multipliers[k] = state | 1;
    state = mix(state + 0x9e3779b9);
    offsets[k] = state;
  }
}
