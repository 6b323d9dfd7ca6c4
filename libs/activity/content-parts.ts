import { isJsonObject, pointerToken, type JsonObject, type JsonValue } from '../kernel/json.js';
import { isHttpId, optionalId } from './ids.js';
import { MAX_LIST, MAX_NAME_LENGTH } from './limits.js';
import type { Attachment, Poll, Tag, TextField } from './model.js';
import { firstOf, type Reading } from './reading.js';
import { readUrls } from './urls.js';

/** The only type in a string or the first of a list; '' where there is none. */
function typeName(json: JsonObject): string {
  const type: JsonValue | undefined = Array.isArray(json.type) ? json.type[0] : json.type;
  return typeof type === 'string' && type.length <= MAX_NAME_LENGTH ? type : '';
}

export function readAttachments(
  reading: Reading,
  value: JsonValue | undefined,
  pointer: string,
): readonly Attachment[] {
  return reading.list(value, pointer, MAX_LIST.attachments).flatMap((entry): Attachment[] => {
    const at = entry.pointer;
    if (typeof entry.value === 'string') {
      reading.url(entry.value, at, 'media');
      return [
        { pointer: at, type: 'Link', urls: [entry.value], mediaType: null, name: null, blurhash: null },
      ];
    }
    if (!isJsonObject(entry.value)) {
      reading.note('bad_field', at, 'neither an attachment nor an address');
      return [];
    }
    const json = entry.value;
    const source = firstOf(json, at, ['url', 'href']);
    const urls = source === null ? [] : readUrls(reading, source.value, source.pointer, 'media');
    const text = firstOf(json, at, ['name', 'summary']);
    return [
      {
        pointer: at,
        type: typeName(json),
        urls: urls.map((url) => url.href),
        mediaType: reading.name(json.mediaType, `${at}/mediaType`, MAX_NAME_LENGTH),
        name: text === null ? null : reading.text(text.value, text.pointer, false),
        blurhash: reading.name(json.blurhash, `${at}/blurhash`, MAX_NAME_LENGTH),
      },
    ];
  });
}

export function readTags(
  reading: Reading,
  value: JsonValue | undefined,
  pointer: string,
): readonly Tag[] {
  return reading.list(value, pointer, MAX_LIST.tags).flatMap((entry): Tag[] => {
    const at = entry.pointer;
    // Plain strings are hashtags in WordPress plugins and old GNU social posts.
    if (typeof entry.value === 'string') {
      const name = reading.name(entry.value, at, MAX_NAME_LENGTH);
      return name === null ? [] : [{ pointer: at, type: 'Hashtag', href: null, name }];
    }
    if (!isJsonObject(entry.value)) {
      reading.note('bad_field', at, 'not a tag');
      return [];
    }
    const json = entry.value;
    const href = typeof json.href === 'string' ? json.href : null;
    if (href !== null) reading.url(href, `${at}/href`, 'tag');
    if (json.icon !== undefined) readUrls(reading, json.icon, `${at}/icon`, 'media');
    const name = reading.name(json.name, `${at}/name`, MAX_NAME_LENGTH);
    return [{ pointer: at, type: typeName(json), href, name }];
  });
}

/** Options of a Question; Mastodon's `closed` is a date, in ActivityStreams also a boolean or an object. */
export function readPoll(reading: Reading, json: JsonObject, pointer: string): Poll | null {
  const choices = firstOf(json, pointer, ['anyOf', 'oneOf']);
  if (choices === null) return null;
  const options = reading.list(choices.value, choices.pointer, MAX_LIST.options).flatMap((entry) => {
    const named = isJsonObject(entry.value)
      ? firstOf(entry.value, entry.pointer, ['name', 'content'])
      : null;
    const option = reading.text(named?.value, named?.pointer ?? entry.pointer, false);
    return option === null ? [] : [option];
  });
  const closed = typeof json.closed === 'string' ? json.closed : undefined;
  return {
    pointer: choices.pointer,
    multiple: choices.pointer.endsWith('/anyOf'),
    options,
    endTime: reading.date(json.endTime, `${pointer}/endTime`),
    closed: reading.date(closed, `${pointer}/closed`),
  };
}

/** Texts by language of `contentMap`, `summaryMap` and `nameMap`. */
export function readTranslations(
  reading: Reading,
  json: JsonObject,
  pointer: string,
  contentIsHtml: boolean,
): readonly TextField[] {
  const texts: TextField[] = [];
  for (const name of ['contentMap', 'summaryMap', 'nameMap'] as const) {
    const map = json[name];
    if (map === undefined || map === null) continue;
    const at = `${pointer}/${name}`;
    const html = name === 'contentMap' ? contentIsHtml : name === 'summaryMap';
    for (const language of languagesOf(reading, map, at)) {
      const value = isJsonObject(map) ? map[language] : undefined;
      const text = reading.text(value, `${at}/${pointerToken(language)}`, html);
      if (text !== null) texts.push(text);
    }
  }
  return texts;
}

const LANGUAGE = /^[A-Za-z0-9-]{1,64}$/;

function languagesOf(reading: Reading, map: JsonValue, pointer: string): readonly string[] {
  if (!isJsonObject(map)) {
    reading.note('bad_field', pointer, 'not texts by language');
    return [];
  }
  const keys = Object.keys(map);
  const languages = keys.filter((key) => LANGUAGE.test(key) || key === '@none');
  if (languages.length < keys.length) reading.note('bad_field', pointer, 'a key that is no language');
  if (languages.length > MAX_LIST.translations) {
    reading.note('items_truncated', pointer, `only ${MAX_LIST.translations} languages are looked at`);
  }
  return languages.slice(0, MAX_LIST.translations);
}

/** The language of `content`: that of the map's only entry, else Lemmy's and PeerTube's `language`. */
export function readLanguage(json: JsonObject): string | null {
  if (isJsonObject(json.contentMap)) {
    const languages = Object.keys(json.contentMap);
    const map = json.contentMap;
    const written =
      languages.length === 1 ? languages[0] : languages.find((key) => map[key] === json.content);
    if (written !== undefined && LANGUAGE.test(written)) return written;
  }
  const language = isJsonObject(json.language) ? json.language.identifier : json.language;
  return typeof language === 'string' && LANGUAGE.test(language) ? language : null;
}

const QUOTE_FIELDS = ['quote', 'quoteUrl', 'quoteUri', '_misskey_quote'] as const;
const QUOTE_RELATIONS = new Set([
  'https://misskey-hub.net/ns#_misskey_quote',
  'http://fedibird.com/ns#quoteUri',
  'https://w3id.org/fep/044f#quote',
]);
const ACTIVITY_MEDIA_TYPE =
  /^application\/(?:activity\+json|ld\+json\s{0,4};\s{0,4}profile="https:\/\/www\.w3\.org\/ns\/activitystreams")/;

/** What is quoted: FEP-044f and its forerunners, else an object link (FEP-e232) among the tags. */
export function readQuote(reading: Reading, json: JsonObject, pointer: string): string | null {
  for (const name of QUOTE_FIELDS) {
    const quote = optionalId(reading, json[name], `${pointer}/${name}`, 'object');
    if (quote !== null) return quote;
  }
  for (const { value } of reading.list(json.tag, `${pointer}/tag`, MAX_LIST.tags)) {
    if (!isJsonObject(value) || value.type !== 'Link' || typeof value.href !== 'string') continue;
    const relations = Array.isArray(value.rel) ? value.rel : [value.rel];
    const quotes =
      relations.some((rel) => typeof rel === 'string' && QUOTE_RELATIONS.has(rel)) ||
      (typeof value.mediaType === 'string' && ACTIVITY_MEDIA_TYPE.test(value.mediaType));
    if (quotes && isHttpId(value.href)) return value.href;
  }
  return null;
}
