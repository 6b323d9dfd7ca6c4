import {
  BARRIER,
  BLOCK,
  CLOSES,
  ENDS_FORMATTING,
  FORMATTING,
  HEADING,
  SCOPE,
  TABLE_PART,
  VOID,
  type Hiding,
} from './html-elements.js';
import type { OpenLink } from './html-links.js';

export interface OpenElement {
  readonly name: string;
  readonly hides: Hiding | null;
  readonly link: OpenLink | null;
}

const TABLE: ReadonlySet<string> = new Set(['table']);

/** Elements followed at once; what is nested deeper is read as part of its parent. */
const MAX_OPEN = 256;

/**
 * The elements around the text being read. Follows the parts of the HTML tree construction rules that
 * decide where an element ends: implied end tags, scopes, and formatting elements that outlive others.
 */
export class OpenElements {
  readonly #left: (element: OpenElement) => void;
  readonly #stack: OpenElement[] = [];
  /** Elements too deep to be followed, by name, so that their end tags close nothing else. */
  readonly #beyond = new Map<string, number>();
  #textHiders = 0;
  #addressHiders = 0;
  #preformatted = 0;
  #paragraphs = 0;
  #links: OpenLink[] = [];

  constructor(left: (element: OpenElement) => void) {
    this.#left = left;
  }

  get hidden(): Hiding | null {
    if (this.#textHiders > 0) return 'text';
    return this.#addressHiders > 0 ? 'address' : null;
  }

  get preformatted(): boolean {
    return this.#preformatted > 0;
  }

  get link(): OpenLink | null {
    return this.#links.at(-1) ?? null;
  }

  /** Answers whether the element is followed: void ones and those nested too deep are not. */
  open(name: string, about: Omit<OpenElement, 'name'>): boolean {
    if (VOID.has(name)) return false;
    const closes = CLOSES.get(name);
    if (closes !== undefined) this.#closeImplied(closes, BARRIER.get(name) ?? TABLE);
    if (BLOCK.has(name)) this.#closeParagraph();
    if (HEADING.has(name) && HEADING.has(this.#stack.at(-1)?.name ?? '')) {
      this.#popTo(this.#stack.length - 1);
    }
    if (this.#stack.length === MAX_OPEN) {
      this.#beyond.set(name, (this.#beyond.get(name) ?? 0) + 1);
      return false;
    }
    this.#stack.push({ name, ...about });
    this.#count(name, about, 1);
    if (about.link !== null) this.#links.push(about.link);
    return true;
  }

  close(name: string): void {
    const beyond = this.#beyond.get(name) ?? 0;
    if (beyond > 0) {
      this.#beyond.set(name, beyond - 1);
      return;
    }
    const ordinary = !SCOPE.has(name);
    for (let at = this.#stack.length - 1; at >= 0; at--) {
      const open = this.#stack[at]?.name ?? '';
      if (open === name || (HEADING.has(name) && HEADING.has(open))) {
        if (FORMATTING.has(name)) this.#closeFormatting(at);
        else this.#popTo(at);
        return;
      }
      if (ordinary && !FORMATTING.has(name) && SCOPE.has(open)) return;
      if (ENDS_FORMATTING.has(open) && !TABLE_PART.has(name)) return;
      if (name === 'li' && (open === 'ul' || open === 'ol')) return;
    }
  }

  closeAll(): void {
    while (this.#stack.length > 0) this.#remove(this.#stack.length - 1);
  }

  #closeParagraph(): void {
    if (this.#paragraphs === 0) return;
    for (let at = this.#stack.length - 1; at >= 0; at--) {
      const open = this.#stack[at]?.name ?? '';
      if (open === 'p') return this.#popTo(at);
      if (open === 'button' || open === 'table' || open === 'td' || open === 'th') return;
    }
  }

  #closeImplied(names: ReadonlySet<string>, barrier: ReadonlySet<string>): void {
    for (let at = this.#stack.length - 1; at >= 0; at--) {
      const open = this.#stack[at]?.name ?? '';
      if (names.has(open)) {
        if (FORMATTING.has(open)) this.#closeFormatting(at);
        else this.#popTo(at);
      } else if (barrier.has(open)) return;
    }
  }

  /** The end of a formatting element ends the ordinary ones inside; blocks outlive it. */
  #closeFormatting(at: number): void {
    for (let inner = this.#stack.length - 1; inner > at; inner--) {
      const name = this.#stack[inner]?.name ?? '';
      if (!FORMATTING.has(name) && !SCOPE.has(name)) this.#remove(inner);
    }
    this.#remove(at);
  }

  /** Closes what is open from `at` on, except formatting, which goes on until it is closed itself. */
  #popTo(at: number): void {
    const keepsFormatting = !ENDS_FORMATTING.has(this.#stack[at]?.name ?? '');
    for (let last = this.#stack.length - 1; last >= at; last--) {
      const goesOn = keepsFormatting && FORMATTING.has(this.#stack[last]?.name ?? '');
      if (!goesOn) this.#remove(last);
    }
  }

  #remove(at: number): void {
    const [element] = this.#stack.splice(at, 1);
    if (element === undefined) return;
    this.#left(element);
    this.#count(element.name, element, -1);
    if (element.link !== null) this.#links = this.#links.filter((link) => link !== element.link);
  }

  #count(name: string, about: Omit<OpenElement, 'name'>, by: 1 | -1): void {
    if (name === 'p') this.#paragraphs += by;
    if (about.hides === 'text') this.#textHiders += by;
    if (about.hides === 'address') this.#addressHiders += by;
    if (name === 'pre' || name === 'textarea' || name === 'listing') this.#preformatted += by;
  }
}
