import { isJsonObject, type JsonValue } from '../../kernel/json.js';
import { editTags, GAP } from './html-edit.js';
import { keepItems, typesOf, type Level } from './levels.js';
import { editTexts } from './texts.js';

/** Attachments that aren't media: profile fields and plain links. */
const NOT_MEDIA: ReadonlySet<string> = new Set(['PropertyValue', 'IdentityProof', 'Link']);
/** Objects whose `url` is the file itself rather than a page about it. */
const FILES: ReadonlySet<string> = new Set(['Image', 'Audio', 'Document']);
const MEDIA_TYPE = /^(?:image|video|audio)\/|mpegurl|bittorrent/i;
const TAGS: ReadonlySet<string> = new Set(
  'img picture source video audio track object embed map canvas'.split(' '),
);

/**
 * Takes out attachments, pictures of posts and profiles, custom emoji, media files among a post's URLs
 * and media in texts. Profile fields and plain links stay.
 */
export function stripMedia(levels: readonly Level[]): void {
  editTexts(levels, (text, html) =>
    html && text.includes('<') ? editTags(text, (name) => (TAGS.has(name) ? GAP : null)) : text,
  );
  for (const { json } of levels) {
    delete json['image'];
    delete json['icon'];
    delete json['preview'];
    keepItems(json, 'attachment', (item) => !isMedia(item));
    keepItems(json, 'tag', (tag) => !(isJsonObject(tag) && typesOf(tag).includes('Emoji')));
    const file = typesOf(json).some((type) => FILES.has(type));
    keepItems(json, 'url', (item) => (typeof item === 'string' ? !file : !hasMediaType(item)));
  }
}

/** What isn't known to be something else is media. */
function isMedia(item: JsonValue): boolean {
  return (
    !isJsonObject(item) || hasMediaType(item) || !typesOf(item).some((type) => NOT_MEDIA.has(type))
  );
}

function hasMediaType(item: JsonValue): boolean {
  const type = isJsonObject(item) ? item['mediaType'] : undefined;
  return typeof type === 'string' && MEDIA_TYPE.test(type);
}
