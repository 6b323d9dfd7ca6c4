/** A stretch of text that nobody sees. UTF-16 offsets. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** A first look that is cheap: most texts have none of these. */
export const MAY_BE_INVISIBLE =
  /[\u034F\u115F\u1160\u180E\u200B-\u200D\u202A-\u202E\u2060-\u206F\u3164\uFEFF\uFFA0\u{E0000}-\u{E01EF}\uFE00-\uFE0F]/u;

const ZERO_WIDTH_SPACE = 0x200b;
const NON_JOINER = 0x200c;
const JOINER = 0x200d;
const BLACK_FLAG = 0x1f3f4;
const COLON = 0x3a;
/** Word joiners, invisible operators, fillers: they carry no meaning in a post. */
const MEANINGLESS: ReadonlySet<number> = new Set([
  0x180e, 0x2060, 0x2061, 0x2062, 0x2063, 0x2064, 0x2065, 0x206a, 0x206b, 0x206c, 0x206d, 0x206e,
  0x206f, 0x3164, 0xfeff, 0xffa0,
]);
const GRAPHEME_JOINER = 0x034f;
/** Stand in for a missing letter of a syllable block. */
const JAMO_FILLERS: ReadonlySet<number> = new Set([0x115f, 0x1160]);
/** A flag's code has at most six tags and the one that ends it. */
const MAX_FLAG_UNITS = 14;
/** Scripts that shape letters by joiners. */
const SHAPED =
  /^[\p{Script=Arabic}\p{Script=Syriac}\p{Script=Mongolian}\p{Script=Nko}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Gurmukhi}\p{Script=Gujarati}\p{Script=Oriya}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Kannada}\p{Script=Malayalam}\p{Script=Sinhala}\p{Script=Khmer}\p{Script=Tibetan}]$/u;
/** Scripts without spaces between words, which mark a place to break a line. */
const UNSPACED =
  /^[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Javanese}]$/u;
const MARK = /^\p{M}$/u;
const HANGUL = /^\p{Script=Hangul}$/u;
const PICTURE = /^[\p{Extended_Pictographic}\p{Emoji_Modifier}\uFE0F]$/u;

/**
 * Zero-width characters, tag characters and bidi controls that have no honest reason where they
 * stand. Kept are joiners in scripts that need them and in emoji, line-break marks in scripts without
 * spaces and beside emoji short codes, the tags of flags, and bidi controls that are closed again and
 * override nothing. Linear.
 */
export function invisibleStretches(text: string): readonly Stretch[] {
  const stretches: Stretch[] = [];
  const forgedOrder = text.split('\n').some(hasForgedOrder);
  let previous = 0;
  for (let at = 0; at < text.length;) {
    const code = text.codePointAt(at) ?? 0;
    const end = at + (code > 0xffff ? 2 : 1);
    if (isTag(code)) {
      const stop = endOfTags(text, at);
      const ends = text.codePointAt(stop - 2) === 0xe007f && stop - at <= MAX_FLAG_UNITS;
      if (previous !== BLACK_FLAG || !ends) {
        stretches.push({ start: at, end: stop });
      }
      at = stop;
      continue;
    }
    if (isDropped(code, previous, text.codePointAt(end) ?? 0, forgedOrder)) {
      stretches.push({ start: at, end });
    } else {
      previous = code;
    }
    at = end;
  }
  return stretches;
}

function isDropped(code: number, previous: number, next: number, forgedOrder: boolean): boolean {
  switch (code) {
    case ZERO_WIDTH_SPACE:
      return ![previous, next].some((each) => each === COLON || is(UNSPACED, each));
    case NON_JOINER:
      return !is(SHAPED, previous);
    case JOINER:
      return !is(SHAPED, previous) && !(is(PICTURE, previous) && is(PICTURE, next));
    case GRAPHEME_JOINER:
      return !isMark(previous);
    default:
      return (
        MEANINGLESS.has(code) ||
        (JAMO_FILLERS.has(code) && !isHangulLetter(previous) && !isHangulLetter(next)) ||
        (isBidi(code) && forgedOrder) ||
        (isVariationSelector(code) && isVariationSelector(previous))
      );
  }
}

/** The fillers are of the script too, but can't be a reason for each other. */
function isHangulLetter(code: number): boolean {
  return is(HANGUL, code) && !JAMO_FILLERS.has(code);
}

/** A mark that is seen: joiners and selectors are of the category too. */
function isMark(code: number): boolean {
  return is(MARK, code) && code !== GRAPHEME_JOINER && !isVariationSelector(code);
}

function is(pattern: RegExp, code: number): boolean {
  return code > 0 && pattern.test(String.fromCodePoint(code));
}

function isTag(code: number): boolean {
  return code >= 0xe0000 && code <= 0xe007f;
}

function endOfTags(text: string, from: number): number {
  let at = from;
  while (isTag(text.codePointAt(at) ?? 0)) {
    at += 2;
  }
  return at;
}

/** A second one in a row selects nothing: data is smuggled in such runs. */
function isVariationSelector(code: number): boolean {
  return (code >= 0xfe00 && code <= 0xfe0f) || (code >= 0xe0100 && code <= 0xe01ef);
}

function isBidi(code: number): boolean {
  return (code >= 0x202a && code <= 0x202e) || (code >= 0x2066 && code <= 0x2069);
}

/** Overrides, and embeddings or isolates that aren't closed in order, show a paragraph as it isn't written. */
function hasForgedOrder(paragraph: string): boolean {
  const open: number[] = [];
  for (const [mark] of paragraph.matchAll(/[\u202A-\u202E\u2066-\u2069]/g)) {
    const code = mark.charCodeAt(0);
    if (code === 0x202d || code === 0x202e) {
      return true;
    }
    if (code !== 0x202c && code !== 0x2069) {
      open.push(code);
    } else if (open.length === 0 || (open.pop() ?? 0) >= 0x2066 !== (code === 0x2069)) {
      return true;
    }
  }
  return open.length > 0;
}
