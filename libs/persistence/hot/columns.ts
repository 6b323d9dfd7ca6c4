import type { Visibility } from '../../contracts/facts.js';

/** Stands in a journal row for the partitions of a batch that came in by the API. */
export const INLINE_PART = -1;

/** Column values of `object.visibility`. */
export const VISIBILITIES: readonly Visibility[] = ['public', 'unlisted', 'followers', 'direct'];

/** Longest indexed text: a b-tree entry holds 2.7 kB at most, which this many characters never exceed. */
const MAX_INDEXED = 600;

/** PostgreSQL's text can't hold NUL; what does is hostile, and no less so without. */
export function text(value: string): string {
  return value.includes('\0') ? value.replaceAll('\0', '') : value;
}

/** Text of an indexed column, as it is stored and has to be looked for. */
export function indexed(value: string): string {
  return text(value.length > MAX_INDEXED ? value.slice(0, MAX_INDEXED) : value);
}

/** Headers as jsonb takes them: without NUL and lone surrogates. */
export function headersJson(headers: Readonly<Record<string, string>>): string {
  const entries = Object.entries(headers).map(([name, value]) => [wellFormed(name), wellFormed(value)]);
  return JSON.stringify(Object.fromEntries(entries));
}

function wellFormed(value: string): string {
  return text(value).replaceAll(/\p{Cs}/gu, '\ufffd');
}
