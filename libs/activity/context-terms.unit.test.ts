import { describe, expect, it } from 'vitest';
import type { JsonValue } from '../kernel/json.js';
import { noteRedefinedTerms } from './context-terms.js';
import { Reading } from './reading.js';

const AS = 'https://www.w3.org/ns/activitystreams';

function redefined(...context: JsonValue[]): string[] {
  const reading = new Reading();
  noteRedefinedTerms(reading, [AS, ...context], '/@context');
  return reading.notes().map(({ pointer }) => pointer);
}

describe('a context that redefines terms of ActivityStreams', () => {
  it.each<[JsonValue, string]>([
    [{ content: 'https://evil.example/ns#content' }, '/@context/1/content'],
    [{ actor: { '@id': 'as:attributedTo', '@type': '@id' } }, '/@context/1/actor'],
    [{ object: null }, '/@context/1/object'],
    [{ to: { '@reverse': 'as:to' } }, '/@context/1/to'],
    [{ as: 'https://evil.example/ns#' }, '/@context/1/as'],
    [{ Create: 'as:Delete' }, '/@context/1/Create'],
    [{ x: 'https://evil.example/', Note: 'x:Note' }, '/@context/1/Note'],
    [{ '@vocab': 'https://evil.example/', name: { '@container': '@language' } }, '/@context/1/name'],
    [{ id: '@type' }, '/@context/1/id'],
  ])('is noted: %j', (context, pointer) => {
    expect(redefined(context)).toContain(pointer);
  });
});

describe('contexts of extensions', () => {
  it.each<[string, JsonValue]>([
    ['keyword aliases', { id: '@id', type: '@type' }],
    [
      'Mastodon',
      {
        ostatus: 'http://ostatus.org#',
        sensitive: 'as:sensitive',
        manuallyApprovesFollowers: 'as:manuallyApprovesFollowers',
        movedTo: { '@id': 'as:movedTo', '@type': '@id' },
        alsoKnownAs: { '@id': 'as:alsoKnownAs', '@type': '@id' },
        Hashtag: 'as:Hashtag',
        toot: 'http://joinmastodon.org/ns#',
        Emoji: 'toot:Emoji',
        focalPoint: { '@container': '@list', '@id': 'toot:focalPoint' },
        schema: 'http://schema.org#',
        PropertyValue: 'schema:PropertyValue',
        value: 'schema:value',
      },
    ],
    [
      'Misskey',
      { misskey: 'https://misskey-hub.net/ns#', _misskey_content: 'misskey:_misskey_content' },
    ],
    [
      'Lemmy',
      { lemmy: 'https://join-lemmy.org/ns#', stickied: 'lemmy:stickied', language: 'sc:inLanguage' },
    ],
    [
      'PeerTube',
      {
        pt: 'https://joinpeertube.org/ns#',
        icons: 'as:icon',
        likes: { '@id': 'as:likes', '@type': '@id' },
        size: { '@type': 'sc:Number', '@id': 'pt:size' },
      },
    ],
    [
      'Mobilizon',
      { sc: 'http://schema.org/', location: { '@id': 'sc:location', '@type': 'sc:Place' } },
    ],
    [
      'core terms as they are',
      { to: { '@id': 'as:to', '@type': '@id' }, name: 'as:name', inbox: 'ldp:inbox' },
    ],
    ['a remote one', 'https://w3id.org/security/v1'],
    ['no context', null],
  ])('are left alone: %s', (_name, context) => {
    expect(redefined(context)).toEqual([]);
  });
});
