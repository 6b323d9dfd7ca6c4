import type { Rejection } from '../contracts/dead-letter.js';
import { isJsonObject, type JsonObject, type JsonValue } from '../kernel/json.js';
import { ok, type Result } from '../kernel/result.js';
import { hostOf } from './domain.js';
import { MAX_ID_LENGTH } from './limits.js';
import { isList, reject, type Entry, type Reading } from './reading.js';

export const PUBLIC = 'https://www.w3.org/ns/activitystreams#Public';

/**
 * An http(s) URL that may serve as an id: bounded, and free of what URL parsers drop or replace (white
 * space, controls, lone surrogates), so that nobody sees another id in it.
 */
export function isHttpId(value: string): boolean {
  return value.length <= MAX_ID_LENGTH && !UNFIT.test(value) && hostOf(value) !== null;
}

const UNFIT = /[\s\p{Cc}\p{Cs}\p{Bidi_Control}\u200b\u2060\ufeff]/u;

/** `as:Public` and `Public` are the same collection in compacted documents. */
export function canonicalPublic(id: string): string {
  return id === 'as:Public' || id === 'Public' ? PUBLIC : id;
}

/** The id in a string, an object with `id`, a Link, or the first of a list of these, as written. */
export function idIn(value: JsonValue | undefined, pointer: string): Entry | null {
  const first = isList(value) ? value[0] : value;
  const at = isList(value) ? `${pointer}/0` : pointer;
  if (typeof first === 'string') return { value: first, pointer: at };
  if (!isJsonObject(first)) return null;
  if (typeof first.id === 'string') return { value: first.id, pointer: `${at}/id` };
  return typeof first.href === 'string' ? { value: first.href, pointer: `${at}/href` } : null;
}

/** The `id` of an object: null where it has none; one that is not an http(s) URL refuses the document. */
export function ownId(
  reading: Reading,
  json: JsonObject,
  pointer: string,
): Result<string | null, Rejection> {
  const id = json.id;
  if (id === undefined || id === null || id === '') return ok(null);
  const at = `${pointer}/id`;
  if (typeof id !== 'string' || !isHttpId(id)) return reject('invalid_field', at, 'not an http(s) id');
  reading.url(id, at, 'id');
  return ok(id);
}

/** A reference that has to be there and be an http(s) URL. */
export function requiredId(
  reading: Reading,
  value: JsonValue | undefined,
  pointer: string,
  use: 'actor' | 'object',
): Result<string, Rejection> {
  if (value === undefined || value === null) return reject('missing_field', pointer, 'is required');
  const found = idIn(value, pointer);
  const id = typeof found?.value === 'string' ? canonicalPublic(found.value) : '';
  const at = found?.pointer ?? pointer;
  if (!isHttpId(id))
    return reject('invalid_field', at, 'not an http(s) id, nor an object that has one');
  reading.url(id, at, use);
  return ok(id);
}

/** A reference that may be absent; null, with a note, where it is there and not an http(s) URL. */
export function optionalId(
  reading: Reading,
  value: JsonValue | undefined,
  pointer: string,
  use: 'actor' | 'object' | 'link' | 'key',
): string | null {
  if (value === undefined || value === null || value === '') return null;
  const found = idIn(value, pointer);
  if (found === null && isList(value) && value.length === 0) return null;
  const at = found?.pointer ?? pointer;
  if (typeof found?.value === 'string') {
    reading.url(found.value, at, use);
    if (isHttpId(found.value)) return found.value;
  }
  reading.note('bad_field', at, 'not an http(s) id, nor an object that has one');
  return null;
}

/** The ids of a list or of a lone value; what is none is left out, with a note. */
export function idList(
  reading: Reading,
  value: JsonValue | undefined,
  pointer: string,
  limit: number,
  use: 'actor' | 'audience',
): readonly string[] {
  const ids: string[] = [];
  for (const entry of reading.list(value, pointer, limit)) {
    const found = isList(entry.value) ? null : idIn(entry.value, entry.pointer);
    const id = typeof found?.value === 'string' ? canonicalPublic(found.value) : '';
    if (found !== null) reading.url(id, found.pointer, use);
    if (isHttpId(id)) ids.push(id);
    else reading.note('bad_field', found?.pointer ?? entry.pointer, 'not an http(s) id');
  }
  return ids;
}
