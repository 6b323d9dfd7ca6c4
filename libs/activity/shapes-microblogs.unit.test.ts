import { describe, expect, it } from 'vitest';
import type { Activity, ActorObject, ContentObject } from './model.js';
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

function actorIn(json: object): ActorObject {
  const activity = activityIn(json);
  if (!('object' in activity) || activity.object.tag !== 'actor') throw new Error('no actor');
  return activity.object;
}

/** A Create as the implementation at `host` sends it. */
function create(actor: string, object: object, more: object = {}): object {
  return {
    '@context': AS,
    id: `${actor}/create/1`,
    type: 'Create',
    actor,
    to: [PUBLIC],
    object,
    ...more,
  };
}

describe('Mastodon', () => {
  const ann = 'https://masto.example/users/ann';
  const status = {
    id: `${ann}/statuses/1`,
    type: 'Note',
    summary: null,
    inReplyTo: null,
    published: '2024-05-01T10:00:00Z',
    url: 'https://masto.example/@ann/1',
    attributedTo: ann,
    to: [`${ann}/followers`],
    cc: ['https://other.example/users/bob'],
    sensitive: false,
    content:
      '<p><span class="h-card"><a class="u-url mention" href="x">@<span>bob</span></a></span> hi</p>',
    contentMap: { en: '<p>hi</p>' },
    attachment: [
      {
        type: 'Document',
        mediaType: 'image/png',
        url: 'https://files.masto.example/1.png',
        name: 'A red square',
        blurhash: 'UBL_:rOpGG-;',
        width: 8,
        height: 8,
      },
    ],
    tag: [{ type: 'Mention', href: 'https://other.example/users/bob', name: '@bob@other.example' }],
    replies: { id: `${ann}/statuses/1/replies`, type: 'Collection', first: { type: 'CollectionPage' } },
  };

  it('status', () => {
    const note = contentIn(create(ann, status, { signature: { type: 'RsaSignature2017' } }));
    expect(note).toMatchObject({
      id: status.id,
      visibility: 'followers',
      language: 'en',
      sensitive: false,
      isVote: false,
      published: Date.UTC(2024, 4, 1, 10),
      urls: [{ href: status.url, pointer: '/object/url' }],
      attachments: [{ mediaType: 'image/png', urls: ['https://files.masto.example/1.png'] }],
    });
    expect(note.content?.plain.text).toBe('@bob hi');
    expect(note.attachments[0]?.name?.source).toBe('A red square');
    expect(note.searchableBy).toBeUndefined();
  });

  it('signed activities', () => {
    expect(activityIn(create(ann, status)).selfSigned).toBe(false);
    const signed = activityIn(create(ann, status, { signature: { type: 'RsaSignature2017' } }));
    expect(signed.selfSigned).toBe(true);
  });

  it('poll', () => {
    const replies = { type: 'Collection', totalItems: 3 };
    const poll = {
      ...status,
      type: 'Question',
      endTime: '2024-05-02T10:00:00Z',
      closed: '2024-05-02T10:00:00Z',
      anyOf: [
        { type: 'Note', name: 'Tea', replies },
        { type: 'Note', name: 'Coffee', replies },
      ],
    };
    expect(contentIn(create(ann, poll)).poll).toMatchObject({
      pointer: '/object/anyOf',
      multiple: true,
      options: [{ source: 'Tea', pointer: '/object/anyOf/0/name' }, { source: 'Coffee' }],
      endTime: Date.UTC(2024, 4, 2, 10),
      closed: Date.UTC(2024, 4, 2, 10),
    });
  });

  it('vote', () => {
    const vote = {
      id: `${ann}#votes/1`,
      type: 'Note',
      name: 'Tea',
      attributedTo: ann,
      inReplyTo: 'https://other.example/polls/1',
      to: 'https://other.example/users/bob',
    };
    expect(contentIn(create(ann, vote))).toMatchObject({ isVote: true, visibility: 'direct' });
    expect(contentIn(create(ann, { ...vote, content: 'Tea' })).isVote).toBe(false);
  });

  it('profile', () => {
    const actor = {
      id: ann,
      type: 'Person',
      preferredUsername: 'ann',
      name: 'Ann :star:',
      summary: '<p>Hello</p>',
      inbox: `${ann}/inbox`,
      followers: `${ann}/followers`,
      indexable: false,
      alsoKnownAs: 'https://old.example/users/ann',
      movedTo: 'https://new.example/users/ann',
      published: '2020-01-01T00:00:00Z',
      publicKey: { id: `${ann}#main-key`, owner: ann, publicKeyPem: 'PEM' },
      attachment: [
        { type: 'PropertyValue', name: 'Web', value: '<a href="https://ann.example">ann</a>' },
      ],
      icon: { type: 'Image', url: 'https://files.masto.example/ann.png' },
      endpoints: { sharedInbox: 'https://masto.example/inbox' },
    };
    const read = actorIn({
      '@context': AS,
      id: `${ann}#up`,
      type: 'Update',
      actor: ann,
      object: actor,
    });
    expect(read).toMatchObject({
      preferredUsername: 'ann',
      indexable: false,
      alsoKnownAs: ['https://old.example/users/ann'],
      movedTo: 'https://new.example/users/ann',
      publicKeys: [{ id: `${ann}#main-key`, owner: ann }],
    });
    expect(read.fields[0]?.value.plain.links[0]?.href).toBe('https://ann.example');
  });

  it('quote with authorisation', () => {
    const quote = {
      ...status,
      quote: 'https://other.example/notes/2',
      quoteAuthorization: 'https://o.example/1',
    };
    expect(contentIn(create(ann, quote)).quote).toBe('https://other.example/notes/2');
  });
});

describe('Pleroma and Akkoma', () => {
  const lee = 'https://pleroma.example/users/lee';

  it('edited post with its history', () => {
    const version = { type: 'Note', content: '<b>before</b>', published: '2024-01-01T00:00:00Z' };
    const note = contentIn({
      ...create(lee, {
        id: `${lee}/1`,
        type: 'Note',
        actor: lee,
        attributedTo: lee,
        content: 'after',
        source: { content: 'after', mediaType: 'text/markdown' },
        context: 'https://pleroma.example/contexts/1',
        formerRepresentations: { type: 'OrderedCollection', totalItems: 1, orderedItems: [version] },
      }),
      type: 'Update',
    });
    expect(note.history).toMatchObject([
      { pointer: '/object/formerRepresentations/orderedItems/0', id: null },
    ]);
    expect(note.history[0]?.content?.plain.text).toBe('before');
  });

  it('chat message', () => {
    const to = ['https://other.example/users/bob'];
    const chat = { type: 'ChatMessage', id: `${lee}/chat/1`, actor: lee, content: 'hey', to };
    expect(contentIn(create(lee, chat, { to }))).toMatchObject({
      type: 'ChatMessage',
      visibility: 'direct',
    });
  });

  it('emoji reaction', () => {
    const reaction = {
      id: `${lee}#r`,
      type: 'EmojiReact',
      actor: lee,
      object: `${lee}/1`,
      content: ':blob:',
    };
    expect(activityIn(reaction)).toMatchObject({ kind: 'EmojiReact', emoji: ':blob:' });
  });

  it('quote in either of its fields', () => {
    const note = { type: 'Note', id: `${lee}/2`, content: 'x' };
    const url = 'https://other.example/notes/2';
    expect(contentIn(create(lee, { ...note, quoteUrl: url })).quote).toBe(url);
    expect(contentIn(create(lee, { ...note, quoteUri: url })).quote).toBe(url);
  });

  it('list visibility with attachments whose url is a list of links', () => {
    const url = [{ type: 'Link', mediaType: 'image/png', href: 'https://pleroma.example/media/1.png' }];
    const note = {
      type: 'Note',
      id: `${lee}/3`,
      content: 'x',
      attachment: [{ type: 'Document', url }],
    };
    expect(contentIn(create(lee, note)).attachments[0]?.urls).toEqual([
      'https://pleroma.example/media/1.png',
    ]);
  });
});

describe('Misskey', () => {
  const mei = 'https://misskey.example/users/9abc';

  it('reaction, which is a Like with a content', () => {
    const like = {
      id: 'https://misskey.example/likes/9x',
      type: 'Like',
      actor: mei,
      object: 'https://other.example/notes/1',
      content: ':blobcat:',
      _misskey_reaction: ':blobcat:',
      tag: [{ id: 'https://misskey.example/emojis/blobcat', type: 'Emoji', name: ':blobcat:' }],
    };
    expect(activityIn(like)).toMatchObject({
      kind: 'Like',
      object: { id: 'https://other.example/notes/1' },
    });
  });

  it('quote, in each of its spellings', () => {
    const href = 'https://other.example/notes/2';
    const rel = 'https://misskey-hub.net/ns#_misskey_quote';
    const link = { type: 'Link', mediaType: `application/ld+json; profile="${AS}"`, href };
    for (const fields of [
      { _misskey_quote: href, quoteUrl: href },
      { tag: [{ type: 'Link', rel, href }] },
      { tag: [{ ...link, name: `RE: ${href}` }] },
    ]) {
      const note = { id: 'https://misskey.example/notes/1', type: 'Note', content: 'x', ...fields };
      expect(contentIn(create(mei, note)).quote).toBe(href);
    }
  });
});

describe('GoToSocial', () => {
  it('status with an interaction policy and a lone recipient', () => {
    const sam = 'https://gts.example/users/sam';
    const note = {
      id: `${sam}/statuses/01H`,
      type: 'Note',
      attributedTo: sam,
      content: '<p>x</p>',
      to: PUBLIC,
      cc: `${sam}/followers`,
      attachment: [],
      tag: { type: 'Mention', href: 'https://other.example/users/bob', name: '@bob@other.example' },
      interactionPolicy: { canLike: { always: [PUBLIC], approvalRequired: [] } },
    };
    expect(contentIn(create(sam, note))).toMatchObject({
      visibility: 'public',
      tags: [{ pointer: '/object/tag', name: '@bob@other.example' }],
    });
  });
});

describe('Threads', () => {
  const zoe = 'https://threads.net/ap/users/17841400000000001/';

  it('post that quotes another', () => {
    const post = {
      id: `${zoe}post/18000000000000001/`,
      type: 'Note',
      attributedTo: zoe,
      content:
        '<p>look<span class="quote-inline"><br/>RE: <a href="https://threads.net/@a/post/C1">C1</a></span></p>',
      contentMap: { en: '<p>look</p>' },
      published: '2024-06-01T12:00:00-0700',
      url: 'https://www.threads.net/@zoe/post/C2',
      to: [PUBLIC],
      cc: [`${zoe}followers/`],
      quoteUri: 'https://threads.net/ap/users/17841400000000002/post/18000000000000002/',
      tag: [],
    };
    const read = contentIn({ ...create(zoe, post), actor: zoe });
    expect(read).toMatchObject({
      visibility: 'public',
      quote: post.quoteUri,
      published: Date.UTC(2024, 5, 1, 19),
    });
    expect(read.content?.plain.text).toBe('look\nRE: C1');
  });

  it('profile', () => {
    const actor = {
      id: zoe,
      type: 'Person',
      preferredUsername: 'zoe',
      inbox: `${zoe}inbox/`,
      indexable: true,
    };
    const read = actorIn({ id: `${zoe}#u`, type: 'Update', actor: zoe, object: actor });
    expect(read.indexable).toBe(true);
  });
});

describe('search consent', () => {
  const ann = 'https://fedibird.example/users/ann';
  const note = (fields: object) =>
    create(ann, { id: `${ann}/1`, type: 'Note', content: 'x', ...fields });

  it('is read from strings and lists', () => {
    expect(contentIn(note({ searchableBy: PUBLIC })).searchableBy).toEqual([PUBLIC]);
    expect(contentIn(note({ searchableBy: [] })).searchableBy).toEqual([]);
    expect(contentIn(note({})).searchableBy).toBeUndefined();
  });

  it('is null where it can not be read', () => {
    const parsed = parseBody(
      new TextEncoder().encode(JSON.stringify(note({ searchableBy: 7, indexable: 'no' }))),
    );
    expect(parsed).toMatchObject({
      ok: true,
      value: { activity: { object: { searchableBy: null, indexable: null } } },
    });
  });
});
