import {
  ACTIVITY_STREAMS,
  PUBLIC,
  SECURITY,
  type Dialect,
  type Document,
  type Draft,
} from './draft.js';
import { hashtagTags, html, mentionTags } from './markup.js';

const FULL_CONTEXT = [
  ACTIVITY_STREAMS,
  SECURITY,
  {
    RsaSignature2017: 'https://w3id.org/security#RsaSignature2017',
    pt: 'https://joinpeertube.org/ns#',
    sc: 'http://schema.org/',
    Hashtag: 'as:Hashtag',
    category: 'sc:category',
    sensitive: 'as:sensitive',
    language: 'sc:inLanguage',
    commentsEnabled: { '@id': 'pt:commentsEnabled', '@type': 'sc:Boolean' },
    downloadEnabled: { '@id': 'pt:downloadEnabled', '@type': 'sc:Boolean' },
    views: { '@id': 'pt:views', '@type': 'sc:Number' },
  },
];

function video(draft: Draft): Document {
  const { host } = draft.author;
  return {
    type: 'Video',
    id: draft.id,
    name: draft.title ?? draft.paragraphs[0]?.slice(0, 60),
    duration: `PT${60 + (draft.thread.length % 50) * 17}S`,
    uuid: draft.thread,
    tag: hashtagTags(draft).map((tag) => ({ type: 'Hashtag', name: tag['name'] })),
    language: { identifier: draft.language, name: draft.language },
    views: 0,
    sensitive: draft.contentWarning !== undefined,
    commentsEnabled: true,
    downloadEnabled: true,
    published: draft.published,
    updated: draft.updated ?? draft.published,
    mediaType: 'text/markdown',
    content: draft.paragraphs.join('\n\n'),
    icon: draft.pictures.map((picture) => ({
      type: 'Image',
      url: `https://${host}/lazy-static/previews/${draft.thread}.jpg`,
      mediaType: 'image/jpeg',
      width: picture.width,
      height: picture.height,
    })),
    url: [
      { type: 'Link', mediaType: 'text/html', href: draft.url },
      {
        type: 'Link',
        mediaType: 'video/mp4',
        href: `https://${host}/static/web-videos/${draft.thread}-720.mp4`,
        height: 720,
        size: 31_457_280,
        fps: 30,
      },
    ],
    attributedTo: [
      { type: 'Person', id: draft.author.id },
      { type: 'Group', id: `https://${host}/video-channels/${draft.author.name}_channel` },
    ],
    to: [PUBLIC],
    cc: [draft.author.followers],
  };
}

function comment(draft: Draft): Document {
  return {
    type: 'Note',
    id: draft.id,
    content: html(draft, 'plain'),
    inReplyTo: draft.reply?.id ?? null,
    published: draft.published,
    ...(draft.updated === undefined ? {} : { updated: draft.updated }),
    url: draft.url,
    attributedTo: draft.author.id,
    tag: mentionTags(draft),
    to: draft.to,
    cc: draft.cc,
  };
}

export const peertube: Dialect = {
  software: 'peertube',
  copies: 1,
  actor: (host, name) => {
    const id = `https://${host}/accounts/${name}`;
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
    const watch = `https://${author.host}/videos/watch/${mint.random.uuid()}`;
    const id = isReply ? `${watch}/comments/${mint.n}` : watch;
    return { id, url: id.replace('/videos/watch/', '/w/') };
  },
  activityId: (author, verb, mint, about) => {
    if (verb === 'create' || verb === 'update')
      return `${about}/${verb === 'create' ? 'activity' : `updates/${mint.at}`}`;
    if (verb === 'delete' || verb === 'undo') return `${about}/${verb}`;
    return `${author.id}/${verb}s/${mint.n}`;
  },
  context: [ACTIVITY_STREAMS, SECURITY],
  fullContext: () => FULL_CONTEXT,
  extras: (verb, author, owner) => {
    if (verb === 'announce') return { to: [PUBLIC, author.followers], cc: [] };
    return verb === 'like' ? { to: [PUBLIC], cc: [owner] } : {};
  },
  content: (draft) =>
    draft.reply === undefined && draft.mentions.length === 0 ? video(draft) : comment(draft),
};
