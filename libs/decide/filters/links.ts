import { hostOf } from '../../activity/domain.js';
import { isSpecialAddressHost } from '../../activity/special-address.js';
import { isJsonObject, type JsonValue } from '../../kernel/json.js';
import { editTags, GAP, type TagEditor } from './html-edit.js';
import { listOf, type Level } from './levels.js';
import { editTexts } from './texts.js';

/** Fields with a URL, a Link, something that has a URL, or a list of these. */
const LINKING = ['url', 'attachment', 'image', 'icon', 'preview', 'tag'] as const;
/** How deep a Link is looked for inside one of these: `icon.url.href` is the deepest in use. */
const MAX_DEPTH = 4;
/** Attributes with URLs that no post needs; a tag with one of them goes whole. */
const OTHER_URL_ATTRIBUTE =
  /\s(?:srcset|poster|action|formaction|data|background|cite|xlink:href|ping)\s*=/i;

/**
 * Takes out what would lead a reader or a server to an address of a private network, to credentials,
 * or out of the web: links in texts lose their address and keep their text; everything else goes.
 * `localHosts` are the server's own names, which may be on a private network.
 */
export function dropUnsafeLinks(levels: readonly Level[], localHosts: readonly string[]): void {
  const unsafe = (url: string): boolean => isUnsafe(url, localHosts);
  editTexts(levels, (text, html) =>
    html && text.includes('<') ? editTags(text, editorOf(unsafe)) : text,
  );
  for (const { json } of levels) {
    for (const key of LINKING) {
      const value = json[key];
      if (value === undefined) {
        continue;
      }
      const kept = listOf(value).filter((item) => !leadsAstray(item, unsafe));
      if (kept.length === listOf(value).length) {
        continue;
      }
      if (kept.length === 0) {
        delete json[key];
      } else {
        json[key] = kept;
      }
    }
  }
}

function editorOf(unsafe: (url: string) => boolean): TagEditor {
  return (name, attributes, tag) => {
    const href = attributes.get('href');
    const src = attributes.get('src');
    const astray =
      (href !== undefined && isAbsolute(href) && unsafe(href)) ||
      (src !== undefined && isAbsolute(src) && unsafe(src));
    if (!astray && !OTHER_URL_ATTRIBUTE.test(tag)) {
      return null;
    }
    return name === 'a' ? '<a>' : GAP;
  };
}

/** A relative reference leads to the server that shows it. Browsers skip controls and spaces before and in a scheme. */
function isAbsolute(reference: string): boolean {
  const read = reference.replaceAll(/[\p{Cc} ]/gu, '');
  return /^(?:[a-z][a-z0-9+.-]*:|[/\\]{2})/i.test(read);
}

function isUnsafe(url: string, localHosts: readonly string[]): boolean {
  const host = hostOf(url.trim());
  if (host === null || hasCredentials(url)) {
    return true;
  }
  return isSpecialAddressHost(host) && !localHosts.includes(host);
}

function hasCredentials(url: string): boolean {
  try {
    const { username, password } = new URL(url.trim());
    return username !== '' || password !== '';
  } catch {
    return true;
  }
}

/** Whether this link, or one inside it, is unsafe. A thing without any link is not. */
function leadsAstray(item: JsonValue, unsafe: (url: string) => boolean, depth = 0): boolean {
  if (typeof item === 'string') {
    return unsafe(item);
  }
  if (Array.isArray(item)) {
    return item.some((each: JsonValue) => depth < MAX_DEPTH && leadsAstray(each, unsafe, depth + 1));
  }
  if (!isJsonObject(item) || depth >= MAX_DEPTH) {
    return false;
  }
  return (['href', 'url', 'icon', 'image'] as const).some((key) => {
    const value = item[key];
    return value !== undefined && value !== null && leadsAstray(value, unsafe, depth + 1);
  });
}
