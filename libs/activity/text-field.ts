import { addBareLinks } from './bare-links.js';
import { htmlToPlain } from './html-text.js';
import { MAX_TEXT_LENGTH } from './limits.js';
import type { PlainText, TextField } from './model.js';

/** A text whose readable form is made on first use, because most rules never ask. */
class LazyTextField implements TextField {
  readonly pointer: string;
  readonly source: string;
  readonly html: boolean;
  readonly #truncated: boolean;
  #plain: PlainText | undefined;

  constructor(pointer: string, source: string, html: boolean, truncated: boolean) {
    this.pointer = pointer;
    this.source = source;
    this.html = html;
    this.#truncated = truncated;
  }

  get plain(): PlainText {
    return (this.#plain ??= toPlain(this.source, this.html, this.#truncated));
  }
}

/**
 * A field over a string of the document. What is longer than 128 Ki UTF-16 units is cut, `source`
 * included, so that no rule reads further; `plain.truncated` says so.
 */
export function textField(pointer: string, written: string, html: boolean): TextField {
  const truncated = written.length > MAX_TEXT_LENGTH;
  return new LazyTextField(pointer, truncated ? cut(written) : written, html, truncated);
}

function cut(written: string): string {
  const last = written.charCodeAt(MAX_TEXT_LENGTH - 1);
  const splitsPair = last >= 0xd800 && last <= 0xdbff;
  return written.slice(0, splitsPair ? MAX_TEXT_LENGTH - 1 : MAX_TEXT_LENGTH);
}

/** Readable text of HTML, or of plain text, which stands for itself. Never throws; linear. */
export function toPlain(source: string, html: boolean, truncated = false): PlainText {
  if (html && /[<&\0]|\s\s|[\t\n\f\r]|^\s|\s$/.test(source)) return htmlToPlain(source, truncated);
  return {
    text: source,
    links: addBareLinks(source, []),
    hidden: [],
    images: [],
    toSource: (start, end) => {
      const from = Math.min(Math.max(Math.trunc(start) || 0, 0), source.length);
      return { start: from, end: Math.min(Math.max(Math.trunc(end) || 0, from), source.length) };
    },
    truncated,
  };
}
