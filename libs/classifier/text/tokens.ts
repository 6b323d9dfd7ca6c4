import {
  CHAR_CLASS,
  DIGIT,
  IDEOGRAPH,
  INVISIBLE,
  LETTER,
  SPACE,
  SURROGATE,
  SYMBOL,
} from './char-class.js';

/** Kinds of token, {@link Tokens.kinds}; plain constants, which the compiler folds. */
export const WORD = 0;
/** A run of ideographs or of another script that writes no spaces. */
export const RUN = 1;
/** Punctuation, a symbol, an emoji. */
export const MARK = 2;
/** A link; its units are the host's. */
export const LINK = 3;
/** `@user` or `@user@host`; its units are the host's, or none. */
export const MENTION = 4;

const MAX_WORD = 64;
const AT = 0x40;
const COLON = 0x3a;
const SLASH = 0x2f;
const DOT = 0x2e;
const APOSTROPHE = 0x27;
const UNDERSCORE = 0x5f;
const DASH = 0x2d;

/**
 * The tokens of one text, reused for the next: units lie one after another in `units`, token t is
 * `units[starts[t]] … units[starts[t + 1] - 1]`.
 */
export class Tokens {
  count = 0;
  readonly units: Uint16Array;
  readonly starts: Int32Array;
  readonly kinds: Uint8Array;
  private length = 0;

  constructor(private readonly maxUnits: number) {
    this.units = new Uint16Array(maxUnits + MAX_WORD);
    this.starts = new Int32Array(maxUnits + 2);
    this.kinds = new Uint8Array(maxUnits + 1);
  }

  /** Cuts a text that was folded to NFKC and lower case. Units over the limit are left out. */
  read(text: string): void {
    this.count = 0;
    this.length = 0;
    this.starts[0] = 0;
    const end = Math.min(text.length, this.maxUnits);
    let at = 0;
    while (at < end) {
      const unit = text.charCodeAt(at);
      switch (CHAR_CLASS[unit]) {
        case SPACE:
        case INVISIBLE:
          at++;
          break;
        case IDEOGRAPH:
          at = this.run(text, at, end);
          break;
        case SURROGATE:
          at = this.pair(text, at, end);
          break;
        case SYMBOL:
          at = unit === AT ? this.mention(text, at, end) : this.mark(text, at, end, unit);
          break;
        default:
          at = this.word(text, at, end);
      }
    }
  }

  /** How many words it has; two ideographs count as one. */
  words(): number {
    let words = 0;
    for (let token = 0; token < this.count; token++) {
      if (this.kinds[token] === WORD) words++;
      else if (this.kinds[token] === RUN)
        words += ((this.starts[token + 1] ?? 0) - (this.starts[token] ?? 0)) >> 1;
    }
    return words;
  }

  private push(kind: number): void {
    this.kinds[this.count++] = kind;
    this.starts[this.count] = this.length;
  }

  private word(text: string, start: number, end: number): number {
    let at = start;
    let before = -1;
    let before2 = -1;
    const { units } = this;
    const first = this.length;
    while (at < end) {
      const unit = text.charCodeAt(at);
      const kind = CHAR_CLASS[unit];
      if (kind === INVISIBLE) {
        at++;
        continue;
      }
      if (kind !== LETTER && kind !== DIGIT && unit !== APOSTROPHE && unit !== UNDERSCORE) break;
      at++;
      // A third repeat says no more than the second.
      if ((unit === before && unit === before2) || this.length - first >= MAX_WORD) continue;
      before2 = before;
      before = unit;
      units[this.length++] = unit;
    }
    if (at - start <= 5 && isScheme(text, at, end)) {
      this.length = first;
      return this.link(text, at + 3, end);
    }
    if (at - start === 3 && text.charCodeAt(at) === DOT && text.startsWith('www', start)) {
      this.length = first;
      return this.link(text, at + 1, end);
    }
    this.push(WORD);
    return at;
  }

  private run(text: string, start: number, end: number): number {
    let at = start;
    while (at < end && this.length < this.units.length) {
      const unit = text.charCodeAt(at);
      const kind = CHAR_CLASS[unit];
      if (kind === INVISIBLE) {
        at++;
        continue;
      }
      if (kind !== IDEOGRAPH) break;
      this.units[this.length++] = unit;
      at++;
    }
    this.push(RUN);
    return at;
  }

  /** A character outside the basic plane, mostly an emoji; a lone surrogate is dropped. */
  private pair(text: string, start: number, end: number): number {
    const high = text.charCodeAt(start);
    const low = start + 1 < end ? text.charCodeAt(start + 1) : 0;
    if (high > 0xdbff || low < 0xdc00 || low > 0xdfff) return start + 1;
    // A repeated emoji says no more than two.
    const last = this.count - 1;
    if (last > 0 && this.is(last, high, low) && this.is(last - 1, high, low)) return start + 2;
    this.units[this.length++] = high;
    this.units[this.length++] = low;
    this.push(MARK);
    return start + 2;
  }

  private is(token: number, first: number, second: number): boolean {
    const start = this.starts[token] ?? 0;
    return (
      (this.starts[token + 1] ?? 0) - start === 2 &&
      this.units[start] === first &&
      this.units[start + 1] === second
    );
  }

  private mark(text: string, start: number, end: number, unit: number): number {
    let at = start + 1;
    let count = 1;
    while (at < end && text.charCodeAt(at) === unit) {
      at++;
      count++;
    }
    this.units[this.length++] = unit;
    if (count > 1) this.units[this.length++] = unit;
    if (count > 3) this.units[this.length++] = unit;
    this.push(MARK);
    return at;
  }

  private mention(text: string, start: number, end: number): number {
    let at = nameEnd(text, start + 1, end);
    if (at === start + 1) return this.mark(text, start, end, AT);
    if (at < end && text.charCodeAt(at) === AT) {
      const hostEnd = nameEnd(text, at + 1, end);
      this.copyHost(text, at + 1, hostEnd);
      at = hostEnd;
    }
    this.push(MENTION);
    return at;
  }

  private link(text: string, start: number, end: number): number {
    const hostEnd = nameEnd(text, start, end);
    this.copyHost(text, start, hostEnd);
    this.push(LINK);
    let at = hostEnd;
    while (at < end && CHAR_CLASS[text.charCodeAt(at)] !== SPACE) at++;
    return at;
  }

  private copyHost(text: string, start: number, end: number): void {
    const stop = Math.min(end, start + MAX_WORD);
    for (let at = start; at < stop; at++) {
      this.units[this.length++] = text.charCodeAt(at);
    }
  }
}

function nameEnd(text: string, start: number, end: number): number {
  let at = start;
  while (at < end) {
    const unit = text.charCodeAt(at);
    const kind = CHAR_CLASS[unit];
    const inName =
      kind === LETTER || kind === DIGIT || unit === UNDERSCORE || unit === DASH || unit === DOT;
    if (!inName) break;
    at++;
  }
  while (at > start && text.charCodeAt(at - 1) === DOT) at--;
  return at;
}

function isScheme(text: string, at: number, end: number): boolean {
  return (
    at + 3 < end &&
    text.charCodeAt(at) === COLON &&
    text.charCodeAt(at + 1) === SLASH &&
    text.charCodeAt(at + 2) === SLASH
  );
}
