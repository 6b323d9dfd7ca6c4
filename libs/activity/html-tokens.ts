import { decodeAttribute } from './html-entities.js';

/** What a scan of HTML reports; ranges are UTF-16 offsets in the source. */
export interface HtmlHandler {
  /** Characters with their references undecoded. */
  text(start: number, end: number): void;
  open(name: string, attributes: HtmlAttributes, start: number, end: number): void;
  close(name: string, start: number, end: number): void;
}

const ATTRIBUTES = ['class', 'height', 'hidden', 'href', 'rel', 'src', 'style', 'width'] as const;
type AttributeName = (typeof ATTRIBUTES)[number];

/** Decoded values of the attributes that matter here; of two of one name the first counts. */
export type HtmlAttributes = ReadonlyMap<AttributeName, string>;

const NO_ATTRIBUTES: HtmlAttributes = new Map();
const ATTRIBUTE_OF = new Map<string, AttributeName>(ATTRIBUTES.map((name) => [name, name]));

/** Elements whose content is not markup, and what ends it. */
const RAW = new Map(
  ['script', 'style', 'xmp', 'iframe', 'noembed', 'noframes', 'title', 'textarea'].map((name) => [
    name,
    new RegExp(`</${name}(?=[\\t\\n\\f\\r />])`, 'gi'),
  ]),
);
/** Whose content nobody reads, not even where a server strips tags and keeps what is in them. */
const CODE = new Set(['script', 'style']);

const COMMENT_END = /--!?>/g;
const NAME_END = /[\t\n\f\r />]/g;
const SPACE_OR_SLASH = /[\t\n\f\r /]*/y;
const SPACE = /[\t\n\f\r ]*/y;
const ATTRIBUTE_NAME = /=?[^\t\n\f\r />=]*/y;
const UNQUOTED = /[^\t\n\f\r >]*/y;

/**
 * Tokens of an HTML fragment, as a browser would see them, in one pass that is linear in the source
 * whatever it holds: parse5's own tokenizer compares each attribute with all before it.
 */
export function scanHtml(source: string, handler: HtmlHandler): void {
  let textStart = 0;
  let at = source.indexOf('<');
  while (at >= 0) {
    const next = source.charCodeAt(at + 1);
    let end: number;
    if (isLetter(next)) {
      if (at > textStart) handler.text(textStart, at);
      end = openTag(source, at, handler);
    } else if (next === 0x2f || next === 0x21 || next === 0x3f) {
      if (next === 0x2f && at + 2 >= source.length) break;
      if (at > textStart) handler.text(textStart, at);
      end = next === 0x2f ? closeTag(source, at, handler) : comment(source, at);
    } else {
      at = source.indexOf('<', at + 1);
      continue;
    }
    textStart = end;
    at = source.indexOf('<', end);
  }
  if (textStart < source.length) handler.text(textStart, source.length);
}

function isLetter(code: number): boolean {
  return (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a);
}

function matchEnd(pattern: RegExp, source: string, from: number): number {
  pattern.lastIndex = from;
  pattern.exec(source);
  return pattern.lastIndex;
}

/** Start of the next match, or the source's end. */
function find(pattern: RegExp, source: string, from: number): number {
  pattern.lastIndex = from;
  return pattern.exec(source)?.index ?? source.length;
}

function after(source: string, needle: string, from: number): number {
  const at = source.indexOf(needle, from);
  return at < 0 ? source.length : at + needle.length;
}

function comment(source: string, at: number): number {
  if (!source.startsWith('<!--', at)) return after(source, '>', at + 2);
  if (source.startsWith('>', at + 4)) return at + 5;
  if (source.startsWith('->', at + 4)) return at + 6;
  COMMENT_END.lastIndex = at + 4;
  return COMMENT_END.exec(source) === null ? source.length : COMMENT_END.lastIndex;
}

/** Answers where the tag ends; a tag that the source cuts short is nothing, as in browsers. */
function closeTag(source: string, at: number, handler: HtmlHandler): number {
  if (!isLetter(source.charCodeAt(at + 2))) return after(source, '>', at + 2);
  const nameEnd = find(NAME_END, source, at + 2);
  const end = endOfTag(source, nameEnd, null);
  if (end >= 0) handler.close(source.slice(at + 2, nameEnd).toLowerCase(), at, end);
  return end < 0 ? source.length : end;
}

function openTag(source: string, at: number, handler: HtmlHandler): number {
  const nameEnd = find(NAME_END, source, at + 1);
  const name = source.slice(at + 1, nameEnd).toLowerCase();
  const bare = source.charCodeAt(nameEnd) === 0x3e;
  const attributes = bare ? null : new Map<AttributeName, string>();
  const end = bare ? nameEnd + 1 : endOfTag(source, nameEnd, attributes);
  if (end < 0) return source.length;
  handler.open(name, attributes ?? NO_ATTRIBUTES, at, end);
  if (name === 'plaintext') {
    handler.text(end, source.length);
    return source.length;
  }
  const pattern = RAW.get(name);
  if (pattern === undefined) return end;
  const rawEnd = find(pattern, source, end);
  if (rawEnd > end && !CODE.has(name)) handler.text(end, rawEnd);
  return rawEnd;
}

/** Reads attributes into `into` up to the tag's `>`; answers the offset after it, or -1 without one. */
function endOfTag(source: string, from: number, into: Map<AttributeName, string> | null): number {
  let at = from;
  for (;;) {
    at = matchEnd(SPACE_OR_SLASH, source, at);
    if (at >= source.length) return -1;
    if (source.charCodeAt(at) === 0x3e) return at + 1;
    const nameEnd = matchEnd(ATTRIBUTE_NAME, source, at);
    let valueStart = matchEnd(SPACE, source, nameEnd);
    let valueEnd = valueStart;
    let next = nameEnd;
    if (source.charCodeAt(valueStart) === 0x3d) {
      valueStart = matchEnd(SPACE, source, valueStart + 1);
      const quote = source.charAt(valueStart);
      if (quote === '"' || quote === "'") {
        valueEnd = source.indexOf(quote, ++valueStart);
        if (valueEnd < 0) return -1;
        next = valueEnd + 1;
      } else {
        next = valueEnd = matchEnd(UNQUOTED, source, valueStart);
      }
    } else {
      valueStart = valueEnd;
    }
    const name = into === null ? undefined : ATTRIBUTE_OF.get(source.slice(at, nameEnd).toLowerCase());
    if (name !== undefined && into?.has(name) === false) {
      into.set(name, decodeAttribute(source.slice(valueStart, valueEnd)));
    }
    at = next;
  }
}
