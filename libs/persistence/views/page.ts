/** Where to read on. Both ends are exclusive; with `minId` the page nearest to it is read. */
export interface PageRequest {
  readonly limit: number;
  readonly maxId?: string | undefined;
  readonly minId?: string | undefined;
}

/** Newest first. `next` goes on to older items, `prev` to newer ones; null at an end. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly next: string | null;
  readonly prev: string | null;
}

/** A query's conditions and their values, numbered as they are added. */
export class Conditions {
  private readonly parts: string[] = [];
  readonly values: unknown[];

  /** `first`: values that the rest of the statement names $1, $2… */
  constructor(first: readonly unknown[] = []) {
    this.values = [...first];
  }

  /** `$?` in the text stands for the value, as often as it occurs. */
  add(text: string, value: unknown): this {
    this.values.push(value);
    return this.also(text.replaceAll('$?', `$${this.values.length}`));
  }

  /** A condition without a value. */
  also(text: string): this {
    this.parts.push(`(${text})`);
    return this;
  }

  where(): string {
    return this.parts.length === 0 ? '' : `WHERE ${this.parts.join(' AND ')}`;
  }
}

/** Adds the cursor to the conditions; answers ORDER BY and LIMIT. One row more tells of a next page. */
export function paged(conditions: Conditions, column: string, page: PageRequest): string {
  if (page.maxId !== undefined) conditions.add(`${column} < $?`, page.maxId);
  if (page.minId !== undefined) conditions.add(`${column} > $?`, page.minId);
  const order = ascending(page) ? 'ASC' : 'DESC';
  return `ORDER BY ${column} ${order} LIMIT ${page.limit + 1}`;
}

/** Makes a page of the rows that `paged` had selected. */
export function pageOf<R, T>(
  rows: readonly R[],
  page: PageRequest,
  cursor: (row: R) => string,
  item: (row: R) => T,
): Page<T> {
  const more = rows.length > page.limit;
  const kept = ascending(page) ? rows.slice(0, page.limit).toReversed() : rows.slice(0, page.limit);
  const first = kept[0];
  const last = kept.at(-1);
  const older = ascending(page) || more;
  const newer = ascending(page) ? more : page.maxId !== undefined;
  return {
    items: kept.map(item),
    next: last !== undefined && older ? cursor(last) : null,
    prev: first !== undefined && newer ? cursor(first) : null,
  };
}

function ascending(page: PageRequest): boolean {
  return page.minId !== undefined && page.maxId === undefined;
}

/** Escapes a text for use inside a LIKE pattern. */
export function likeLiteral(text: string): string {
  return text.replaceAll(/[\\%_]/g, (character) => `\\${character}`);
}
