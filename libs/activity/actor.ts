import type { Rejection } from '../contracts/dead-letter.js';
import { isJsonObject, type JsonObject } from '../kernel/json.js';
import { ok, type Result } from '../kernel/result.js';
import { readSearchConsent } from './consent.js';
import { idList, optionalId, ownId } from './ids.js';
import { MAX_LIST, MAX_NAME_LENGTH } from './limits.js';
import type { ActorObject, ActorType } from './model.js';
import { reject, type Reading } from './reading.js';
import { collectOtherUrls, readUrls } from './urls.js';

export function readActor(
  reading: Reading,
  json: JsonObject,
  type: ActorType,
  pointer: string,
): Result<ActorObject, Rejection> {
  const id = ownId(reading, json, pointer);
  if (!id.ok) return id;
  if (id.value === null) return reject('missing_field', `${pointer}/id`, 'an actor needs an id');
  const moved = json.movedTo;
  collectOtherUrls(reading, json, pointer);
  return ok({
    tag: 'actor',
    type,
    pointer,
    id: id.value,
    preferredUsername: reading.name(
      json.preferredUsername,
      `${pointer}/preferredUsername`,
      MAX_NAME_LENGTH,
    ),
    name: reading.text(json.name, `${pointer}/name`, false),
    summary: reading.text(json.summary, `${pointer}/summary`, true),
    fields: readFields(reading, json, pointer),
    urls: readUrls(reading, json.url, `${pointer}/url`, 'url'),
    inbox: optionalId(reading, json.inbox, `${pointer}/inbox`, 'link'),
    followers: optionalId(reading, json.followers, `${pointer}/followers`, 'link'),
    publicKeys: readKeys(reading, json, pointer),
    alsoKnownAs: idList(reading, json.alsoKnownAs, `${pointer}/alsoKnownAs`, MAX_LIST.aliases, 'actor'),
    ...(moved === undefined
      ? {}
      : { movedTo: optionalId(reading, moved, `${pointer}/movedTo`, 'actor') }),
    ...readSearchConsent(reading, json, pointer),
    published: reading.date(json.published, `${pointer}/published`),
    updated: reading.date(json.updated, `${pointer}/updated`),
  });
}

/** Profile fields (PropertyValue): a plain name and an HTML value. */
function readFields(reading: Reading, json: JsonObject, pointer: string): ActorObject['fields'] {
  return reading.list(json.attachment, `${pointer}/attachment`, MAX_LIST.fields).flatMap((entry) => {
    if (!isJsonObject(entry.value)) return [];
    const name = reading.text(entry.value.name, `${entry.pointer}/name`, false);
    const value = reading.text(entry.value.value, `${entry.pointer}/value`, true);
    return name === null || value === null ? [] : [{ name, value }];
  });
}

function readKeys(reading: Reading, json: JsonObject, pointer: string): ActorObject['publicKeys'] {
  return reading.list(json.publicKey, `${pointer}/publicKey`, MAX_LIST.keys).flatMap((entry) => {
    if (!isJsonObject(entry.value)) return [];
    const { pointer: at, value } = entry;
    return [
      {
        id: optionalId(reading, value.id, `${at}/id`, 'key'),
        owner: optionalId(reading, value.owner, `${at}/owner`, 'key'),
      },
    ];
  });
}
