import { decodeText, referenceAt } from './html-entities.js';
import { BLOCK, hiding, pixels } from './html-elements.js';
import { isPartOfAddress, LinkReader, type OpenLink } from './html-links.js';
import { OpenElements, type OpenElement } from './html-stack.js';
import { scanHtml, type HtmlAttributes, type HtmlHandler } from './html-tokens.js';
import type { PlainText } from './model.js';
import { OffsetMap } from './offset-map.js';
import { addBareLinks } from './bare-links.js';

type Hidden = PlainText['hidden'][number];
type Image = PlainText['images'][number];

/** References, white space that a browser shows as one space, and NUL, which it drops. */
const SPECIAL = /[&\t\n\f\r\0]| {2}/g;
const SPACES = /[ \t\n\f\r]+/y;
const MAX_HIDDEN = 1_000;
const MAX_IMAGES = 1_000;

/** HTML → what a reader sees. Linear in the source. */
export function htmlToPlain(source: string, truncated: boolean): PlainText {
  const reader = new HtmlReader(source);
  scanHtml(source, reader);
  return reader.finish(truncated);
}

class HtmlReader implements HtmlHandler {
  readonly #source: string;
  readonly #map = new OffsetMap();
  readonly #elements = new OpenElements((element) => this.#left(element));
  readonly #links = new LinkReader();
  readonly #hidden: Hidden[] = [];
  readonly #images: Image[] = [];
  readonly #parts: string[] = [];
  #length = 0;
  /** Hidden text of the element being read that is not yet in `#hidden`. */
  #unseen = '';
  #unseenStart = 0;
  #unseenEnd = 0;
  /** White space that is only written when text follows: its line breaks, and its place. */
  #gap: { breaks: number; start: number; end: number } | null = null;
  #overflow = false;

  constructor(source: string) {
    this.#source = source;
  }

  finish(truncated: boolean): PlainText {
    this.#elements.closeAll();
    this.#flushHidden();
    const map = this.#map;
    const text = this.#parts.join('');
    return {
      text,
      links: addBareLinks(text, this.#links.found(text)),
      hidden: this.#hidden.toSorted((a, b) => a.start - b.start),
      images: this.#images,
      toSource: (start, end) => map.toSource(start, end),
      truncated: truncated || this.#overflow || this.#links.overflow,
    };
  }

  open(name: string, attributes: HtmlAttributes, start: number, end: number): void {
    if (name === 'img') this.#image(attributes, start, end);
    else if (name === 'br') this.#break(start, end, true);
    else {
      if (BLOCK.has(name)) this.#break(start, end, false);
      const href = name === 'a' ? attributes.get('href') : undefined;
      const link: OpenLink | null =
        href === undefined ? null : { href, attributes, start: -1, lookups: 0 };
      const hides = hiding(name, attributes, this.#elements.link !== null);
      const opened = this.#elements.open(name, { hides, link });
      if (opened && hides !== null) this.#flushHidden();
    }
    if ((name === 'td' || name === 'th') && this.#gap === null) this.#space(start, end);
  }

  close(name: string, start: number, end: number): void {
    if (BLOCK.has(name)) this.#break(start, end, false);
    this.#elements.close(name);
  }

  #left(element: OpenElement): void {
    if (element.hides !== null) this.#flushHidden();
    if (element.link !== null) this.#links.close(element.link, this.#length);
  }

  text(start: number, end: number): void {
    if (this.#elements.hidden !== null) this.#collectHidden(start, end);
    else if (this.#elements.preformatted) this.#preformatted(start, end);
    else this.#visible(start, end);
  }

  #visible(start: number, end: number): void {
    // Searching in the run alone keeps this linear where the next special character is far away.
    const run = this.#source.slice(start, end);
    let from = 0;
    while (from < run.length) {
      SPECIAL.lastIndex = from;
      const special = run.charCodeAt(from) === 0x20 ? from : SPECIAL.exec(run)?.index;
      const at = special ?? run.length;
      const trailing = special === undefined && run.endsWith(' ') ? 1 : 0;
      this.#copy(start + from, start + at - trailing);
      if (trailing === 1) this.#space(end - 1, end);
      from = special === undefined ? at : this.#special(run, at, start);
    }
  }

  /** Deals with what stands at `at` of a run; answers where to read on. */
  #special(run: string, at: number, offset: number): number {
    const code = run.charCodeAt(at);
    if (code === 0x26) return this.#reference(run, at, offset);
    if (code === 0) return at + 1;
    SPACES.lastIndex = at;
    SPACES.exec(run);
    this.#space(offset + at, offset + SPACES.lastIndex);
    return SPACES.lastIndex;
  }

  #preformatted(start: number, end: number): void {
    const run = this.#source.slice(start, end);
    let from = 0;
    for (let at = run.indexOf('&'); at >= 0; at = run.indexOf('&', from)) {
      this.#copy(start + from, start + at);
      from = this.#reference(run, at, start);
    }
    this.#copy(start + from, end);
  }

  #reference(run: string, at: number, offset: number): number {
    const reference = referenceAt(run, at);
    if (reference === null) {
      this.#copy(offset + at, offset + at + 1);
      return at + 1;
    }
    this.#beforeText();
    this.#write(reference.text);
    this.#map.whole(reference.text.length, offset + at, offset + at + reference.length);
    return at + reference.length;
  }

  #copy(start: number, end: number): void {
    if (end <= start) return;
    this.#beforeText();
    this.#write(this.#source.slice(start, end));
    this.#map.copied(end - start, start);
  }

  #write(part: string): void {
    this.#parts.push(part);
    this.#length += part.length;
  }

  /** Writes the white space that was put off, and tells a link that its text begins. */
  #beforeText(): void {
    const gap = this.#gap;
    this.#gap = null;
    if (gap !== null && this.#length > 0) {
      const space = gap.breaks === 0 ? ' ' : gap.breaks === 1 ? '\n' : '\n\n';
      this.#write(space);
      this.#map.whole(space.length, gap.start, gap.end);
    }
    const link = this.#elements.link;
    if (link !== null && link.start < 0) link.start = this.#length;
  }

  #space(start: number, end: number): void {
    this.#gap ??= { breaks: 0, start, end };
  }

  /** A line break; one of a block element adds nothing to those that are there. */
  #break(start: number, end: number, always: boolean): void {
    this.#gap ??= { breaks: 0, start, end };
    this.#gap.breaks = always ? this.#gap.breaks + 1 : Math.max(this.#gap.breaks, 1);
  }

  #image(attributes: HtmlAttributes, start: number, end: number): void {
    if (this.#images.length === MAX_IMAGES) {
      this.#overflow = true;
      return;
    }
    this.#images.push({
      src: attributes.get('src') ?? '',
      width: pixels(attributes.get('width')),
      height: pixels(attributes.get('height')),
      start,
      end,
    });
  }

  #collectHidden(start: number, end: number): void {
    const link = this.#elements.link;
    const piece = decodeText(this.#source.slice(start, end));
    if (link !== null && this.#elements.hidden === 'address' && isPartOfAddress(link, piece)) return;
    if (this.#unseen === '') this.#unseenStart = start;
    this.#unseen += piece;
    this.#unseenEnd = end;
  }

  #flushHidden(): void {
    if (this.#unseen.trim() !== '') {
      if (this.#hidden.length === MAX_HIDDEN) this.#overflow = true;
      else this.#hidden.push({ text: this.#unseen, start: this.#unseenStart, end: this.#unseenEnd });
    }
    this.#unseen = '';
  }
}
