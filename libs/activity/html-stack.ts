import { BARRIER, BLOCK, CLOSES, FORMATTING, SCOPE, VOID, type Hiding } from './html-elements.js';
import type { OpenLink } from './html-links.js';

export interface OpenElement {
  readonly name: string;
  readonly hides: Hiding | null;
  readonly link: OpenLink | null;
}

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
    if (closes !== undefined) this.#closeImplied(closes);
    if (BLOCK.has(name)) this.#closeParagraph();
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
      if (open === name) {
        if (FORMATTING.has(name)) this.#remove(at);
        else this.#popTo(at);
        return;
      }
      if (ordinary && !FORMATTING.has(name) && SCOPE.has(open)) return;
    }
  }

  closeAll(): void {
    this.#popTo(0);
  }

  #closeParagraph(): void {
    if (this.#paragraphs === 0) return;
    for (let at = this.#stack.length - 1; at >= 0; at--) {
      const open = this.#stack[at]?.name ?? '';
      if (open === 'p') return this.#popTo(at);
      if (open === 'button' || open === 'table' || open === 'td' || open === 'th') return;
    }
  }

  #closeImplied(names: ReadonlySet<string>): void {
    for (let at = this.#stack.length - 1; at >= 0; at--) {
      const open = this.#stack[at]?.name ?? '';
      if (names.has(open)) {
        if (FORMATTING.has(open)) this.#remove(at);
        else this.#popTo(at);
      } else if (BARRIER.has(open)) return;
    }
  }

  #popTo(length: number): void {
    while (this.#stack.length > length) this.#remove(this.#stack.length - 1);
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
