import { ACTIVITY_STREAMS, PUBLIC, iso, type Dialect, type Document, type Draft } from './draft.js';
import { documents, hashtagTags, html, mentionTags, pollChoices } from './markup.js';

const GOTOSOCIAL = 'https://gotosocial.org/ns';
const FULL_CONTEXT = [
  GOTOSOCIAL,
  ACTIVITY_STREAMS,
  { sensitive: 'as:sensitive', Hashtag: 'as:Hashtag', toot: 'http://joinmastodon.org/ns#' },
];

function note(draft: Draft): Document {
  const content = html(draft, 'mastodon');
  const everyone = { automaticApproval: [PUBLIC], manualApproval: [] };
  return {
    attachment: documents(draft),
    attributedTo: draft.author.id,
    cc: draft.cc,
    content,
    contentMap: { [draft.language]: content },
    id: draft.id,
    inReplyTo: draft.reply?.id ?? null,
    interactionPolicy: { canAnnounce: everyone, canLike: everyone, canReply: everyone },
    published: draft.published,
    replies: `${draft.id}/replies`,
    sensitive: draft.contentWarning !== undefined,
    summary: draft.contentWarning ?? '',
    tag: [...mentionTags(draft), ...hashtagTags(draft)],
    to: draft.to,
    type: draft.poll === undefined ? 'Note' : 'Question',
    ...pollChoices(draft),
    ...(draft.updated === undefined ? {} : { updated: draft.updated }),
    url: draft.url,
  };
}

export const gotosocial: Dialect = {
  software: 'gotosocial',
  copies: 2,
  actor: (host, name) => {
    const id = `https://${host}/users/${name}`;
    return {
      id,
      url: `https://${host}/@${name}`,
      inbox: `${id}/inbox`,
      sharedInbox: `${id}/inbox`,
      followers: `${id}/followers`,
      keyId: `${id}/main-key`,
    };
  },
  post: (author, mint) => {
    const ulid = mint.random.ulid(mint.at);
    return { id: `${author.id}/statuses/${ulid}`, url: `${author.url}/statuses/${ulid}` };
  },
  activityId: (author, verb, mint, about) => {
    switch (verb) {
      case 'create':
        return `${about}/activity#Create`;
      case 'update':
        return `${about}/activity#Update/${mint.random.ulid(mint.at)}`;
      case 'delete':
        return `${about}/activity#Delete`;
      case 'announce':
        return `${author.id}/statuses/${mint.random.ulid(mint.at)}`;
      case 'like':
      case 'react':
        return `${author.id}/liked/${mint.random.ulid(mint.at)}`;
      case 'undo':
        return `${about}#Undo`;
      default:
        return `${author.id}/${verb}/${mint.random.ulid(mint.at)}`;
    }
  },
  context: ACTIVITY_STREAMS,
  fullContext: () => FULL_CONTEXT,
  extras: (verb, author, owner, mint) =>
    verb === 'announce'
      ? { published: iso(mint.at - 1_000), to: PUBLIC, cc: [author.followers, owner] }
      : { to: owner },
  content: note,
};
