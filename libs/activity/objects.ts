import type { Rejection } from '../contracts/dead-letter.js';
import { exhaustive } from '../kernel/exhaustive.js';
import { isJsonObject, type JsonObject, type JsonValue } from '../kernel/json.js';
import { ok, type Result } from '../kernel/result.js';
import { readActor } from './actor.js';
import { readContent } from './content.js';
import { ownId, requiredId } from './ids.js';
import { MAX_NAME_LENGTH } from './limits.js';
import type { ActorObject, ContentObject, ObjectLike, Reference, TombstoneObject } from './model.js';
import { isList, reject, type Reading } from './reading.js';
import { classify, printable } from './types.js';

export type EmbeddedObject = ContentObject | ActorObject | TombstoneObject;

/**
 * An object given by id or embedded. `strict` is for what brings an object into being or changes it:
 * an unsupported one refuses the document there, and elsewhere counts as a reference by its id.
 */
export function readObjectLike(
  reading: Reading,
  value: JsonValue | undefined,
  pointer: string,
  options: { readonly strict: boolean; readonly followers: string | null },
): Result<ObjectLike, Rejection> {
  if (!isJsonObject(value)) return readReference(reading, value, pointer);
  const embedded = readEmbedded(reading, value, pointer, options.followers);
  if (embedded === null) {
    const onlyId = Object.keys(value).every((key) => key === 'id' || key === '@context');
    return options.strict && !onlyId
      ? reject('missing_field', `${pointer}/type`, 'the object names no type')
      : readReference(reading, value, pointer);
  }
  if (embedded.ok || embedded.error.code !== 'unsupported_object_type') return embedded;
  return options.strict || typeof value.id !== 'string'
    ? embedded
    : readReference(reading, value, pointer);
}

export function readReference(
  reading: Reading,
  value: JsonValue | undefined,
  pointer: string,
): Result<Reference, Rejection> {
  const id = requiredId(reading, value, pointer, 'object');
  return id.ok ? ok({ tag: 'reference', pointer, id: id.value }) : id;
}

/** An object that is all there; null where it names no type. */
export function readEmbedded(
  reading: Reading,
  json: JsonObject,
  pointer: string,
  followers: string | null,
): Result<EmbeddedObject, Rejection> | null {
  const type = classify(json);
  const at = `${pointer}/type`;
  switch (type.is) {
    case 'content':
      return readContent(reading, json, type.type, pointer, followers);
    case 'actor':
      return readActor(reading, json, type.type, pointer);
    case 'tombstone':
      return readTombstone(reading, json, pointer);
    case 'activity':
      return reject('unsupported_object_type', at, `${type.kind} is an activity, not an object`);
    case 'other':
      return reject('unsupported_object_type', at, `${printable(type.names)} is not supported`);
    case 'ambiguous':
      return reject('invalid_field', at, 'types that contradict each other');
    case 'invalid':
      return reject('invalid_field', at, 'neither a string nor a list of strings');
    case 'absent':
      return null;
    default:
      return exhaustive(type);
  }
}

function readTombstone(
  reading: Reading,
  json: JsonObject,
  pointer: string,
): Result<TombstoneObject, Rejection> {
  const id = ownId(reading, json, pointer);
  if (!id.ok) return id;
  const former = isList(json.formerType) ? json.formerType[0] : json.formerType;
  return ok({
    tag: 'tombstone',
    pointer,
    id: id.value,
    formerType: reading.name(former, `${pointer}/formerType`, MAX_NAME_LENGTH),
    deleted: reading.date(json.deleted, `${pointer}/deleted`),
  });
}

/** What only counts by its id: content and tombstones where an actor or an activity belongs. */
export function asReference(object: ObjectLike, pointer: string): Result<Reference, Rejection> {
  if (object.id === null) return reject('missing_field', `${pointer}/id`, 'the object has no id');
  return ok({ tag: 'reference', pointer, id: object.id });
}
