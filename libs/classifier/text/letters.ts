import { COMMON_WORD_LANGUAGES, COMMON_WORDS, WORD_SEED, addUnit } from './common-words.js';
import { SCRIPT_OF, SCRIPTS, Script } from './scripts.js';

/** Letters looked at; more add nothing to the answer. */
const MAX_LETTERS = 200;
/** Code units looked at: a text of links and emoji is left after so many. */
const MAX_UNITS = 2000;
/** A syllable or ideograph says as much as so many letters. */
const DENSE = 3;

const AT = 0x40;
const HASH = 0x23;
const COLON = 0x3a;
const SLASH = 0x2f;
const SPACE = 0x20;

/** What one look at a text's start tells of its language; reused for the next text. */
export class Letters {
  /** Most letters are of this script; {@link Script.None} when there are none. */
  script: Script = Script.None;
  /** Letters of that script, ideographs and syllables thrice. */
  count = 0;
  /** Words in Latin letters. */
  words = 0;
  /** How many of the words are common ones of a language, in the order of COMMON_WORD_LANGUAGES. */
  readonly votes = new Int32Array(COMMON_WORD_LANGUAGES.length);
  private readonly scripts = new Int32Array(SCRIPTS);

  /** Links, handles and hashtags are passed over. */
  read(text: string): void {
    this.scripts.fill(0);
    this.votes.fill(0);
    this.words = 0;
    const end = Math.min(text.length, MAX_UNITS);
    let letters = 0;
    let at = 0;
    while (at < end && letters < MAX_LETTERS) {
      const unit = text.charCodeAt(at);
      const script = SCRIPT_OF[unit] ?? Script.None;
      if (script === Script.Latin) {
        const start = at;
        at = this.word(text, at, end);
        if (isLink(text, at)) {
          at = spaceAfter(text, at, end);
        } else {
          this.add(Script.Latin, at - start);
          letters += at - start;
        }
      } else if (script !== Script.None) {
        const weight = script >= Script.Han && script <= Script.Hangul ? DENSE : 1;
        this.add(script, weight);
        letters += weight;
        at++;
      } else if (unit === AT || unit === HASH) {
        at = spaceAfter(text, at, end);
      } else {
        at++;
      }
    }
    this.choose();
  }

  private word(text: string, start: number, end: number): number {
    let hash = WORD_SEED;
    let at = start;
    while (at < end) {
      const unit = text.charCodeAt(at);
      if (SCRIPT_OF[unit] !== Script.Latin) break;
      const upper = (unit < 0x5b || (unit >= 0xc0 && unit <= 0xde)) && unit !== 0xd7;
      hash = addUnit(hash, upper ? unit | 0x20 : unit);
      at++;
    }
    this.words++;
    let mask = COMMON_WORDS.get(hash) ?? 0;
    while (mask !== 0) {
      const bit = 31 - Math.clz32(mask);
      this.votes[bit] = (this.votes[bit] ?? 0) + 1;
      mask ^= 1 << bit;
    }
    return at;
  }

  private add(script: Script, weight: number): void {
    this.scripts[script] = this.of(script) + weight;
  }

  private of(script: Script): number {
    return this.scripts[script] ?? 0;
  }

  private choose(): void {
    let best: Script = Script.None;
    for (let script = 1; script < SCRIPTS; script++) {
      if (this.of(script) > this.of(best)) best = script;
    }
    const kana = this.of(Script.Kana);
    // Japanese is ideographs and kana: some kana is enough.
    if (best === Script.Han && kana * 6 >= this.of(Script.Han)) best = Script.Kana;
    this.script = best;
    this.count = this.of(best);
  }
}

function isLink(text: string, at: number): boolean {
  return (
    text.charCodeAt(at) === COLON &&
    text.charCodeAt(at + 1) === SLASH &&
    text.charCodeAt(at + 2) === SLASH
  );
}

function spaceAfter(text: string, start: number, end: number): number {
  let at = start;
  while (at < end && text.charCodeAt(at) > SPACE) at++;
  return at;
}
