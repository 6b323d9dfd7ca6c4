import type { Rejection, RejectionCode } from '../contracts/dead-letter.js';
import type { JsonObject, JsonValue } from '../kernel/json.js';
import { err, type Result } from '../kernel/result.js';
import { MAX_NOTES, MAX_TEXT_LENGTH, MAX_URLS } from './limits.js';
import type { ParsedBody, ParseNote, TextField, UrlUse } from './model.js';
import { textField } from './text-field.js';

type FoundUrl = ParsedBody['urls'][number];

/** What is gathered on the way through one document: notes and URLs, both bounded. */
export class Reading {
  readonly #notes: ParseNote[];
  readonly #urls: FoundUrl[] = [];
  /** Last in the list, so that a post to thousands doesn't push out its links. */
  readonly #recipients: FoundUrl[] = [];

  constructor(notes: readonly ParseNote[] = []) {
    this.#notes = [...notes];
  }

  note(code: ParseNote['code'], pointer: string, message: string): void {
    if (this.#notes.length < MAX_NOTES) this.#notes.push({ code, pointer, message });
  }

  url(url: string, pointer: string, use: UrlUse): void {
    const list = use === 'audience' ? this.#recipients : this.#urls;
    if (list.length <= MAX_URLS) list.push({ pointer, url, use });
  }

  notes(): readonly ParseNote[] {
    return this.#notes;
  }

  /** Call once, before `notes`: says so where there were more than are kept. */
  urls(): readonly FoundUrl[] {
    const all = this.#recipients.length === 0 ? this.#urls : [...this.#urls, ...this.#recipients];
    if (all.length <= MAX_URLS) return all;
    this.note('items_truncated', '', `more than ${MAX_URLS} URLs; the first are kept`);
    return all.slice(0, MAX_URLS);
  }

  /** The first entries of a list, a lone value as a list of one; none where there is nothing. */
  list(value: JsonValue | undefined, pointer: string, limit: number): readonly Entry[] {
    if (value === undefined || value === null) return NO_ENTRIES;
    if (!isList(value)) return [{ value, pointer }];
    if (value.length > limit)
      this.note('items_truncated', pointer, `only ${limit} entries are looked at`);
    return value
      .slice(0, limit)
      .map((entry, index) => ({ value: entry, pointer: `${pointer}/${index}` }));
  }

  /** A text that people read; null where it is absent, empty or not a string. */
  text(value: JsonValue | undefined, pointer: string, html: boolean): TextField | null {
    if (value === undefined || value === null || value === '') return null;
    if (typeof value !== 'string') {
      this.note('bad_field', pointer, 'a text that is not a string');
      return null;
    }
    if (value.length > MAX_TEXT_LENGTH) {
      this.note('text_truncated', pointer, `only ${MAX_TEXT_LENGTH} characters are looked at`);
    }
    return textField(pointer, value, html);
  }

  /** A short machine-made string; null where it is absent, not a string or too long. */
  name(value: JsonValue | undefined, pointer: string, limit: number): string | null {
    if (value === undefined || value === null) return null;
    if (typeof value === 'string' && value.length <= limit) return value;
    this.note('bad_field', pointer, `not a string of at most ${limit} characters`);
    return null;
  }

  /** true, false, or null where it is absent or something else. */
  flag(value: JsonValue | undefined, pointer: string): boolean | null {
    if (value === undefined || value === null) return null;
    if (typeof value === 'boolean') return value;
    this.note('bad_field', pointer, 'not a boolean');
    return null;
  }

  /** Milliseconds since the epoch of an RFC 3339 or xsd:dateTime string, UTC where it names no zone. */
  date(value: JsonValue | undefined, pointer: string): number | null {
    if (value === undefined || value === null) return null;
    const time = typeof value === 'string' ? parseDate(value) : Number.NaN;
    if (!Number.isNaN(time)) return time;
    this.note('bad_date', pointer, 'not a date with a time');
    return null;
  }
}

export interface Entry {
  readonly value: JsonValue;
  readonly pointer: string;
}

const NO_ENTRIES: readonly Entry[] = [];

/** Array.isArray that knows of readonly arrays. */
export function isList(value: JsonValue | undefined): value is readonly JsonValue[] {
  return Array.isArray(value);
}

export function reject(
  code: RejectionCode,
  pointer: string,
  message: string,
): Result<never, Rejection> {
  return err({ code, pointer, message });
}

/** First value that is there, with its pointer: for fields that go by several names. */
export function firstOf(json: JsonObject, pointer: string, names: readonly string[]): Entry | null {
  for (const name of names) {
    const value = json[name];
    if (value !== undefined && value !== null) return { value, pointer: `${pointer}/${name}` };
  }
  return null;
}

const DATE =
  /^(\d{4}-\d\d-\d\d)[Tt ](\d\d:\d\d(?::\d\d(?:\.\d{1,12})?)?)(?:([Zz])|([+-]\d\d):?(\d\d))?$/;

function parseDate(written: string): number {
  const match = DATE.exec(written);
  if (match === null) return Number.NaN;
  const zone = match[4] === undefined ? 'Z' : `${match[4]}:${match[5]}`;
  return Date.parse(`${match[1]}T${match[2]}${zone}`);
}
