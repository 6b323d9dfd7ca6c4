import type { Activity, Attachment, ContentObject } from '../../activity/model.js';

/** Enough for every threshold; a post with more names is counted as one with this many. */
const MAX_COUNTED = 1_000;

/** Who is mentioned, as tags name them, without the author. Only tags notify; names in text don't. */
export function mentionsOf(content: ContentObject, actor: string): ReadonlySet<string> {
  const mentioned = new Set<string>();
  for (const { type, href, name } of content.tags) {
    const who = href ?? name;
    if (type === 'Mention' && who !== null && who !== actor && mentioned.size < MAX_COUNTED) {
      mentioned.add(who);
    }
  }
  return mentioned;
}

/** Mentions beyond the one that a reply makes by being a reply. */
export function unasked(content: ContentObject, actor: string): number {
  return Math.max(0, mentionsOf(content, actor).size - (content.inReplyTo === null ? 0 : 1));
}

/** Links to pages: not mentions, not hashtags. */
export function hasLink(content: ContentObject): boolean {
  return (
    content.content?.plain.links.some(({ kind }) => kind === 'plain') === true ||
    content.attachments.some(({ type }) => type === 'Link')
  );
}

export function hasMedia(content: ContentObject): boolean {
  return (
    content.attachments.some((attachment) => isMedia(attachment)) ||
    (content.content?.plain.images.length ?? 0) > 0
  );
}

function isMedia({ type, mediaType }: Attachment): boolean {
  return type !== 'Link' || (mediaType !== null && /^(image|video|audio)\//.test(mediaType));
}

const EVERYBODY = /(^as:|^|#)Public$/;
/** Path segments by which servers name the collections that posts are addressed to. */
const COLLECTION = /[/.](followers|following|subscribers|members|friends|circles?|lists?)([/?]|$)/;

/**
 * People and groups that a post names one by one, by mention or address: not the public, not
 * followers collections, not the author.
 */
export function recipientsOf(activity: Activity, content: ContentObject): ReadonlySet<string> {
  const named = new Set(mentionsOf(content, activity.actor));
  for (const { to, cc, audience } of [activity.audience, content.audience]) {
    for (const list of [to, cc, audience]) {
      for (const who of list) {
        if (named.size >= MAX_COUNTED) return named;
        if (who !== activity.actor && !EVERYBODY.test(who) && !COLLECTION.test(who)) named.add(who);
      }
    }
  }
  return named;
}
