import {
  ACTIVITY_STREAMS,
  PUBLIC,
  iso,
  type Author,
  type Dialect,
  type Document,
  type Draft,
  type Mint,
  type Verb,
} from './draft.js';
import { documents, hashtagTags, html, mentionTags, pollChoices } from './markup.js';

const FULL_CONTEXT = [
  ACTIVITY_STREAMS,
  {
    ostatus: 'http://ostatus.org#',
    atomUri: 'ostatus:atomUri',
    inReplyToAtomUri: 'ostatus:inReplyToAtomUri',
    conversation: 'ostatus:conversation',
    sensitive: 'as:sensitive',
    toot: 'http://joinmastodon.org/ns#',
    votersCount: 'toot:votersCount',
    blurhash: 'toot:blurhash',
    focalPoint: { '@container': '@list', '@id': 'toot:focalPoint' },
    Hashtag: 'as:Hashtag',
  },
];

/** Status ids carry the time in their upper 48 bits. */
export function snowflake(at: number, low: number): string {
  return ((BigInt(at) << 16n) | BigInt(low & 0xffff)).toString();
}

function activityId(author: Author, verb: Verb, mint: Mint, about: string): string {
  switch (verb) {
    case 'create':
      return `${about}/activity`;
    case 'announce':
      return `${author.id}/statuses/${snowflake(mint.at, mint.n)}/activity`;
    case 'update':
      return `${about}#updates/${mint.at}`;
    case 'delete':
      return `${about}#delete`;
    case 'undo':
      return `${about}/undo`;
    case 'like':
    case 'react':
      return `${author.id}#likes/${mint.n}`;
    case 'accept':
    case 'reject':
      return `${author.id}#${verb}s/follows/${mint.n}`;
    case 'block':
    case 'move':
      return `${author.id}#${verb}s/${mint.n}`;
    default:
      return `https://${author.host}/${mint.random.uuid()}`;
  }
}

function note(draft: Draft): Document {
  const content = html(draft, 'mastodon');
  return {
    id: draft.id,
    type: draft.poll === undefined ? 'Note' : 'Question',
    summary: draft.contentWarning ?? null,
    inReplyTo: draft.reply?.id ?? null,
    published: draft.published,
    url: draft.url,
    attributedTo: draft.author.id,
    to: draft.to,
    cc: draft.cc,
    sensitive: draft.contentWarning !== undefined,
    atomUri: draft.id,
    inReplyToAtomUri: draft.reply?.id ?? null,
    conversation: `tag:${draft.author.host},${draft.published.slice(0, 10)}:objectId=${draft.thread}:objectType=Conversation`,
    content,
    contentMap: { [draft.language]: content },
    ...(draft.updated === undefined ? {} : { updated: draft.updated }),
    attachment: documents(draft),
    tag: [...mentionTags(draft), ...hashtagTags(draft)],
    ...pollChoices(draft),
    ...(draft.poll === undefined ? {} : { votersCount: 0 }),
    replies: {
      id: `${draft.id}/replies`,
      type: 'Collection',
      first: {
        type: 'CollectionPage',
        next: `${draft.id}/replies?only_other_accounts=true&page=true`,
        partOf: `${draft.id}/replies`,
        items: [],
      },
    },
  };
}

export const mastodon: Dialect = {
  software: 'mastodon',
  copies: 2,
  actor: (host, name) => {
    const id = `https://${host}/users/${name}`;
    return {
      id,
      url: `https://${host}/@${name}`,
      inbox: `${id}/inbox`,
      sharedInbox: `https://${host}/inbox`,
      followers: `${id}/followers`,
      keyId: `${id}#main-key`,
    };
  },
  post: (author, mint) => {
    const status = snowflake(mint.at, mint.n);
    return { id: `${author.id}/statuses/${status}`, url: `${author.url}/${status}` };
  },
  activityId,
  context: ACTIVITY_STREAMS,
  fullContext: () => FULL_CONTEXT,
  extras: (verb, author, owner, mint) =>
    verb === 'announce'
      ? { published: iso(mint.at - 1_000), to: [PUBLIC], cc: [owner, author.followers] }
      : {},
  content: note,
};
