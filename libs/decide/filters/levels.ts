import { ACTIVITY_KINDS, ACTOR_TYPES } from '../../activity/model.js';
import { isJsonObject, type JsonObject, type JsonValue } from '../../kernel/json.js';

/** One object of the copy that filters may change in place. What it doesn't change is shared with the original. */
export interface Level {
  readonly json: Record<string, JsonValue>;
  readonly role: 'activity' | 'actor' | 'object';
}

export interface Levels {
  readonly root: JsonObject;
  /** The activity first, then what it embeds, down to earlier versions of a post. */
  readonly all: readonly Level[];
}

const ACTIVITIES: ReadonlySet<string> = new Set(ACTIVITY_KINDS);
const ACTORS: ReadonlySet<string> = new Set(ACTOR_TYPES);
const EMBEDDING = ['object', 'actor', 'formerRepresentations', 'orderedItems', 'items'] as const;

/** Copies each level once, with a list of what is still to do: a sender chooses how deep it goes. */
export function copyLevels(json: JsonObject): Levels {
  const root = { ...json };
  const all: Level[] = [];
  const open = [root];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    all.push({ json: next, role: roleOf(next) });
    for (const key of EMBEDDING) {
      const value = next[key];
      if (Array.isArray(value)) {
        next[key] = value.map((item: JsonValue) => copyInto(open, item));
      } else if (isJsonObject(value)) {
        next[key] = copyInto(open, value);
      }
    }
  }
  return { root, all };
}

function copyInto(open: Record<string, JsonValue>[], value: JsonValue): JsonValue {
  if (!isJsonObject(value)) {
    return value;
  }
  const copy = { ...value };
  open.push(copy);
  return copy;
}

function roleOf(json: JsonObject): Level['role'] {
  const types = typesOf(json);
  if (types.some((type) => ACTIVITIES.has(type))) {
    return 'activity';
  }
  return types.some((type) => ACTORS.has(type)) ? 'actor' : 'object';
}

export function typesOf(json: JsonObject): readonly string[] {
  return listOf(json['type']).filter((type) => typeof type === 'string');
}

/** JSON-LD writes one value or a list of them; absent is none. */
export function listOf(value: JsonValue | undefined): readonly JsonValue[] {
  if (value === undefined || value === null) {
    return [];
  }
  return isList(value) ? value : [value];
}

function isList(value: JsonValue): value is readonly JsonValue[] {
  return Array.isArray(value);
}

/** Id of a reference or of an embedded object. */
export function idOf(value: JsonValue): string | null {
  if (typeof value === 'string') {
    return value;
  }
  const id = isJsonObject(value) ? value['id'] : undefined;
  return typeof id === 'string' ? id : null;
}

/** Keeps only items that pass. A single value stays single; one that fails leaves an empty list. */
export function keepItems(
  json: Record<string, JsonValue>,
  key: string,
  keep: (item: JsonValue) => boolean,
): void {
  const value = json[key];
  if (value === undefined || value === null) {
    return;
  }
  const items = listOf(value);
  const kept = items.filter(keep);
  if (kept.length < items.length) {
    json[key] = kept;
  }
}
