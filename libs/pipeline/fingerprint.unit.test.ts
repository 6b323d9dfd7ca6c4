import { describe, expect, test } from 'vitest';
import { parseBody } from '../activity/parse.js';
import type { ParsedBody } from '../activity/model.js';
import type { MediaFacts } from '../contracts/inbound.js';
import type { JsonObject } from '../kernel/json.js';
import { fingerprintAuthor, fingerprintsOf, type Fingerprint } from './fingerprint.js';

const ALICE = 'https://alice.example/users/alice';
const BOB = 'https://bob.example/users/bob';
const TEXT = 'Claim your free reward before midnight tonight, only for members';

function body(type: string, object: JsonObject, outer: JsonObject = {}): ParsedBody {
  const document = {
    id: 'https://bob.example/activities/1',
    type,
    actor: BOB,
    to: ['https://www.w3.org/ns/activitystreams#Public'],
    object: {
      id: 'https://bob.example/notes/1',
      type: 'Note',
      attributedTo: BOB,
      to: ['https://www.w3.org/ns/activitystreams#Public'],
      content: '',
      ...object,
    },
    ...outer,
  };
  const parsed = parseBody(Buffer.from(JSON.stringify(document)));
  if (!parsed.ok) throw new Error(parsed.error.message);
  return parsed.value;
}

const of = (kind: Fingerprint['kind'], list: readonly Fingerprint[]): Fingerprint[] =>
  list.filter((fingerprint) => fingerprint.kind === kind);
const keys = (list: readonly Fingerprint[]): bigint[] => list.map(({ key }) => key);
const create = (object: JsonObject, media: readonly MediaFacts[] | null = null): Fingerprint[] =>
  fingerprintsOf(body('Create', object), media);
const withLink = (href: string): JsonObject => ({ content: `<p>look <a href="${href}">here</a></p>` });
const image = (overrides: JsonObject = {}): JsonObject => ({
  attachment: [
    { type: 'Document', mediaType: 'image/png', url: 'https://bob.example/1.png', ...overrides },
  ],
});
const BLURHASH = 'LEHV6nWB2yk8pyo0adR*.7kCMdnj';

describe('fingerprintsOf', () => {
  test('gives the keys of the text, the same wherever the words are the same', () => {
    const first = create({ content: `<p>${TEXT}</p>` });
    const second = create({
      content: `<p><b>${TEXT.toUpperCase()}</b> 77 <a href="https://b.example/@b" class="u-url mention">@b</a></p>`,
    });
    expect(first).toHaveLength(3);
    expect(first.every(({ kind, pointer }) => kind === 'text' && pointer === '/object/content')).toBe(
      true,
    );
    expect(keys(second)).toEqual(keys(first));
  });

  test('looks at hidden text and at the newest earlier version too', () => {
    const plain = keys(create({ content: TEXT }));
    const hidden = create({ content: `<p>A recipe.<span style="display:none">${TEXT}</span></p>` });
    expect(keys(hidden)).toEqual(plain);
    const padded = create({
      content: `<p>${TEXT}<span style="display:none">noise that nobody else has, so it seems</span></p>`,
    });
    expect(keys(padded)).toEqual(expect.arrayContaining(plain));
    const edited = create({
      content: 'Nothing to see here.',
      formerRepresentations: [{ type: 'Note', content: TEXT }],
    });
    expect(keys(edited)).toEqual(plain);
  });

  test('takes title or summary where the text says too little', () => {
    expect(create({ type: 'Page', name: TEXT, content: '.' })[0]).toMatchObject({
      kind: 'text',
      pointer: '/object/name',
    });
    expect(create({ summary: TEXT, content: '<p>!</p>' })[0]).toMatchObject({
      pointer: '/object/summary',
    });
  });

  test('sees through an Announce and names the author of what it carries', () => {
    const announced = body('Announce', {
      content: TEXT,
      attributedTo: ALICE,
      id: 'https://alice.example/notes/1',
    });
    expect(fingerprintsOf(announced, null)).toHaveLength(3);
    expect(fingerprintAuthor(announced)).toBe(ALICE);
    expect(fingerprintAuthor(body('Create', { content: TEXT }))).toBe(BOB);
  });

  test('gives none for likes, reports, references and votes', () => {
    const like = body('Like', { content: TEXT });
    expect(fingerprintsOf(like, null)).toEqual([]);
    expect(fingerprintAuthor(like)).toBeNull();
    const vote = body('Create', { name: TEXT, content: null, inReplyTo: 'https://a.example/1' });
    expect(fingerprintsOf(vote, null)).toEqual([]);
  });

  test('knows a link again whatever was added to track it', () => {
    const link = keys(of('link', create(withLink('https://shop.example/a?id=7&x=1'))));
    expect(link).toHaveLength(1);
    for (const href of [
      'https://www.shop.example/a?x=1&id=7&utm_source=fedi#top',
      'http://SHOP.example/a/?id=7&x=1&fbclid=abc',
    ]) {
      expect(keys(of('link', create(withLink(href)))), href).toEqual(link);
    }
    expect(keys(of('link', create(withLink('https://shop.example/b?id=7&x=1'))))).not.toEqual(link);
  });

  test('takes at most four links, none of them a mention or hashtag, and link attachments', () => {
    const links = Array.from(
      { length: 9 },
      (_, i) => `<a href="https://shop.example/${i}">${i}</a>`,
    ).join(' ');
    expect(of('link', create({ content: links }))).toHaveLength(4);
    const tag = '<a href="https://bob.example/tags/tea" class="mention hashtag" rel="tag">#tea</a>';
    expect(of('link', create({ content: tag }))).toEqual([]);
    const attachment = [{ type: 'Link', href: 'https://shop.example/a' }];
    expect(of('link', create({ attachment }))).toMatchObject([{ pointer: '/object/attachment/0' }]);
  });

  test('knows an image by the server’s digests, the perceptual one first, else by its blurhash', () => {
    const url = 'https://bob.example/1.png';
    const sha256 = 'a'.repeat(64);
    const perceptual = of('image', create(image(), [{ url, sha256, perceptual: 'p1' }]));
    expect(perceptual).toMatchObject([{ pointer: '/object/attachment/0' }]);
    expect(keys(of('image', create(image(), [{ url, perceptual: 'p1' }])))).toEqual(keys(perceptual));
    expect(keys(of('image', create(image(), [{ url, sha256 }])))).not.toEqual(keys(perceptual));
    expect(of('image', create(image({ blurhash: BLURHASH })))).toHaveLength(1);
    expect(of('image', create(image(), [{ url: 'https://bob.example/other.png', sha256 }]))).toEqual(
      [],
    );
  });

  test('takes no blurhash that many pictures share, and no video', () => {
    expect(create(image({ blurhash: 'L00000fQfQfQfQfQfQfQfQfQfQfQ' }))).toEqual([]);
    expect(create(image({ mediaType: 'video/mp4', blurhash: BLURHASH }))).toEqual([]);
  });
});
