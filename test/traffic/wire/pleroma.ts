import { ACTIVITY_STREAMS, PUBLIC, iso, type Dialect, type Document, type Draft } from './draft.js';
import { documents, hashtagTags, html, mentionTags, pollChoices, source } from './markup.js';

const REACTIONS = ['🔥', '🥰', '😂', '🐱', '👀'];

function context(host: string): unknown {
  return [ACTIVITY_STREAMS, `https://${host}/schemas/litepub-0.1.jsonld`, { '@language': 'und' }];
}

function note(draft: Draft): Document {
  const conversation = `https://${draft.author.host}/contexts/${draft.thread}`;
  return {
    actor: draft.author.id,
    attachment: documents(draft),
    attributedTo: draft.author.id,
    cc: draft.cc,
    content: html(draft, 'pleroma'),
    context: conversation,
    conversation,
    id: draft.id,
    ...(draft.reply === undefined ? {} : { inReplyTo: draft.reply.id }),
    published: draft.published,
    ...(draft.updated === undefined ? {} : { updated: draft.updated }),
    sensitive: draft.contentWarning === undefined ? null : true,
    source: { content: source(draft), mediaType: 'text/plain' },
    summary: draft.contentWarning ?? '',
    tag: [...mentionTags(draft), ...hashtagTags(draft)],
    to: draft.to,
    type: draft.poll === undefined ? 'Note' : 'Question',
    ...pollChoices(draft),
  };
}

/** Pleroma and its offspring Akkoma. */
export const pleroma: Dialect = {
  software: 'pleroma',
  copies: 2,
  actor: (host, name) => {
    const id = `https://${host}/users/${name}`;
    return {
      id,
      url: id,
      inbox: `${id}/inbox`,
      sharedInbox: `https://${host}/inbox`,
      followers: `${id}/followers`,
      keyId: `${id}#main-key`,
    };
  },
  post: (author, mint) => {
    const id = `https://${author.host}/objects/${mint.random.uuid()}`;
    return { id, url: id };
  },
  activityId: (author, _verb, mint) => `https://${author.host}/activities/${mint.random.uuid()}`,
  context: ACTIVITY_STREAMS,
  fullContext: context,
  extras: (verb, author, owner, mint) => ({
    ...(verb === 'react' ? { content: mint.random.pick(REACTIONS) } : {}),
    ...(verb === 'announce' ? { published: iso(mint.at - 1_000, true) } : {}),
    cc: verb === 'follow' ? [] : [PUBLIC],
    context: `https://${author.host}/contexts/${mint.random.uuid()}`,
    to: verb === 'follow' ? [owner] : [owner, author.followers],
  }),
  content: note,
};
