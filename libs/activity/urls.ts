import { isJsonObject, type JsonObject, type JsonValue } from '../kernel/json.js';
import { MAX_LIST } from './limits.js';
import type { ContentObject, UrlUse } from './model.js';
import type { Entry, Reading } from './reading.js';

type ObjectUrls = ContentObject['urls'];

/**
 * The addresses in a `url` field as written: strings, Links (`href`), and what PeerTube nests in a Link's
 * `tag` list. They may be hostile, or no addresses at all.
 */
export function readUrls(
  reading: Reading,
  value: JsonValue | undefined,
  pointer: string,
  use: UrlUse,
): ObjectUrls {
  const urls: { readonly href: string; readonly pointer: string }[] = [];
  const add = (entry: Entry) => {
    const found = hrefIn(entry);
    if (found === null || urls.length >= MAX_LIST.urls) return;
    urls.push(found);
    reading.url(found.href, found.pointer, use);
  };
  for (const entry of reading.list(value, pointer, MAX_LIST.urls)) {
    add(entry);
    if (!isJsonObject(entry.value) || entry.value.tag === undefined) continue;
    for (const nested of reading.list(entry.value.tag, `${entry.pointer}/tag`, MAX_LIST.urls))
      add(nested);
  }
  return urls;
}

function hrefIn({ value, pointer }: Entry): { readonly href: string; readonly pointer: string } | null {
  if (typeof value === 'string') return { href: value, pointer };
  if (!isJsonObject(value)) return null;
  for (const name of ['href', 'url', 'id'] as const) {
    const href = value[name];
    if (typeof href === 'string') return { href, pointer: `${pointer}/${name}` };
  }
  return null;
}

/** Fields that point somewhere and that no reader of their own looks at. */
const OTHER_FIELDS: ReadonlyMap<string, UrlUse> = new Map([
  ['icon', 'media'],
  ['image', 'media'],
  ['preview', 'media'],
  ['inbox', 'link'],
  ['outbox', 'link'],
  ['followers', 'link'],
  ['following', 'link'],
  ['liked', 'link'],
  ['featured', 'link'],
  ['featuredTags', 'link'],
  ['sharedInbox', 'link'],
  ['replies', 'link'],
  ['likes', 'link'],
  ['shares', 'link'],
  ['comments', 'link'],
  ['context', 'link'],
  ['origin', 'object'],
  ['result', 'object'],
  ['instrument', 'object'],
  ['describes', 'object'],
  ['quoteAuthorization', 'object'],
]);

/** Collects the addresses of `OTHER_FIELDS`, for the rules that check where URLs lead. */
export function collectOtherUrls(reading: Reading, json: JsonObject, pointer: string): void {
  collect(reading, json, pointer);
  if (isJsonObject(json.endpoints)) collect(reading, json.endpoints, `${pointer}/endpoints`);
}

function collect(reading: Reading, json: JsonObject, pointer: string): void {
  for (const name of Object.keys(json)) {
    const use = OTHER_FIELDS.get(name);
    if (use !== undefined) readUrls(reading, json[name], `${pointer}/${name}`, use);
  }
}
