import type { Filter } from '../../contracts/filters.js';
import { isJsonObject, type JsonObject, type JsonValue } from '../../kernel/json.js';
import { applyFilters } from '../apply-filters.js';

export const PUBLIC = 'https://www.w3.org/ns/activitystreams#Public';
export const ALICE = 'https://alice.example/users/alice';
export const BOB = 'https://bob.example/users/bob';

export function create(object: JsonObject, outer: JsonObject = {}): JsonObject {
  return {
    id: 'https://alice.example/1/create',
    type: 'Create',
    actor: ALICE,
    to: [PUBLIC],
    cc: [`${ALICE}/followers`],
    object: {
      id: 'https://alice.example/1',
      type: 'Note',
      to: [PUBLIC],
      cc: [`${ALICE}/followers`],
      ...object,
    },
    ...outer,
  };
}

export function objectOf(json: JsonObject): JsonObject {
  const object = json['object'];
  if (!isJsonObject(object)) {
    throw new Error('the fixture embeds no object');
  }
  return object;
}

export function filtered(object: JsonObject, ...filters: Filter[]): JsonObject {
  return objectOf(applyFilters(create(object), filters));
}

export function content(html: string, ...filters: Filter[]): JsonValue | undefined {
  return filtered({ content: html }, ...filters)['content'];
}
