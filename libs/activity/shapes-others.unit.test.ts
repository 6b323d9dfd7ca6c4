import { describe, expect, it } from 'vitest';
import type { Activity, ContentObject } from './model.js';
import { parseBody } from './parse.js';

const AS = 'https://www.w3.org/ns/activitystreams';
const PUBLIC = `${AS}#Public`;

function activityIn(json: object): Activity {
  const result = parseBody(new TextEncoder().encode(JSON.stringify(json)));
  if (!result.ok) throw new Error(`${result.error.code} at ${result.error.pointer}`);
  expect(result.value.notes).toEqual([]);
  return result.value.activity;
}

function contentIn(json: object): ContentObject {
  const activity = activityIn(json);
  if (!('object' in activity) || activity.object.tag !== 'content') throw new Error('no content');
  return activity.object;
}

function create(actor: string, object: object): object {
  return { '@context': AS, id: `${actor}/create/1`, type: 'Create', actor, to: [PUBLIC], object };
}

describe('Lemmy', () => {
  const group = 'https://lemmy.example/c/cats';
  const kit = 'https://other.example/u/kit';
  const announce = (object: object | string) => ({
    '@context': AS,
    id: `${group}/announce/1`,
    type: 'Announce',
    actor: group,
    to: [PUBLIC],
    cc: [`${group}/followers`],
    object,
  });
  const inner = (type: string, object: object | string) => ({
    id: `${kit}/${type}/1`,
    type,
    actor: kit,
    to: [PUBLIC],
    object,
    audience: group,
  });
  const page = {
    id: 'https://other.example/post/1',
    type: 'Page',
    attributedTo: kit,
    to: [group, PUBLIC],
    name: 'A cat',
    content: '<p>Look &amp; see</p>',
    mediaType: 'text/html',
    source: { content: 'Look & see', mediaType: 'text/markdown' },
    attachment: [{ type: 'Link', href: 'https://cats.example/1' }],
    image: { type: 'Image', url: 'https://other.example/pictrs/1.png' },
    sensitive: false,
    commentsEnabled: true,
    language: { identifier: 'en', name: 'English' },
    published: '2024-01-01T00:00:00.123456Z',
    audience: group,
  };

  it('post announced by its group', () => {
    const activity = activityIn(announce(inner('Create', page)));
    expect(activity).toMatchObject({
      kind: 'Announce',
      actorHost: 'lemmy.example',
      object: {
        kind: 'Create',
        actorHost: 'other.example',
        audience: { audience: [group] },
        object: {
          type: 'Page',
          pointer: '/object/object',
          visibility: 'public',
          language: 'en',
          attachments: [{ type: 'Link', urls: ['https://cats.example/1'] }],
        },
      },
    });
  });

  it.each([
    ['Update', page, { tag: 'content' }],
    ['Delete', page.id, { tag: 'reference' }],
    ['Like', page.id, { tag: 'reference' }],
    ['Undo', inner('Like', page.id), { kind: 'Like', pointer: '/object/object' }],
    ['Block', kit, { tag: 'reference' }],
  ])('%s announced by its group', (type, object, expected) => {
    expect(activityIn(announce(inner(type, object)))).toMatchObject({
      object: { kind: type, object: expected },
    });
  });

  it('downvote announced by its group, which is only a reference here', () => {
    expect(activityIn(announce(inner('Dislike', page.id)))).toMatchObject({
      object: { tag: 'reference' },
    });
  });

  it('report', () => {
    const flag = {
      id: `${kit}/flag/1`,
      type: 'Flag',
      actor: kit,
      to: [group],
      object: page.id,
      content: 'spam',
    };
    expect(activityIn(flag)).toMatchObject({ objects: [{ id: page.id }], content: { source: 'spam' } });
  });

  it('moderator added to a group', () => {
    const add = {
      id: `${kit}/add/1`,
      type: 'Add',
      actor: kit,
      object: kit,
      target: `${group}/moderators`,
    };
    expect(activityIn(announce(add))).toMatchObject({
      object: { kind: 'Add', target: `${group}/moderators` },
    });
  });
});

describe('PeerTube', () => {
  it('video with nested links and two authors', () => {
    const vic = 'https://tube.example/accounts/vic';
    const channel = 'https://tube.example/video-channels/vic';
    const stream = 'https://tube.example/static/1-720.mp4';
    const video = contentIn(
      create(vic, {
        type: 'Video',
        id: 'https://tube.example/videos/watch/1',
        name: 'A film',
        duration: 'PT260S',
        tag: [{ type: 'Hashtag', name: 'film' }],
        language: { identifier: 'fr', name: 'French' },
        sensitive: false,
        mediaType: 'text/markdown',
        content: 'Plain **markdown** <b>',
        summary: null,
        attributedTo: [
          { type: 'Person', id: vic },
          { type: 'Group', id: channel },
        ],
        url: [
          { type: 'Link', mediaType: 'text/html', href: 'https://tube.example/w/1' },
          {
            type: 'Link',
            mediaType: 'application/x-mpegURL',
            href: 'https://tube.example/hls/1.m3u8',
            tag: [{ type: 'Link', mediaType: 'video/mp4', href: stream }],
          },
        ],
        icon: [{ type: 'Image', url: 'https://tube.example/1.jpg' }],
        likes: 'https://tube.example/videos/watch/1/likes',
      }),
    );
    expect(video.attributedTo).toEqual([vic, channel]);
    expect(video.urls.at(-1)).toEqual({ href: stream, pointer: '/object/url/1/tag/0/href' });
    expect(video.language).toBe('fr');
    expect(video.content?.plain.text).toBe('Plain **markdown** <b>');
  });
});

describe('Mobilizon', () => {
  it('event with a place', () => {
    const org = 'https://events.example/@meetup';
    const event = contentIn({
      ...create(org, {
        type: 'Event',
        id: 'https://events.example/events/1',
        name: 'Meeting',
        content: '<p>Come!</p>',
        startTime: '2024-06-01T18:00:00+02:00',
        location: { type: 'Place', name: 'Town hall', latitude: 48.1, longitude: 11.5 },
        attachment: [{ type: 'Link', href: 'https://meeting.example', mediaType: 'text/html' }],
        to: [PUBLIC],
      }),
      '@context': [
        AS,
        { sc: 'http://schema.org/', location: { '@id': 'sc:location', '@type': 'sc:Place' } },
      ],
    });
    expect(event).toMatchObject({
      type: 'Event',
      hasPlace: true,
      name: { source: 'Meeting', html: false },
    });
  });
});

describe('BookWyrm', () => {
  it('article that reviews a book', () => {
    const bea = 'https://books.example/user/bea';
    const review = {
      id: `${bea}/review/1`,
      type: 'Article',
      attributedTo: bea,
      name: 'Review of "A book" (4 stars): good',
      content: '<p>Good</p>',
      published: '2024-01-01T00:00:00.123456+00:00',
      inReplyTo: '',
      summary: '',
      to: [PUBLIC],
      cc: [`${bea}/followers`],
      sensitive: false,
      tag: [],
      attachment: [],
    };
    expect(contentIn(create(bea, review))).toMatchObject({
      type: 'Article',
      inReplyTo: null,
      summary: null,
    });
  });
});

describe('WordPress', () => {
  it('article with translations of everything', () => {
    const blog = 'https://blog.example/?author=1';
    const post = contentIn({
      ...create('https://blog.example', {
        id: 'https://blog.example/?p=7',
        type: 'Article',
        attributedTo: blog,
        name: 'Title',
        nameMap: { en: 'Title' },
        summary: '<p>Short</p>',
        summaryMap: { en: '<p>Short</p>' },
        content: '<!-- wp:paragraph --><p>Long</p><!-- /wp:paragraph -->',
        contentMap: { en: '<p>Long</p>' },
        url: 'https://blog.example/title/',
        to: [PUBLIC, 'https://blog.example/wp-json/activitypub/1.0/actors/1/followers'],
        tag: ['plain', { type: 'Hashtag', href: 'https://blog.example/tag/cats/', name: '#cats' }],
      }),
      actor: blog,
    });
    expect(post.content?.plain.text).toBe('Long');
    expect(post.contentMap.map(({ pointer, html }) => [pointer, html])).toEqual([
      ['/object/contentMap/en', true],
      ['/object/summaryMap/en', true],
      ['/object/nameMap/en', false],
    ]);
    expect(post.tags.map(({ name }) => name)).toEqual(['plain', '#cats']);
  });
});

describe('Friendica', () => {
  it('post with a title, a place and a diaspora signature', () => {
    const fay = 'https://friendica.example/profile/fay';
    const post = contentIn(
      create(fay, {
        id: 'https://friendica.example/objects/1',
        'diaspora:guid': '1',
        type: 'Page',
        attributedTo: fay,
        name: 'Title',
        content: 'Hello #<a href="https://friendica.example/search?tag=cats" rel="tag">cats</a><br>',
        source: { content: 'Hello #[url]cats[/url]', mediaType: 'text/bbcode' },
        location: { type: 'Place', name: 'Bonn' },
        generator: { type: 'Application', name: 'Friendica', url: 'https://friendica.example' },
        conversation: 'https://friendica.example/context/1',
        to: [PUBLIC, 'https://friendica.example/followers/fay'],
        'dfrn:comment': '',
      }),
    );
    expect(post.content?.plain.links[0]).toMatchObject({ kind: 'hashtag', text: 'cats' });
    expect(post.hasPlace).toBe(true);
  });

  it('followers-only post', () => {
    const fay = 'https://friendica.example/profile/fay';
    const to = ['https://friendica.example/followers/fay'];
    const note = { id: 'https://friendica.example/objects/2', type: 'Note', content: 'x', to };
    expect(contentIn({ ...create(fay, note), to }).visibility).toBe('followers');
  });
});

describe('relays and bridges', () => {
  it('relay follows and accepts', () => {
    const relay = 'https://relay.example/actor';
    const follow = {
      id: 'https://m.example/1',
      type: 'Follow',
      actor: 'https://m.example/actor',
      object: PUBLIC,
    };
    expect(activityIn(follow)).toMatchObject({ kind: 'Follow', object: { id: PUBLIC } });
    const accept = { id: 'https://relay.example/2', type: 'Accept', actor: relay, object: follow };
    expect(activityIn(accept)).toMatchObject({ kind: 'Accept', object: { kind: 'Follow' } });
  });

  it('actor that has gone, as both of its types', () => {
    const actor = 'https://gone.example/users/old';
    const object = { id: actor, type: ['Person', 'Tombstone'] };
    expect(activityIn({ id: `${actor}#d`, type: 'Delete', actor, object })).toMatchObject({
      object: { tag: 'tombstone', id: actor },
    });
  });
});
