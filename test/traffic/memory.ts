import type { Persona } from './population.js';
import type { Random } from './random.js';
import type { Document, Draft } from './wire/draft.js';

export interface KnownPost {
  readonly author: Persona;
  readonly draft: Draft;
}

/** Something that its author may take back. */
export interface Undoable {
  readonly author: Persona;
  readonly document: Document;
  readonly recipient: string;
}

/** The latest `capacity` things; random access, random removal. */
export class Recent<T> {
  private readonly items: T[] = [];
  private next = 0;

  constructor(private readonly capacity: number) {}

  get size(): number {
    return this.items.length;
  }

  add(item: T): void {
    if (this.items.length < this.capacity) {
      this.items.push(item);
      return;
    }
    this.items[this.next] = item;
    this.next = (this.next + 1) % this.capacity;
  }

  peek(random: Random): T | null {
    return this.items[random.below(this.items.length)] ?? null;
  }

  take(random: Random): T | null {
    const index = random.below(this.items.length);
    const item = this.items[index];
    const last = this.items.pop();
    if (item === undefined || last === undefined) return null;
    if (index < this.items.length) this.items[index] = last;
    return item;
  }

  replace(old: T, item: T): void {
    const index = this.items.indexOf(old);
    if (index >= 0) this.items[index] = item;
  }
}
