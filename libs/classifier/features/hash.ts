import { readStyle, STYLE_FEATURES } from './style.js';
import { LINK, MARK, MENTION, RUN, WORD, type Tokens } from '../text/tokens.js';

/** Features above this are left out: a bound on the work of one window. */
export const MAX_FEATURES = 8192;

const PRIME = 0x01000193;
const WORD_SEED = 0x811c9dc5;
const PAIR_SEED = 0x2f0b4a27;
const SKIP_SEED = 0x51ed270b;
const CHARS_SEED = 0x1b873593;
const RUN_SEED = 0x7feb352d;
const MARK_SEED = 0x46ac12fd;
const LINK_SEED = 0x6b43a9b5;
const MENTION_SEED = 0x3c6ef372;
const EDGE = 0x5f356495;

/**
 * The features of one text as hashes, words before characters; reused for the next text. A feature
 * is a signed 32-bit hash: tables of any power of two take its upper bits.
 */
export class Features {
  readonly hashes = new Int32Array(MAX_FEATURES);
  /** How many of `hashes` are words, pairs, marks, links and the text's style. */
  words = 0;
  /** How many are set in all; those from `words` on are character n-grams. */
  count = 0;

  /** `text`: what the tokens were cut from, before it was folded. */
  read(tokens: Tokens, text: string): void {
    readStyle(text, this.hashes);
    this.count = STYLE_FEATURES;
    this.readWords(tokens);
    this.words = this.count;
    this.readChars(tokens);
  }

  private readWords(tokens: Tokens): void {
    const { hashes } = this;
    const limit = MAX_FEATURES >> 2;
    let before = EDGE;
    let before2 = 0;
    let { count } = this;
    for (let token = 0; token < tokens.count && count < limit; token++) {
      const hash = tokenHash(tokens, token);
      hashes[count++] = mix(hash);
      hashes[count++] = mix(Math.imul(before ^ PAIR_SEED, PRIME) ^ hash);
      if (before2 !== 0) hashes[count++] = mix(Math.imul(before2 ^ SKIP_SEED, PRIME) ^ hash);
      before2 = before;
      before = hash;
    }
    this.count = count;
  }

  private readChars(tokens: Tokens): void {
    const { hashes } = this;
    const { units, starts, kinds } = tokens;
    let count = this.count;
    for (let token = 0; token < tokens.count; token++) {
      const start = starts[token] ?? 0;
      const end = starts[token + 1] ?? 0;
      const kind = kinds[token] ?? 0;
      if (count + 3 * (end - start) + 8 > MAX_FEATURES) break;
      if (kind === WORD) {
        // A word stands between two edges: _word_; n-grams of 3 to 5 letters, 2 to 4 syllables.
        const shortest = isSyllable(units[start] ?? 0) ? 2 : 3;
        for (let at = start - 1; at < end; at++) {
          let hash = CHARS_SEED;
          let last = at;
          for (; last < at + shortest - 1; last++) {
            hash = Math.imul(hash ^ (last < start || last >= end ? EDGE : (units[last] ?? 0)), PRIME);
          }
          for (; last < at + shortest + 2 && last <= end; last++) {
            hash = Math.imul(hash ^ (last === end ? EDGE : (units[last] ?? 0)), PRIME);
            hashes[count++] = mix(hash);
          }
        }
      } else if (kind === RUN) {
        for (let at = start; at < end; at++) {
          let hash = RUN_SEED;
          for (let last = at; last < at + 4 && last < end; last++) {
            hash = Math.imul(hash ^ (units[last] ?? 0), PRIME);
            hashes[count++] = mix(hash);
          }
        }
      }
    }
    this.count = count;
  }
}

/** Hangul, whose one unit says as much as two or three letters. */
function isSyllable(unit: number): boolean {
  return unit >= 0xac00 && unit <= 0xd7a3;
}

function tokenHash(tokens: Tokens, token: number): number {
  const { units } = tokens;
  const end = tokens.starts[token + 1] ?? 0;
  let hash = seedOf(tokens.kinds[token] ?? 0);
  for (let at = tokens.starts[token] ?? 0; at < end; at++) {
    hash = Math.imul(hash ^ (units[at] ?? 0), PRIME);
  }
  return hash;
}

function seedOf(kind: number): number {
  switch (kind) {
    case MARK:
      return MARK_SEED;
    case LINK:
      return LINK_SEED;
    case MENTION:
      return MENTION_SEED;
    default:
      return WORD_SEED;
  }
}

/** Spreads the lower bits, in which FNV is weak, over the whole. */
function mix(hash: number): number {
  let mixed = hash ^ (hash >>> 15);
  mixed = Math.imul(mixed, 0x2c1b3c6d);
  mixed ^= mixed >>> 12;
  mixed = Math.imul(mixed, 0x297a2d39);
  return mixed ^ (mixed >>> 15);
}
