import {
  ACTIVITY_STREAMS,
  PUBLIC,
  SECURITY,
  iso,
  type Dialect,
  type Document,
  type Draft,
} from './draft.js';
import { html, hashtagTags, mentionTags, pollChoices, source } from './markup.js';

const CONTEXT = [
  ACTIVITY_STREAMS,
  SECURITY,
  {
    Key: 'sec:Key',
    manuallyApprovesFollowers: 'as:manuallyApprovesFollowers',
    sensitive: 'as:sensitive',
    Hashtag: 'as:Hashtag',
    quoteUrl: 'as:quoteUrl',
    toot: 'http://joinmastodon.org/ns#',
    Emoji: 'toot:Emoji',
    featured: 'toot:featured',
    discoverable: 'toot:discoverable',
    schema: 'http://schema.org#',
    PropertyValue: 'schema:PropertyValue',
    value: 'schema:value',
    misskey: 'https://misskey-hub.net/ns#',
    _misskey_content: 'misskey:_misskey_content',
    _misskey_quote: 'misskey:_misskey_quote',
    _misskey_reaction: 'misskey:_misskey_reaction',
    _misskey_votes: 'misskey:_misskey_votes',
    _misskey_summary: 'misskey:_misskey_summary',
    isCat: 'misskey:isCat',
    vcard: 'http://www.w3.org/2006/vcard/ns#',
  },
];
const REACTIONS = ['👍', '❤', '😆', '🎉', '🤔', '🥴'];
/** Ids count ms since 2000 in base 36, then disambiguate. */
const EPOCH_2000 = 946_684_800_000;

function aid(at: number, tail: string): string {
  return (at - EPOCH_2000).toString(36).padStart(8, '0') + tail;
}

function note(draft: Draft): Document {
  const typed = source(draft);
  return {
    id: draft.id,
    type: draft.poll === undefined ? 'Note' : 'Question',
    attributedTo: draft.author.id,
    summary: draft.contentWarning ?? null,
    content: html(draft, 'misskey'),
    _misskey_content: typed,
    source: { content: typed, mediaType: 'text/x.misskeymarkdown' },
    published: draft.published,
    ...(draft.updated === undefined ? {} : { updated: draft.updated }),
    to: draft.to,
    cc: draft.cc,
    inReplyTo: draft.reply?.id ?? null,
    attachment: draft.pictures.map((picture) => ({
      type: 'Document',
      mediaType: picture.mediaType,
      url: picture.url,
      name: picture.alt,
      sensitive: false,
    })),
    sensitive: draft.contentWarning !== undefined,
    tag: [...mentionTags(draft), ...hashtagTags(draft)],
    ...pollChoices(draft),
  };
}

export const misskey: Dialect = {
  software: 'misskey',
  copies: 3,
  actor: (host, name, random) => {
    const id = `https://${host}/users/${aid(EPOCH_2000 + 7e11 + random.below(1e11), random.base36(8))}`;
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
    const id = `https://${author.host}/notes/${aid(mint.at, mint.random.base36(8))}`;
    return { id, url: id };
  },
  activityId: (author, verb, mint, about) => {
    const fresh = aid(mint.at, mint.random.base36(8));
    switch (verb) {
      case 'create':
        return `${about}/activity`;
      case 'announce':
        return `https://${author.host}/notes/${fresh}/activity`;
      case 'like':
      case 'react':
        return `https://${author.host}/likes/${fresh}`;
      case 'follow':
        return `https://${author.host}/follows/${fresh}`;
      case 'undo':
        return `${about}/undo`;
      default:
        return `https://${author.host}/${mint.random.uuid()}`;
    }
  },
  context: CONTEXT,
  fullContext: () => CONTEXT,
  extras: (verb, author, owner, mint) => {
    if (verb === 'announce') {
      return { published: iso(mint.at - 1_000, true), to: [PUBLIC], cc: [author.followers, owner] };
    }
    if (verb !== 'like' && verb !== 'react') return {};
    const reaction = mint.random.pick(REACTIONS);
    return { content: reaction, _misskey_reaction: reaction, tag: [] };
  },
  content: note,
};
