import { describe, expect, it } from 'vitest';
import { MAX_TEXT_LENGTH, MAX_URLS } from './limits.js';
import type { Activity, ContentObject } from './model.js';
import { parseBody, parseObject } from './parse.js';

const ANN = 'https://a.example/users/ann';
const NOTE = `${ANN}/notes/1`;
const PUBLIC = 'https://www.w3.org/ns/activitystreams#Public';

type Json = Record<string, unknown>;

const encode = (json: unknown) => new TextEncoder().encode(JSON.stringify(json));
const activityOf = (fields: Json) => ({ id: `${ANN}#1`, type: 'Create', actor: ANN, ...fields });
const note = (fields: Json = {}) => ({
  id: NOTE,
  type: 'Note',
  attributedTo: ANN,
  content: 'hi',
  ...fields,
});

function parse(json: unknown) {
  const result = parseBody(encode(json));
  if (!result.ok) throw new Error(`${result.error.code} at ${result.error.pointer}`);
  return result.value;
}

function refused(json: unknown): string {
  const result = parseBody(encode(json));
  return result.ok ? 'accepted' : `${result.error.code} ${result.error.pointer}`;
}

function contentOf(fields: Json): ContentObject {
  const { activity } = parse(activityOf({ object: note(fields) }));
  if (activity.kind !== 'Create' || activity.object.tag !== 'content') throw new Error('no content');
  return activity.object;
}

const notesOf = (fields: Json) =>
  parse(activityOf({ object: note(fields) })).notes.map(({ code, pointer }) => `${code} ${pointer}`);

describe('parseBody refuses', () => {
  it.each([
    [{}, 'missing_field /type'],
    [{ '@type': ['as:Create'] }, 'invalid_field '],
    [{ '@graph': [] }, 'invalid_field '],
    [activityOf({ type: 7 }), 'invalid_field /type'],
    [activityOf({ type: [] }), 'invalid_field /type'],
    [activityOf({ type: ['Create', 'Delete'] }), 'invalid_field /type'],
    [activityOf({ type: ['Create', 'Note'] }), 'invalid_field /type'],
    [activityOf({ type: 'Dislike', object: NOTE }), 'unsupported_type /type'],
    [{ type: 'Join' }, 'unsupported_type /type'],
    [activityOf({ type: 'QuoteRequest' }), 'unsupported_type /type'],
    [note(), 'not_an_activity /type'],
    [{ type: 'Person', id: ANN }, 'not_an_activity /type'],
    [{ type: 'OrderedCollection', actor: ANN }, 'not_an_activity /type'],
    [activityOf({ id: 'urn:x', object: note() }), 'invalid_field /id'],
    [activityOf({ id: 7, object: note() }), 'invalid_field /id'],
    [activityOf({ actor: undefined, object: note() }), 'missing_field /actor'],
    [activityOf({ actor: 'ann@a.example', object: note() }), 'invalid_field /actor'],
    [activityOf({ actor: { name: 'Ann' }, object: note() }), 'invalid_field /actor'],
    [activityOf({ actor: [{ id: 'x:y' }], object: note() }), 'invalid_field /actor/0/id'],
    [activityOf({ actor: `https://a.example/\u202eann`, object: note() }), 'invalid_field /actor'],
    [activityOf({ actor: 'https://a.example/\ud800', object: note() }), 'invalid_field /actor'],
    [
      activityOf({ actor: `https://a.example/${'x'.repeat(2_048)}`, object: note() }),
      'invalid_field /actor',
    ],
    [activityOf({}), 'missing_field /object'],
    [activityOf({ object: [] }), 'missing_field /object'],
    [activityOf({ object: [NOTE, NOTE] }), 'invalid_field /object/1'],
    [activityOf({ object: 7 }), 'invalid_field /object'],
    [activityOf({ object: note({ type: 'Recipe' }) }), 'unsupported_object_type /object/type'],
    [activityOf({ object: note({ type: 'Like' }) }), 'unsupported_object_type /object/type'],
    [activityOf({ object: note({ type: undefined }) }), 'missing_field /object/type'],
    [activityOf({ object: note({ type: ['Note', 'Person'] }) }), 'invalid_field /object/type'],
    [activityOf({ object: note({ id: 'x' }) }), 'invalid_field /object/id'],
    [
      activityOf({ type: 'Update', object: { type: 'Person', name: 'Ann' } }),
      'missing_field /object/id',
    ],
    [activityOf({ type: 'Move', object: ANN }), 'missing_field /target'],
    [activityOf({ type: 'Like', object: { type: 'Place' } }), 'unsupported_object_type /object/type'],
    [
      activityOf({ type: 'Announce', object: { type: 'Create', actor: 'x', object: note() } }),
      'invalid_field /object/actor',
    ],
    [activityOf({ type: 'Undo', object: { type: 'Note', content: 'x' } }), 'missing_field /object/id'],
  ])('%j', (json, expected) => {
    expect(refused(json)).toBe(expected);
  });

  it('without quoting texts', () => {
    const result = parseBody(encode(activityOf({ type: 'a text that is private', object: NOTE })));
    expect(result).toMatchObject({ ok: false, error: { message: 'an unnamed type is not supported' } });
  });
});

describe('the actor', () => {
  it.each([[ANN], [[ANN]], [{ type: 'Person', id: ANN }], [[{ type: 'Person', id: ANN }]]])(
    'may be written as %j',
    (actor) => {
      const { activity } = parse(activityOf({ actor, object: note() }));
      expect(activity.actor).toBe(ANN);
      expect(activity.actorHost).toBe('a.example');
    },
  );

  it('is read where it is embedded', () => {
    const { activity } = parse(
      activityOf({ actor: { type: 'Person', id: ANN, summary: '<b>x</b>' }, object: note() }),
    );
    expect(activity.embeddedActor?.summary?.plain.text).toBe('x');
    expect(activity.embeddedActor?.pointer).toBe('/actor');
  });

  it('has a canonical host', () => {
    const { activity } = parse(
      activityOf({ actor: 'https://B\u00dcCHER.example.:8443/ann', object: note() }),
    );
    expect(activity.actorHost).toBe('xn--bcher-kva.example');
  });

  it('is the first of several, with a note', () => {
    const { activity, notes } = parse(activityOf({ actor: [ANN, `${ANN}2`], object: note() }));
    expect(activity.actor).toBe(ANN);
    expect(notes).toMatchObject([{ code: 'bad_field', pointer: '/actor/1' }]);
  });
});

describe('each kind', () => {
  const follow = { id: `${ANN}#f`, type: 'Follow', actor: ANN, object: 'https://b.example/bob' };
  const bob = 'https://b.example/bob';
  it.each<[string, Json, Json]>([
    ['Create', { object: note() }, { object: { tag: 'content', type: 'Note' } }],
    ['Create', { object: { id: NOTE } }, { object: { tag: 'reference', id: NOTE } }],
    ['Update', { object: { type: 'Service', id: ANN } }, { object: { tag: 'actor', type: 'Service' } }],
    ['Delete', { object: NOTE }, { object: { tag: 'reference', id: NOTE } }],
    [
      'Delete',
      { object: { type: 'Tombstone', id: NOTE, formerType: 'Note', deleted: '2024-01-01T00:00:00Z' } },
      { object: { tag: 'tombstone', formerType: 'Note', deleted: 1_704_067_200_000 } },
    ],
    ['Undo', { object: follow }, { object: { tag: 'activity', kind: 'Follow', pointer: '/object' } }],
    [
      'Undo',
      { object: { type: 'Dislike', id: `${ANN}#d`, actor: ANN } },
      { object: { tag: 'reference' } },
    ],
    ['Undo', { object: { type: 'Like', id: `${ANN}#l` } }, { object: { tag: 'reference' } }],
    ['Announce', { object: NOTE }, { object: { tag: 'reference' } }],
    ['Announce', { object: activityOf({ object: note() }) }, { object: { kind: 'Create' } }],
    ['Announce', { object: { type: 'Recipe', id: NOTE } }, { object: { tag: 'reference' } }],
    ['Like', { object: [NOTE], content: '\u2b50' }, { kind: 'Like', object: { pointer: '/object/0' } }],
    ['EmojiReact', { object: NOTE, content: '\u2b50' }, { emoji: '\u2b50' }],
    ['Follow', { object: 'as:Public' }, { object: { tag: 'reference', id: PUBLIC } }],
    ['Follow', { object: { type: 'Group', id: bob } }, { object: { tag: 'actor', type: 'Group' } }],
    ['Follow', { object: note() }, { object: { tag: 'reference', id: NOTE } }],
    ['Accept', { object: follow }, { object: { kind: 'Follow', actor: ANN } }],
    ['Accept', { object: { ...follow, id: '57a02f79' } }, { object: { kind: 'Follow', id: null } }],
    ['Reject', { object: `${ANN}#f` }, { object: { tag: 'reference' } }],
    ['Block', { object: bob, target: 'https://a.example/' }, { target: 'https://a.example/' }],
    ['Flag', { object: [bob, NOTE], content: 'spam' }, { objects: [{ id: bob }, { id: NOTE }] }],
    ['Flag', { object: bob }, { objects: [{ id: bob }], content: null }],
    ['Move', { object: ANN, target: { id: bob } }, { object: { id: ANN }, target: bob }],
    ['Add', { object: NOTE, target: `${ANN}/pins` }, { target: `${ANN}/pins` }],
    ['Remove', { object: NOTE }, { target: null }],
  ])('%s %j', (type, fields, expected) => {
    expect(parse(activityOf({ type, ...fields })).activity).toMatchObject({ kind: type, ...expected });
  });

  it('is known by its full and prefixed name, and in a list', () => {
    for (const type of [
      'as:Like',
      'https://www.w3.org/ns/activitystreams#Like',
      ['Like', 'x:LikeAction'],
    ]) {
      expect(parse(activityOf({ type, object: NOTE })).activity.kind).toBe('Like');
    }
  });

  it('is read two activities deep, and below as a reference with a note', () => {
    const wrap = (object: Json) => activityOf({ type: 'Announce', object });
    const create = activityOf({ object: note() });
    const tags = (activity: Activity): string[] =>
      'object' in activity && activity.object.tag === 'activity'
        ? [activity.kind, ...tags(activity.object)]
        : [activity.kind, 'object' in activity ? activity.object.tag : 'objects'];
    expect(tags(parse(wrap(wrap(create))).activity)).toEqual([
      'Announce',
      'Announce',
      'Create',
      'content',
    ]);
    const deeper = parse(wrap(wrap(wrap(create))));
    expect(tags(deeper.activity)).toEqual(['Announce', 'Announce', 'Announce', 'reference']);
    expect(deeper.notes).toMatchObject([{ code: 'depth_truncated', pointer: '/object/object/object' }]);
  });
});

describe('visibility', () => {
  it.each([
    [{ to: PUBLIC }, 'public'],
    [{ to: ['as:Public'] }, 'public'],
    [{ to: [{ id: 'Public' }] }, 'public'],
    [{ to: [], cc: 'Public' }, 'unlisted'],
    [{ to: `${ANN}/followers` }, 'followers'],
    [{ to: ['https://b.example/bob'] }, 'direct'],
    [{ bcc: ['https://b.example/bob'] }, 'direct'],
    [{ to: [], cc: [] }, null],
    [{}, null],
  ])('of %j is %s', (audience, expected) => {
    expect(contentOf(audience).visibility).toBe(expected);
  });
});

describe('fields that are not as they should be', () => {
  it.each<[Json, string]>([
    [{ published: 'yesterday' }, 'bad_date /object/published'],
    [{ published: '2024-02-30T25:00:00Z' }, 'bad_date /object/published'],
    [{ updated: 7 }, 'bad_date /object/updated'],
    [{ content: { '@value': 'x' } }, 'bad_field /object/content'],
    [{ summary: ['x'] }, 'bad_field /object/summary'],
    [{ sensitive: 'yes' }, 'bad_field /object/sensitive'],
    [{ to: ['acct:bob'] }, 'bad_field /object/to/0'],
    [{ inReplyTo: 'x' }, 'bad_field /object/inReplyTo'],
    [{ attributedTo: 7 }, 'bad_field /object/attributedTo'],
    [{ tag: [7] }, 'bad_field /object/tag/0'],
    [{ attachment: [null] }, 'bad_field /object/attachment/0'],
    [{ contentMap: 'x' }, 'bad_field /object/contentMap'],
    [{ contentMap: { 'not a language': 'x' } }, 'bad_field /object/contentMap'],
    [{ content: 'x'.repeat(MAX_TEXT_LENGTH + 1) }, 'text_truncated /object/content'],
    [{ to: Array.from({ length: 10_001 }, () => ANN) }, 'items_truncated /object/to'],
  ])('are noted: %.80j', (fields, expected) => {
    expect(notesOf(fields)).toContain(expected);
  });

  it.each([
    ['2024-01-01T00:00:00Z', 1_704_067_200_000],
    ['2024-01-01T00:00:00.123456Z', 1_704_067_200_123],
    ['2024-01-01T01:00:00+01:00', 1_704_067_200_000],
    ['2024-01-01T01:00:00+0100', 1_704_067_200_000],
    ['2024-01-01T00:00:00', 1_704_067_200_000],
    ['2024-01-01 00:00', 1_704_067_200_000],
  ])('but the date %s is good', (published, expected) => {
    expect(contentOf({ published }).published).toBe(expected);
  });

  it('are bounded in number', () => {
    expect(notesOf({ tag: Array.from({ length: 2_000 }, () => 7) })).toHaveLength(100);
  });
});

describe('the URLs', () => {
  it('come with pointer and use, as written, recipients last', () => {
    const { urls } = parse(
      activityOf({
        to: [PUBLIC],
        object: note({
          attachment: [{ type: 'Image', url: 'http://127.0.0.1/x' }],
          url: [{ type: 'Link', href: 'javascript:x' }],
          tag: [{ type: 'Mention', href: 'https://b.example/bob' }],
        }),
      }),
    );
    expect(urls).toContainEqual({
      pointer: '/object/attachment/0/url',
      url: 'http://127.0.0.1/x',
      use: 'media',
    });
    expect(urls).toContainEqual({ pointer: '/object/url/0/href', url: 'javascript:x', use: 'url' });
    expect(urls).toContainEqual({
      pointer: '/object/tag/0/href',
      url: 'https://b.example/bob',
      use: 'tag',
    });
    expect(urls.at(-1)).toEqual({ pointer: '/to/0', url: PUBLIC, use: 'audience' });
  });

  it('are bounded, with a note', () => {
    const many = Array.from({ length: 2_000 }, (_, index) => `https://b.example/${index}`);
    const body = parse(activityOf({ cc: many, object: note() }));
    expect(body.urls).toHaveLength(MAX_URLS);
    expect(body.notes).toMatchObject([{ code: 'items_truncated', pointer: '' }]);
  });
});

describe('parseObject', () => {
  it('reads a bare object below a pointer', () => {
    const result = parseObject({ type: 'Note', id: NOTE, published: 'x' }, '/fetched');
    expect(result).toMatchObject({
      ok: true,
      value: {
        object: { tag: 'content', pointer: '/fetched' },
        notes: [{ code: 'bad_date', pointer: '/fetched/published' }],
      },
    });
  });

  it('refuses what is no object', () => {
    expect(parseObject('x', '/a')).toMatchObject({ ok: false, error: { code: 'not_an_object' } });
    expect(parseObject({ type: 'Like' }, '')).toMatchObject({
      ok: false,
      error: { code: 'unsupported_object_type', pointer: '/type' },
    });
  });
});
