import type { Rejection } from '../contracts/dead-letter.js';
import { exhaustive } from '../kernel/exhaustive.js';
import { isJsonObject, type JsonObject, type JsonValue } from '../kernel/json.js';
import { ok, type Result } from '../kernel/result.js';
import { readActivity } from './activity.js';
import { noteRedefinedTerms } from './context-terms.js';
import { readDocument } from './document.js';
import type { ParsedBody } from './model.js';
import { readEmbedded, type EmbeddedObject } from './objects.js';
import { reject, Reading } from './reading.js';
import { classify, isActivityLike, printable } from './types.js';

/**
 * The body of a delivery → the activity in it, or why there is none and where. Never throws, and costs
 * no more than linear in the size, whatever the bytes are. No message quotes the document's texts.
 */
export function parseBody(bytes: Uint8Array): Result<ParsedBody, Rejection> {
  const document = readDocument(bytes);
  if (!document.ok) return document;
  const { json } = document.value;
  const type = classify(json);
  if (type.is !== 'activity') return notAnActivity(json);
  const reading = new Reading(document.value.notes);
  noteRedefinedTerms(reading, json['@context'], '/@context');
  const activity = readActivity(reading, json, type.kind, { pointer: '', depth: 0 });
  if (!activity.ok) return activity;
  const urls = reading.urls();
  return ok({ activity: activity.value, json, notes: reading.notes(), urls });
}

function notAnActivity(json: JsonObject): Result<never, Rejection> {
  const type = classify(json);
  switch (type.is) {
    case 'absent':
      return json['@type'] === undefined && json['@graph'] === undefined
        ? reject('missing_field', '/type', 'the document names no type')
        : reject('invalid_field', '', 'expanded JSON-LD is not supported; send the compacted form');
    case 'invalid':
      return reject('invalid_field', '/type', 'neither a string nor a list of strings');
    case 'ambiguous':
      return reject('invalid_field', '/type', 'types that contradict each other');
    case 'other':
      return isActivityLike(json, type.names)
        ? reject('unsupported_type', '/type', `${printable(type.names)} is not supported`)
        : reject('not_an_activity', '/type', `${printable(type.names)} is not an activity`);
    case 'activity':
    case 'content':
    case 'actor':
    case 'tombstone':
      return reject('not_an_activity', '/type', 'an object on its own, not an activity');
    default:
      return exhaustive(type);
  }
}

/** An object or actor that was fetched or handed in on its own. */
export interface ParsedObject {
  readonly object: EmbeddedObject;
  readonly notes: ParsedBody['notes'];
  readonly urls: ParsedBody['urls'];
}

/**
 * Reads a bare object or actor with the same checks; `pointer` is put before every pointer. The value
 * has to come from `readDocument`, which bounds its nesting.
 */
export function parseObject(value: JsonValue, pointer: string): Result<ParsedObject, Rejection> {
  if (!isJsonObject(value)) return reject('not_an_object', pointer, 'not a JSON object');
  const reading = new Reading();
  noteRedefinedTerms(reading, value['@context'], `${pointer}/@context`);
  const object = readEmbedded(reading, value, pointer, null);
  if (object === null) return reject('missing_field', `${pointer}/type`, 'the object names no type');
  if (!object.ok) return object;
  const urls = reading.urls();
  return ok({ object: object.value, notes: reading.notes(), urls });
}
