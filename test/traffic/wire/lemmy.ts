import {
  ACTIVITY_STREAMS,
  PUBLIC,
  SECURITY,
  type Author,
  type Dialect,
  type Document,
  type Draft,
} from './draft.js';
import { html, mentionTags, source } from './markup.js';

const FULL_CONTEXT = ['https://join-lemmy.org/context.json', ACTIVITY_STREAMS, SECURITY];

/** A community of the author's server. */
export function communityOf(author: Author): string {
  return `https://${author.host}/c/${author.name.slice(0, 4)}`;
}

function content(draft: Draft): Document {
  const community = communityOf(draft.author);
  const isComment = draft.reply !== undefined;
  return {
    type: isComment ? 'Note' : 'Page',
    id: draft.id,
    attributedTo: draft.author.id,
    to: isComment ? draft.to : [community, PUBLIC],
    ...(isComment
      ? { cc: draft.cc }
      : { name: draft.title ?? draft.paragraphs[0]?.slice(0, 80), cc: [] }),
    content: html(draft, 'plain'),
    ...(isComment ? { inReplyTo: draft.reply.id } : {}),
    mediaType: 'text/html',
    source: { content: source(draft), mediaType: 'text/markdown' },
    ...(isComment ? { tag: mentionTags(draft), distinguished: false } : { attachment: links(draft) }),
    ...(isComment ? {} : { sensitive: draft.contentWarning !== undefined }),
    published: draft.published,
    ...(draft.updated === undefined ? {} : { updated: draft.updated }),
    language: { identifier: draft.language, name: draft.language },
    audience: community,
  };
}

function links(draft: Draft): Document[] {
  return draft.link === undefined ? [] : [{ type: 'Link', href: draft.link }];
}

export const lemmy: Dialect = {
  software: 'lemmy',
  copies: 2,
  actor: (host, name) => {
    const id = `https://${host}/u/${name}`;
    return {
      id,
      url: id,
      inbox: `${id}/inbox`,
      sharedInbox: `https://${host}/inbox`,
      followers: `${id}/followers`,
      keyId: `${id}#main-key`,
    };
  },
  post: (author, mint, isReply) => {
    const id = `https://${author.host}/${isReply ? 'comment' : 'post'}/${mint.n}`;
    return { id, url: id };
  },
  activityId: (author, verb, mint) => `https://${author.host}/activities/${verb}/${mint.random.uuid()}`,
  context: FULL_CONTEXT,
  fullContext: () => FULL_CONTEXT,
  extras: (verb, author) => {
    if (verb === 'announce') return { to: [PUBLIC], cc: [`${communityOf(author)}/followers`] };
    return verb === 'like' ? { audience: communityOf(author) } : {};
  },
  content,
};
