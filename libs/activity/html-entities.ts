import { Tokenizer } from 'parse5';

/** A character reference: what it stands for and how many source characters it takes. */
export interface CharacterReference {
  readonly text: string;
  readonly length: number;
}

const NUMERIC = /&#(?:[xX]([0-9a-fA-F]+)|([0-9]+));?/y;
const NAMED = /&[a-zA-Z][a-zA-Z0-9]{1,31};?/y;
const REPLACEMENT = '\ufffd';

/** Whole names that turned out to be references: at most the 2,231 that there are. */
const known = new Map<string, CharacterReference>();

/** The reference that starts at `at` (an ampersand) in text, or null where the ampersand is just one. */
export function referenceAt(source: string, at: number): CharacterReference | null {
  if (source.charCodeAt(at + 1) === 0x23) return numericAt(source, at);
  NAMED.lastIndex = at;
  const candidate = NAMED.exec(source)?.[0];
  if (candidate === undefined) return null;
  const seen = known.get(candidate);
  if (seen !== undefined) return seen;
  const reference = decodeNamed(candidate);
  // A copy, because a substring would keep the whole text that it was found in.
  if (reference?.length === candidate.length) known.set(Buffer.from(candidate).toString(), reference);
  return reference;
}

export function decodeText(text: string): string {
  return decode(text, false);
}

/** An attribute's value with its references decoded; there `&copy=` and `&copyx` are no references. */
export function decodeAttribute(value: string): string {
  return decode(value, true);
}

function decode(value: string, inAttribute: boolean): string {
  let decoded = '';
  let from = 0;
  for (let at = value.indexOf('&'); at >= 0; at = value.indexOf('&', at + 1)) {
    const reference = referenceAt(value, at);
    if (reference === null) continue;
    const end = at + reference.length;
    const terminated = value.charCodeAt(end - 1) === 0x3b || value.charCodeAt(at + 1) === 0x23;
    if (inAttribute && !terminated && /[=a-zA-Z0-9]/.test(value.charAt(end))) continue;
    decoded += value.slice(from, at) + reference.text;
    from = end;
    at = end - 1;
  }
  return from === 0 ? value : decoded + value.slice(from);
}

function numericAt(source: string, at: number): CharacterReference | null {
  NUMERIC.lastIndex = at;
  const match = NUMERIC.exec(source);
  if (match === null) return null;
  const code = match[1] === undefined ? Number(match[2]) : Number.parseInt(match[1], 16);
  return { text: characterOf(code), length: match[0].length };
}

function characterOf(code: number): string {
  if (code === 0 || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) return REPLACEMENT;
  if (code >= 0x80 && code <= 0x9f) return tokenizerText(`&#${code};`);
  return String.fromCodePoint(code);
}

/**
 * parse5 knows the 2,231 names, some of which need no semicolon. It gives back the candidate with a
 * leading reference decoded; what it replaced is the part that the unchanged rest doesn't cover.
 */
function decodeNamed(candidate: string): CharacterReference | null {
  const decoded = tokenizerText(candidate);
  if (decoded === candidate) return null;
  for (let units = 1; units <= 4; units++) {
    const length = candidate.length - decoded.length + units;
    if (length > 1 && decoded.slice(units) === candidate.slice(length)) {
      return { text: decoded.slice(0, units), length };
    }
  }
  return null;
}

const nothing = () => undefined;

function tokenizerText(html: string): string {
  let text = '';
  const append = ({ chars }: { readonly chars: string }) => void (text += chars);
  new Tokenizer(
    { sourceCodeLocationInfo: false },
    {
      onCharacter: append,
      onNullCharacter: append,
      onWhitespaceCharacter: append,
      onStartTag: nothing,
      onEndTag: nothing,
      onComment: nothing,
      onDoctype: nothing,
      onEof: nothing,
    },
  ).write(html, true);
  return text;
}
