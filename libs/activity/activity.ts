import type { Rejection } from '../contracts/dead-letter.js';
import { exhaustive } from '../kernel/exhaustive.js';
import { isJsonObject, type JsonObject, type JsonValue } from '../kernel/json.js';
import { ok, type Result } from '../kernel/result.js';
import { readActor } from './actor.js';
import { readAudience, visibilityOf } from './audience.js';
import { hostOf } from './domain.js';
import { isHttpId, optionalId, ownId, requiredId } from './ids.js';
import { MAX_INNER_ACTIVITIES, MAX_LIST, MAX_NAME_LENGTH } from './limits.js';
import type {
  Activity,
  ActivityKind,
  ActorObject,
  InnerActivity,
  ObjectLike,
  Reference,
} from './model.js';
import { asReference, readObjectLike, readReference } from './objects.js';
import { isList, reject, type Entry, type Reading } from './reading.js';
import { classify } from './types.js';
import { collectOtherUrls } from './urls.js';

type Read<T> = Result<T, Rejection>;

/** What every activity has; `kind` apart, so that each kind is built with its own object. */
type Common = Omit<Activity & { readonly kind: 'Like' }, 'kind' | 'object'>;

/** Where in the document an activity stands, and how many activities are around it. */
interface Place {
  readonly pointer: string;
  readonly depth: number;
}

/** Reads an activity whose type is known. Recurses at most `MAX_INNER_ACTIVITIES` times. */
export function readActivity(
  reading: Reading,
  json: JsonObject,
  kind: ActivityKind,
  place: Place,
): Read<Activity> {
  const common = readCommon(reading, json, place);
  if (!common.ok) return common;
  const object = soleObject(reading, json, kind, place.pointer);
  if (!object.ok) return object;
  const built = new Builder(reading, json, place, common.value, object.value).build(kind);
  collectOtherUrls(reading, json, place.pointer);
  return built;
}

function readCommon(reading: Reading, json: JsonObject, { pointer, depth }: Place): Read<Common> {
  // Pleroma's relays answer with a Follow whose id is a bare UUID: inside, an id is only a hint.
  const id =
    depth === 0
      ? ownId(reading, json, pointer)
      : ok(optionalId(reading, json.id, `${pointer}/id`, 'object'));
  if (!id.ok) return id;
  const at = `${pointer}/actor`;
  const actor = requiredId(reading, json.actor, at, 'actor');
  if (!actor.ok) return actor;
  const actorHost = hostOf(actor.value);
  if (actorHost === null) return reject('invalid_field', at, 'not an http(s) id');
  if (isList(json.actor) && json.actor.length > 1) {
    reading.note('bad_field', `${at}/1`, 'more than one actor; the first counts, as on servers');
  }
  const embeddedActor = readEmbeddedActor(reading, json.actor, at);
  const audience = readAudience(reading, json, pointer);
  return ok({
    tag: 'activity',
    pointer,
    id: id.value,
    actor: actor.value,
    actorHost,
    embeddedActor,
    audience,
    visibility: visibilityOf(audience, embeddedActor?.followers ?? null),
    published: reading.date(json.published, `${pointer}/published`),
    updated: reading.date(json.updated, `${pointer}/updated`),
    selfSigned: isPresent(json.signature) || isPresent(json.proof),
  });
}

function isPresent(value: JsonValue | undefined): boolean {
  return typeof value === 'object' && value !== null && !(isList(value) && value.length === 0);
}

/** The actor's document where the activity carries it; null where it is only named or not readable. */
function readEmbeddedActor(
  reading: Reading,
  value: JsonValue | undefined,
  pointer: string,
): ActorObject | null {
  const first = isList(value) ? value[0] : value;
  if (!isJsonObject(first)) return null;
  const type = classify(first);
  if (type.is !== 'actor') return null;
  const actor = readActor(reading, first, type.type, isList(value) ? `${pointer}/0` : pointer);
  return actor.ok ? actor.value : null;
}

/**
 * The object, taken out of a list of one. More than one is refused (except in a Flag, which reads its
 * own list): what a server does with the others can't be told, and they must not pass unjudged.
 */
function soleObject(
  reading: Reading,
  json: JsonObject,
  kind: ActivityKind,
  pointer: string,
): Read<Entry> {
  const at = `${pointer}/object`;
  const { object } = json;
  if (object === undefined || object === null || (isList(object) && object.length === 0)) {
    return reject('missing_field', at, `${kind} needs an object`);
  }
  if (!isList(object) || kind === 'Flag') return ok({ value: object, pointer: at });
  if (object.length > 1) return reject('invalid_field', `${at}/1`, `${kind} takes one object`);
  return ok(reading.list(object, at, 1)[0] ?? { value: object, pointer: at });
}

/** Builds each kind with the objects it may have. */
class Builder {
  readonly #reading: Reading;
  readonly #json: JsonObject;
  readonly #place: Place;
  readonly #common: Common;
  readonly #object: Entry;

  constructor(reading: Reading, json: JsonObject, place: Place, common: Common, object: Entry) {
    this.#reading = reading;
    this.#json = json;
    this.#place = place;
    this.#common = common;
    this.#object = object;
  }

  build(kind: ActivityKind): Read<Activity> {
    const common = this.#common;
    switch (kind) {
      case 'Create':
      case 'Update':
        return map(this.#objectLike(true), (object) => ({ ...common, kind, object }));
      case 'Delete':
      case 'Like':
        return map(this.#objectLike(false), (object) => ({ ...common, kind, object }));
      case 'EmojiReact':
        return map(this.#objectLike(false), (object) => ({
          ...common,
          kind,
          object,
          emoji: this.#emoji(),
        }));
      case 'Undo':
      case 'Accept':
      case 'Reject':
        return map(this.#activityOrReference(), (object) => ({ ...common, kind, object }));
      case 'Announce':
        return map(this.#activityOrObject(), (object) => ({ ...common, kind, object }));
      case 'Add':
      case 'Remove':
        return map(this.#activityOrObject(), (object) => ({
          ...common,
          kind,
          object,
          target: this.#target(),
        }));
      case 'Follow':
        return map(this.#actorOrReference(), (object) => ({ ...common, kind, object }));
      case 'Block':
        return map(this.#actorOrReference(), (object) => ({
          ...common,
          kind,
          object,
          target: this.#target(),
        }));
      case 'Move':
        return this.#move();
      case 'Flag':
        return this.#flag();
      default:
        return exhaustive(kind);
    }
  }

  #objectLike(strict: boolean): Read<ObjectLike> {
    const followers = this.#common.embeddedActor?.followers ?? null;
    return readObjectLike(this.#reading, this.#object.value, this.#object.pointer, {
      strict,
      followers,
    });
  }

  #actorOrReference(): Read<ActorObject | Reference> {
    const object = this.#objectLike(false);
    if (!object.ok) return object;
    if (object.value.tag === 'actor' || object.value.tag === 'reference') return ok(object.value);
    return asReference(object.value, this.#object.pointer);
  }

  #activityOrObject(): Read<InnerActivity | ObjectLike> {
    return this.#innerActivity() ?? this.#objectLike(false);
  }

  #activityOrReference(): Read<InnerActivity | Reference> {
    const inner = this.#innerActivity();
    if (inner !== null) return inner;
    const { value, pointer } = this.#object;
    if (isJsonObject(value) && !isPresentId(value)) {
      const object = this.#objectLike(true);
      return object.ok ? asReference(object.value, pointer) : object;
    }
    return readReference(this.#reading, value, pointer);
  }

  /** null where the object is no activity, only named, or deeper than is followed. */
  #innerActivity(): Read<InnerActivity | Reference> | null {
    const { value, pointer } = this.#object;
    if (!isJsonObject(value)) return null;
    const type = classify(value);
    if (type.is !== 'activity') return null;
    const depth = this.#place.depth + 1;
    const isStub = value.actor === undefined && value.object === undefined;
    if (depth > MAX_INNER_ACTIVITIES) {
      this.#reading.note(
        'depth_truncated',
        pointer,
        `only ${MAX_INNER_ACTIVITIES} inner activities are read`,
      );
    }
    if (isStub || depth > MAX_INNER_ACTIVITIES) return readReference(this.#reading, value, pointer);
    return readActivity(this.#reading, value, type.kind, { pointer, depth });
  }

  #move(): Read<Activity> {
    const object = this.#actorOrReference();
    if (!object.ok) return object;
    const pointer = `${this.#place.pointer}/target`;
    const target = requiredId(this.#reading, this.#json.target, pointer, 'object');
    if (!target.ok) return target;
    return ok({ ...this.#common, kind: 'Move', object: object.value, target: target.value });
  }

  #flag(): Read<Activity> {
    const objects: ObjectLike[] = [];
    const { value, pointer } = this.#object;
    for (const entry of this.#reading.list(value, pointer, MAX_LIST.flagged)) {
      const object = readObjectLike(this.#reading, entry.value, entry.pointer, {
        strict: false,
        followers: null,
      });
      if (!object.ok) return object;
      objects.push(object.value);
    }
    const at = `${this.#place.pointer}/content`;
    return ok({
      ...this.#common,
      kind: 'Flag',
      objects,
      content: this.#reading.text(this.#json.content, at, true),
    });
  }

  #target(): string | null {
    return optionalId(this.#reading, this.#json.target, `${this.#place.pointer}/target`, 'object');
  }

  #emoji(): string | null {
    return this.#reading.name(this.#json.content, `${this.#place.pointer}/content`, MAX_NAME_LENGTH);
  }
}

function isPresentId(value: JsonObject): boolean {
  return typeof value.id === 'string' && isHttpId(value.id);
}

function map<T, U>(result: Read<T>, change: (value: T) => U): Read<U> {
  return result.ok ? ok(change(result.value)) : result;
}
