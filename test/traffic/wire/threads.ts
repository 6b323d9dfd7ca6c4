import { ACTIVITY_STREAMS, PUBLIC, iso, type Dialect, type Document, type Draft } from './draft.js';
import { hashtagTags, html, mentionTags } from './markup.js';

const FULL_CONTEXT = [ACTIVITY_STREAMS, { Hashtag: 'as:Hashtag', sensitive: 'as:sensitive' }];

function note(draft: Draft): Document {
  const content = html(draft, 'plain');
  return {
    id: draft.id,
    type: 'Note',
    content,
    contentMap: { [draft.language]: content },
    published: draft.published,
    ...(draft.updated === undefined ? {} : { updated: draft.updated }),
    attributedTo: draft.author.id,
    ...(draft.reply === undefined ? {} : { inReplyTo: draft.reply.id }),
    to: draft.to,
    cc: draft.cc,
    url: draft.url,
    attachment: draft.pictures.map((picture) => ({
      type: 'Image',
      mediaType: picture.mediaType,
      url: picture.url,
      width: picture.width,
      height: picture.height,
      ...(picture.alt === null ? {} : { name: picture.alt }),
    })),
    tag: [...mentionTags(draft), ...hashtagTags(draft)],
  };
}

function digits(index: number, count: number): string {
  return String(index).padStart(count, '0').slice(0, count);
}

export const threads: Dialect = {
  software: 'threads',
  copies: 2,
  actor: (host, name, random) => {
    const id = `https://${host}/ap/users/1784${digits(random.uint32(), 10)}${digits(random.below(1e6), 6)}`;
    return {
      id,
      url: `https://${host}/@${name}`,
      inbox: `${id}/inbox/`,
      sharedInbox: `https://${host}/ap/inbox/`,
      followers: `${id}/followers/`,
      keyId: `${id}#main-key`,
    };
  },
  post: (author, mint) => {
    const code = mint.random.base36(11);
    return {
      id: `${author.id}/post/178${digits(mint.random.uint32(), 10)}${digits(mint.n, 9)}/`,
      url: `${author.url}/post/${code}`,
    };
  },
  activityId: (author, verb, mint, about) =>
    verb === 'create'
      ? `${about}activity/`
      : `https://${author.host}/ap/activity/${digits(mint.random.uint32(), 10)}${mint.n}/`,
  context: ACTIVITY_STREAMS,
  fullContext: () => FULL_CONTEXT,
  extras: (verb, author, owner, mint) =>
    verb === 'announce'
      ? { published: iso(mint.at - 1_000), to: [PUBLIC], cc: [owner, author.followers] }
      : { to: [owner] },
  content: note,
};
