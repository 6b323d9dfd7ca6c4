import { isJsonObject, type JsonObject, type JsonValue } from '../../kernel/json.js';
import type { Level } from './levels.js';

export type TextEdit = (text: string, html: boolean) => string;

/** As servers render them: names and alt texts are plain, the rest may hold markup. */
const FIELDS = [
  ['content', true],
  ['summary', true],
  ['name', false],
  ['value', true],
] as const;
const MAPS = [
  ['contentMap', true],
  ['summaryMap', true],
  ['nameMap', false],
] as const;
/** Lists of things with texts of their own: alt texts and profile fields, poll options. */
const LISTS = ['attachment', 'oneOf', 'anyOf'] as const;
/** What the author typed. Some servers render the post anew from it, so it can't outlive a change of the post. */
const SOURCES = ['source', '_misskey_content'] as const;

/** Edits every text that people read; where one changed, what it was made from is taken out. */
export function editTexts(levels: readonly Level[], edit: TextEdit): void {
  for (const { json } of levels) {
    let changed = editFields(json, edit);
    for (const key of LISTS) {
      const items = json[key];
      if (Array.isArray(items)) {
        const edited = items.map((item: JsonValue) => editItem(item, edit));
        if (edited.some((item, index) => item !== items[index])) {
          json[key] = edited;
          changed = true;
        }
      } else if (isJsonObject(items)) {
        const edited = editItem(items, edit);
        changed ||= edited !== items;
        json[key] = edited;
      }
    }
    if (changed) {
      for (const key of SOURCES) {
        delete json[key];
      }
    }
  }
}

/** The same object where nothing changed. */
function editItem(item: JsonValue, edit: TextEdit): JsonValue {
  if (!isJsonObject(item)) {
    return item;
  }
  const copy: Record<string, JsonValue> = { ...item };
  return editFields(copy, edit) ? copy : item;
}

function editFields(json: Record<string, JsonValue>, edit: TextEdit): boolean {
  let changed = false;
  for (const [key, html] of FIELDS) {
    const text = json[key];
    if (typeof text === 'string') {
      const edited = edit(text, html);
      changed ||= edited !== text;
      json[key] = edited;
    }
  }
  for (const [key, html] of MAPS) {
    const map = json[key];
    if (isJsonObject(map)) {
      const edited = editMap(map, html, edit);
      changed ||= edited !== map;
      json[key] = edited;
    }
  }
  return changed;
}

function editMap(map: JsonObject, html: boolean, edit: TextEdit): JsonObject {
  const entries = Object.entries(map).map(([language, text]): [string, JsonValue] => [
    language,
    typeof text === 'string' ? edit(text, html) : text,
  ]);
  return entries.some(([language, text]) => text !== map[language]) ? Object.fromEntries(entries) : map;
}
