import {
  ACTIVITY_STREAMS,
  PUBLIC,
  SECURITY,
  iso,
  type Dialect,
  type Document,
  type Draft,
} from './draft.js';
import { documents, hashtagTags, html, mentionTags, source } from './markup.js';

const FRIENDICA_CONTEXT = [
  ACTIVITY_STREAMS,
  SECURITY,
  {
    ostatus: 'http://ostatus.org#',
    vcard: 'http://www.w3.org/2006/vcard/ns#',
    dfrn: 'http://purl.org/macgirvin/dfrn/1.0/',
    diaspora: 'https://diasporafoundation.org/ns/',
    litepub: 'http://litepub.social/ns#',
    sensitive: 'as:sensitive',
    Hashtag: 'as:Hashtag',
    directMessage: 'litepub:directMessage',
  },
];
const WORDPRESS_CONTEXT = [ACTIVITY_STREAMS, { Hashtag: 'as:Hashtag', sensitive: 'as:sensitive' }];

function boost(verb: string, author: { followers: string }, owner: string, at: number): Document {
  return verb === 'announce'
    ? { to: [PUBLIC], cc: [owner, author.followers], published: iso(at - 1_000) }
    : {};
}

export const friendica: Dialect = {
  software: 'friendica',
  copies: 3,
  actor: (host, name) => {
    const id = `https://${host}/profile/${name}`;
    return {
      id,
      url: id,
      inbox: `https://${host}/inbox/${name}`,
      sharedInbox: `https://${host}/inbox`,
      followers: `https://${host}/followers/${name}`,
      keyId: `${id}#main-key`,
    };
  },
  post: (author, mint) => {
    const id = `https://${author.host}/objects/${mint.random.hex(8)}-${mint.random.hex(8)}`;
    return { id, url: id.replace('/objects/', '/display/') };
  },
  activityId: (author, verb, mint, about) =>
    verb === 'create' || verb === 'delete'
      ? `${about}/${verb === 'create' ? 'Create' : 'Delete'}`
      : `https://${author.host}/activity/${mint.random.uuid()}`,
  context: FRIENDICA_CONTEXT,
  fullContext: () => FRIENDICA_CONTEXT,
  extras: (verb, author, owner, mint) => ({
    instrument: { type: 'Service', name: 'Friendica', url: `https://${author.host}` },
    ...boost(verb, author, owner, mint.at),
  }),
  content: (draft: Draft) => {
    const content = html(draft, 'plain');
    return {
      id: draft.id,
      'diaspora:guid': draft.thread,
      type: draft.title === undefined ? 'Note' : 'Article',
      ...(draft.title === undefined ? {} : { name: draft.title }),
      summary: draft.contentWarning ?? null,
      inReplyTo: draft.reply?.id ?? null,
      published: draft.published,
      ...(draft.updated === undefined ? {} : { updated: draft.updated }),
      url: draft.url,
      attributedTo: draft.author.id,
      sensitive: draft.contentWarning !== undefined,
      conversation: `https://${draft.author.host}/contexts/${draft.thread}`,
      context: `https://${draft.author.host}/contexts/${draft.thread}`,
      content,
      contentMap: { [draft.language]: content },
      source: { content: source(draft), mediaType: 'text/bbcode' },
      attachment: documents(draft),
      tag: [...mentionTags(draft), ...hashtagTags(draft)],
      to: draft.to,
      cc: draft.cc,
    };
  },
};

export const wordpress: Dialect = {
  software: 'wordpress',
  copies: 2,
  actor: (host, name, random) => {
    const id = `https://${host}/?author=${random.between(1, 9)}&u=${name}`;
    const rest = `https://${host}/wp-json/activitypub/1.0`;
    return {
      id,
      url: `https://${host}/author/${name}/`,
      inbox: `${rest}/actors/${name}/inbox`,
      sharedInbox: `${rest}/inbox`,
      followers: `${rest}/actors/${name}/followers`,
      keyId: `${id}#main-key`,
    };
  },
  post: (author, mint) => {
    const id = `https://${author.host}/?p=${mint.n}`;
    return {
      id,
      url: `https://${author.host}/${iso(mint.at).slice(0, 10).replaceAll('-', '/')}/${mint.n}/`,
    };
  },
  activityId: (author, verb, mint, about) =>
    verb === 'create' || verb === 'update' || verb === 'delete'
      ? `${about}#activity-${verb}-${iso(mint.at)}`
      : `${author.id}#activity-${verb}-${mint.n}`,
  context: ACTIVITY_STREAMS,
  fullContext: () => WORDPRESS_CONTEXT,
  extras: (verb, author, owner, mint) => boost(verb, author, owner, mint.at),
  content: (draft) => {
    const content = html(draft, 'plain');
    return {
      id: draft.id,
      type: draft.title === undefined ? 'Note' : 'Article',
      attachment: draft.pictures.map((picture) => ({
        type: 'Image',
        url: picture.url,
        mediaType: picture.mediaType,
        ...(picture.alt === null ? {} : { name: picture.alt }),
      })),
      attributedTo: draft.author.id,
      content,
      contentMap: { [draft.language]: content },
      ...(draft.title === undefined ? {} : { name: draft.title }),
      ...(draft.contentWarning === undefined ? {} : { summary: draft.contentWarning }),
      ...(draft.reply === undefined ? {} : { inReplyTo: draft.reply.id }),
      published: draft.published,
      ...(draft.updated === undefined ? {} : { updated: draft.updated }),
      tag: [...hashtagTags(draft), ...mentionTags(draft)],
      url: draft.url,
      to: draft.to,
      cc: draft.cc,
      sensitive: draft.contentWarning !== undefined,
    };
  },
};
