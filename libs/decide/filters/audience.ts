import { isJsonObject, type JsonValue } from '../../kernel/json.js';
import { idOf, keepItems, listOf, typesOf, type Level } from './levels.js';

const ADDRESSED = ['to', 'cc', 'bto', 'bcc', 'audience'] as const;
/** The spellings in use of the collection that is everybody. */
const PUBLIC: ReadonlySet<string> = new Set([
  'https://www.w3.org/ns/activitystreams#Public',
  'as:Public',
  'Public',
]);

export function stripBlindRecipients(levels: readonly Level[]): void {
  for (const { json } of levels) {
    delete json['bto'];
    delete json['bcc'];
  }
}

/** Takes out the Mention tags, and whom they name from the audience of every level. Links in the text stay. */
export function dropMentions(levels: readonly Level[]): void {
  const mentioned = new Set<string>();
  for (const { json } of levels) {
    for (const tag of listOf(json['tag']).filter(isMention)) {
      const href = isJsonObject(tag) ? tag['href'] : undefined;
      // Nobody mentions everybody; without this a forged tag could change the visibility.
      if (typeof href === 'string' && !PUBLIC.has(href)) {
        mentioned.add(href);
      }
    }
    keepItems(json, 'tag', (tag) => !isMention(tag));
  }
  for (const { json } of levels) {
    for (const key of ADDRESSED) {
      keepItems(json, key, (item) => !mentioned.has(idOf(item) ?? ''));
    }
  }
}

/** Public moves from `to` to `cc`; followers and everybody else stay where they are. */
export function unlist(levels: readonly Level[]): void {
  for (const { json } of levels) {
    const moved = listOf(json['to']).filter(isPublic);
    if (moved.length === 0) {
      continue;
    }
    json['to'] = listOf(json['to']).filter((item) => !isPublic(item));
    const copied = listOf(json['cc']);
    json['cc'] = copied.some(isPublic) ? copied : [...copied, ...moved.slice(0, 1)];
  }
}

function isPublic(item: JsonValue): boolean {
  const id = idOf(item);
  return id !== null && PUBLIC.has(id);
}

function isMention(tag: JsonValue): boolean {
  return isJsonObject(tag) && typesOf(tag).includes('Mention');
}
