import { contentIn } from '../activity/texts.js';
import type { Attachment, ContentObject, ParsedBody, PlainText } from '../activity/model.js';
import type { MediaFacts } from '../contracts/inbound.js';
import { HOUR, MINUTE } from '../kernel/clock.js';
import { sha256 } from '../kernel/hash.js';
import { keysOf, textKeys } from './fingerprint-text.js';

/** How far back look-alikes are counted, and the grain at which they leave the window. */
export const LOOK_ALIKE_WINDOW_MS = 6 * HOUR;
export const LOOK_ALIKE_BUCKET_MS = 30 * MINUTE;

/** One part of a post under which its copies meet. A text has several; one in common is enough. */
export interface Fingerprint {
  readonly kind: 'text' | 'link' | 'image';
  /** Where the part stands in the document. */
  readonly pointer: string;
  /** Signed 64-bit, as a PostgreSQL bigint. Kinds have key spaces of their own. */
  readonly key: bigint;
}

const MAX_LINKS = 4;
const MAX_IMAGES = 4;
/** Links, attachments and hidden runs that are looked at to find those. */
const MAX_CANDIDATES = 64;
const MAX_URL = 2_048;
const MAX_QUERY = 32;
const KINDS: ReadonlySet<string> = new Set(['Create', 'Update', 'Announce']);

/**
 * Fingerprints of the content that a Create, Update or Announce carries; none for other activities
 * and for votes. Text: the post's own, else its title or summary; what markup hides; and the newest
 * earlier version. Media facts are matched by URL; without them an image's blurhash stands in.
 */
export function fingerprintsOf(body: ParsedBody, media: readonly MediaFacts[] | null): Fingerprint[] {
  const object = fingerprinted(body);
  if (object === null) {
    return [];
  }
  const found = new Fingerprints();
  addTexts(found, object);
  addLinks(found, object);
  addImages(found, object, media);
  return found.list;
}

/**
 * Whose copies a fingerprint counts: the author of the content. Many people announcing one post are
 * one author's one post, not many copies of it. Null where there are no fingerprints.
 */
export function fingerprintAuthor(body: ParsedBody): string | null {
  const object = fingerprinted(body);
  return object === null ? null : (object.attributedTo[0] ?? body.activity.actor);
}

function fingerprinted(body: ParsedBody): ContentObject | null {
  if (!KINDS.has(body.activity.kind)) {
    return null;
  }
  const object = contentIn(body.activity);
  return object === null || object.isVote ? null : object;
}

class Fingerprints {
  readonly list: Fingerprint[] = [];
  private readonly keys = new Set<bigint>();

  /** Whether the key is new to this activity. */
  add(kind: Fingerprint['kind'], pointer: string, key: bigint): boolean {
    if (this.keys.has(key)) {
      return false;
    }
    this.keys.add(key);
    this.list.push({ kind, pointer, key });
    return true;
  }
}

function addTexts(found: Fingerprints, object: ContentObject): void {
  for (const field of [object.content, object.name, object.summary]) {
    if (field === null || field.source === '') {
      continue;
    }
    addHidden(found, field.pointer, field.plain);
    const keys = textKeys(field.plain);
    for (const key of keys) {
      found.add('text', field.pointer, key);
    }
    if (keys.length > 0) {
      break;
    }
  }
  const former = object.history[0]?.content ?? null;
  if (former !== null && former.source !== object.content?.source) {
    for (const key of textKeys(former.plain)) {
      found.add('text', former.pointer, key);
    }
  }
}

/** Keys of its own, so that hidden noise can't part copies of what is read. */
function addHidden(found: Fingerprints, pointer: string, plain: PlainText): void {
  if (plain.hidden.length > 0) {
    const hidden = plain.hidden.slice(0, MAX_CANDIDATES).map((run) => run.text);
    for (const key of keysOf(hidden.join(' '))) {
      found.add('text', pointer, key);
    }
  }
}

function addLinks(found: Fingerprints, object: ContentObject): void {
  let left = MAX_LINKS;
  const add = (pointer: string, href: string): void => {
    const address = canonicalAddress(href);
    if (left > 0 && address !== null && found.add('link', pointer, digestKey('link', address))) {
      left--;
    }
  };
  if (object.content !== null) {
    for (const link of object.content.plain.links.slice(0, MAX_CANDIDATES)) {
      if (link.kind === 'plain') add(object.content.pointer, link.href);
    }
  }
  for (const attachment of object.attachments.slice(0, MAX_CANDIDATES)) {
    if (attachment.type === 'Link' && !isImage(attachment)) {
      add(attachment.pointer, attachment.urls[0] ?? '');
    }
  }
}

/** Query parameters that say where a link was copied, not where it leads. */
const TRACKING =
  /^(utm_.*|mtm_.*|pk_.*|at_.*|fbclid|gclid|dclid|msclkid|yclid|twclid|igshid|igsh|mc_cid|mc_eid|si|ref|ref_src|ref_url|feature|share|cmpid|xtor|wt_mc|_hs.*)$/;

function canonicalAddress(href: string): string | null {
  if (href.length > MAX_URL || !/^https?:/i.test(href) || !URL.canParse(href)) {
    return null;
  }
  const { hostname, port, pathname, searchParams } = new URL(href);
  const host = hostname.startsWith('www.') ? hostname.slice(4) : hostname;
  const path = pathname.endsWith('/') ? pathname.slice(0, -1) : pathname;
  const query = [...searchParams]
    .slice(0, MAX_QUERY)
    .filter(([name]) => !TRACKING.test(name.toLowerCase()))
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`)
    .sort();
  return `${host}:${port}${path}?${query.join('&')}`;
}

function addImages(
  found: Fingerprints,
  object: ContentObject,
  media: readonly MediaFacts[] | null,
): void {
  let left = MAX_IMAGES;
  for (const attachment of object.attachments.slice(0, MAX_CANDIDATES)) {
    if (left === 0) {
      return;
    }
    const identity = isImage(attachment) ? imageIdentity(attachment, media) : null;
    if (identity !== null && found.add('image', attachment.pointer, digestKey('image', identity))) {
      left--;
    }
  }
}

function isImage({ type, mediaType }: Attachment): boolean {
  return mediaType === null ? type === 'Image' : mediaType.startsWith('image/');
}

/** The kind of digest is part of it, so that digests of different kinds never meet. */
function imageIdentity(attachment: Attachment, media: readonly MediaFacts[] | null): string | null {
  const facts = media?.find(({ url }) => attachment.urls.includes(url));
  if (facts?.perceptual !== undefined) return `perceptual:${facts.perceptual}`;
  if (facts?.sha256 !== undefined) return `sha256:${facts.sha256}`;
  const { blurhash } = attachment;
  return blurhash !== null && isDistinctive(blurhash) ? `blurhash:${blurhash}` : null;
}

/** Blank images and screenshots of text share blurhashes that hold little but filler. */
const MIN_BLURHASH_VARIETY = 10;
const MIN_BLURHASH_LENGTH = 20;
const MAX_BLURHASH_LENGTH = 166;

function isDistinctive(blurhash: string): boolean {
  const { length } = blurhash;
  return (
    length >= MIN_BLURHASH_LENGTH &&
    length <= MAX_BLURHASH_LENGTH &&
    new Set(blurhash).size >= MIN_BLURHASH_VARIETY
  );
}

function digestKey(kind: string, value: string): bigint {
  return sha256(`${kind}\0${value}`).readBigInt64BE(0);
}
