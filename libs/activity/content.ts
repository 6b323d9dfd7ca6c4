import type { Rejection } from '../contracts/dead-letter.js';
import { isJsonObject, type JsonObject } from '../kernel/json.js';
import { ok, type Result } from '../kernel/result.js';
import { readAudience, visibilityOf } from './audience.js';
import { readSearchConsent } from './consent.js';
import {
  readAttachments,
  readLanguage,
  readPoll,
  readQuote,
  readTags,
  readTranslations,
} from './content-parts.js';
import { idList, optionalId, ownId } from './ids.js';
import { MAX_LIST } from './limits.js';
import type { ContentObject, ContentType } from './model.js';
import type { Reading } from './reading.js';
import { classify } from './types.js';
import { collectOtherUrls, readUrls } from './urls.js';

/**
 * Something with text. `followers` is the author's followers collection where the document tells it.
 */
export function readContent(
  reading: Reading,
  json: JsonObject,
  type: ContentType,
  pointer: string,
  followers: string | null,
): Result<ContentObject, Rejection> {
  const id = ownId(reading, json, pointer);
  if (!id.ok) return id;
  const content = readVersion(reading, json, type, pointer, id.value, followers);
  return ok({ ...content, history: readHistory(reading, json, pointer, followers) });
}

function readVersion(
  reading: Reading,
  json: JsonObject,
  type: ContentType,
  pointer: string,
  id: string | null,
  followers: string | null,
): ContentObject {
  const audience = readAudience(reading, json, pointer);
  const html = isHtml(json);
  const content = reading.text(json.content, `${pointer}/content`, html);
  const name = reading.text(json.name, `${pointer}/name`, false);
  const inReplyTo = optionalId(reading, json.inReplyTo, `${pointer}/inReplyTo`, 'object');
  const attachments = readAttachments(reading, json.attachment, `${pointer}/attachment`);
  collectOtherUrls(reading, json, pointer);
  return {
    tag: 'content',
    type,
    pointer,
    id,
    attributedTo: idList(
      reading,
      json.attributedTo,
      `${pointer}/attributedTo`,
      MAX_LIST.attributedTo,
      'actor',
    ),
    audience,
    visibility: visibilityOf(audience, followers),
    published: reading.date(json.published, `${pointer}/published`),
    updated: reading.date(json.updated, `${pointer}/updated`),
    inReplyTo,
    sensitive: reading.flag(json.sensitive, `${pointer}/sensitive`),
    urls: readUrls(reading, json.url, `${pointer}/url`, 'url'),
    content,
    summary: reading.text(json.summary, `${pointer}/summary`, true),
    name,
    contentMap: readTranslations(reading, json, pointer, html),
    language: readLanguage(json),
    attachments,
    tags: readTags(reading, json.tag, `${pointer}/tag`),
    quote: readQuote(reading, json, pointer),
    poll: type === 'Question' ? readPoll(reading, json, pointer) : null,
    isVote: type === 'Note' && name !== null && content === null && inReplyTo !== null,
    hasPlace: hasPlace(json, attachments),
    ...readSearchConsent(reading, json, pointer),
    history: [],
  };
}

/** Content is HTML unless the object says otherwise (ActivityStreams, `mediaType`). */
function isHtml(json: JsonObject): boolean {
  const { mediaType } = json;
  return (
    typeof mediaType !== 'string' || !/^text\/(?:plain|markdown|x\.misskeymarkdown)/i.test(mediaType)
  );
}

function hasPlace(json: JsonObject, attachments: ContentObject['attachments']): boolean {
  if (json.location !== undefined && json.location !== null) return true;
  return attachments.some((attachment) => attachment.type === 'Place');
}

/** Pleroma sends the earlier versions of an edited post along; spam has been hidden there. */
function readHistory(
  reading: Reading,
  json: JsonObject,
  pointer: string,
  followers: string | null,
): readonly ContentObject[] {
  const versions = json.formerRepresentations;
  if (versions === undefined || versions === null) return [];
  const [items, at] = listOfVersions(versions, `${pointer}/formerRepresentations`);
  return reading.list(items, at, MAX_LIST.history).flatMap((entry) => {
    const type = isJsonObject(entry.value) ? classify(entry.value) : null;
    if (!isJsonObject(entry.value) || type?.is !== 'content') {
      reading.note('bad_field', entry.pointer, 'not an earlier version');
      return [];
    }
    const id = optionalId(reading, entry.value.id, `${entry.pointer}/id`, 'object');
    return [readVersion(reading, entry.value, type.type, entry.pointer, id, followers)];
  });
}

function listOfVersions(
  versions: NonNullable<JsonObject[string]>,
  pointer: string,
): readonly [JsonObject[string] | undefined, string] {
  if (!isJsonObject(versions)) return [versions, pointer];
  return versions.orderedItems === undefined
    ? [versions.items, `${pointer}/items`]
    : [versions.orderedItems, `${pointer}/orderedItems`];
}
