import type { Author, Document, Draft } from './draft.js';

export type MarkupStyle = 'mastodon' | 'pleroma' | 'misskey' | 'plain';

const SHOWN_LINK_LENGTH = 30;

/** The post as HTML in the manner of its software: mentions first, then text, link, hashtags. */
export function html(draft: Draft, style: MarkupStyle): string {
  const opening = draft.mentions.map((mention) => mentionHtml(mention, style) + ' ').join('');
  const paragraphs = draft.paragraphs.map(escapeHtml);
  paragraphs[0] = opening + (paragraphs[0] ?? '');
  if (draft.link !== undefined) {
    paragraphs[paragraphs.length - 1] += ' ' + linkHtml(draft.link, style);
  }
  if (draft.hashtags.length > 0) {
    paragraphs.push(draft.hashtags.map((tag) => hashtagHtml(draft.author.host, tag, style)).join(' '));
  }
  if (style === 'misskey') return `<p>${paragraphs.join('<br><br>')}</p>`;
  if (style === 'pleroma') return paragraphs.join('<br><br>');
  return `<p>${paragraphs.join('</p><p>')}</p>`;
}

/** What the author typed. */
export function source(draft: Draft): string {
  const parts = [
    ...draft.mentions.map((mention) => `@${mention.name}@${mention.host} `),
    draft.paragraphs.join('\n\n'),
    draft.link === undefined ? '' : ` ${draft.link}`,
    ...draft.hashtags.map((tag) => ` #${tag}`),
  ];
  return parts.join('');
}

export function mentionTags(draft: Draft): Document[] {
  return draft.mentions.map((mention) => ({
    type: 'Mention',
    href: mention.id,
    name: `@${mention.name}@${mention.host}`,
  }));
}

export function hashtagTags(draft: Draft): Document[] {
  return draft.hashtags.map((tag) => ({
    type: 'Hashtag',
    href: `https://${draft.author.host}/tags/${encodeURIComponent(tag.toLowerCase())}`,
    name: `#${tag.toLowerCase()}`,
  }));
}

/** Attachments as Mastodon and most others write them. */
export function documents(draft: Draft): Document[] {
  return draft.pictures.map((picture) => ({
    type: 'Document',
    mediaType: picture.mediaType,
    url: picture.url,
    name: picture.alt,
    blurhash: picture.blurhash,
    width: picture.width,
    height: picture.height,
  }));
}

export function pollChoices(draft: Draft): Document {
  if (draft.poll === undefined) return {};
  return {
    endTime: draft.poll.endTime,
    oneOf: draft.poll.options.map((name) => ({
      type: 'Note',
      name,
      replies: { type: 'Collection', totalItems: 0 },
    })),
  };
}

function escapeHtml(text: string): string {
  if (!/[&<>"]/.test(text)) return text;
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

function mentionHtml(mention: Author, style: MarkupStyle): string {
  if (style === 'misskey') {
    return `<a href="${mention.url}" class="u-url mention">@${mention.name}@${mention.host}</a>`;
  }
  if (style === 'pleroma') {
    return `<span class="h-card"><a class="u-url mention" href="${mention.id}" rel="ugc">@<span>${mention.name}</span></a></span>`;
  }
  return `<span class="h-card" translate="no"><a href="${mention.url}" class="u-url mention">@<span>${mention.name}</span></a></span>`;
}

function hashtagHtml(host: string, tag: string, style: MarkupStyle): string {
  const path = encodeURIComponent(tag.toLowerCase());
  if (style === 'misskey') return `<a href="https://${host}/tags/${path}" rel="tag">#${tag}</a>`;
  if (style === 'pleroma') {
    return `<a class="hashtag" data-tag="${tag.toLowerCase()}" href="https://${host}/tag/${path}">#${tag}</a>`;
  }
  return `<a href="https://${host}/tags/${path}" class="mention hashtag" rel="tag">#<span>${tag}</span></a>`;
}

/** Mastodon hides the scheme and what doesn't fit: the benign kind of invisible text. */
function linkHtml(link: string, style: MarkupStyle): string {
  const href = escapeHtml(link);
  if (style !== 'mastodon') return `<a href="${href}" rel="ugc">${href}</a>`;
  const rest = link.slice('https://'.length);
  const shown = escapeHtml(rest.slice(0, SHOWN_LINK_LENGTH));
  const hidden = escapeHtml(rest.slice(SHOWN_LINK_LENGTH));
  const kind = hidden === '' ? '' : 'ellipsis';
  return `<a href="${href}" target="_blank" rel="nofollow noopener noreferrer" translate="no"><span class="invisible">https://</span><span class="${kind}">${shown}</span><span class="invisible">${hidden}</span></a>`;
}
