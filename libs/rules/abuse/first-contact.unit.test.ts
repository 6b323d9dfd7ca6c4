import { describe, expect, test } from 'vitest';
import type { ActorFacts } from '../../contracts/facts.js';
import { DAY } from '../../kernel/clock.js';
import type { JsonObject } from '../../kernel/json.js';
import { ALICE, createNote, judge, NOW, type FactsOverrides } from '../testing.js';
import { firstContact } from './first-contact.js';

const mentions = (count: number): JsonObject => ({
  tag: Array.from({ length: count }, (_, i) => ({
    type: 'Mention',
    href: `https://b.example/u/${i}`,
    name: `@u${i}`,
  })),
});
const image = {
  attachment: [{ type: 'Document', mediaType: 'image/png', url: 'https://alice.example/1.png' }],
};
const link = { content: '<p>see <a href="https://casino.example/">this</a></p>' };
const actor = (overrides: Partial<ActorFacts> = {}): FactsOverrides => ({
  actor: {
    firstSeen: NOW - DAY,
    backfilled: false,
    posts: 1,
    followedByRecipient: false,
    followedLocally: false,
    ...overrides,
  },
});

describe('FIRST_CONTACT_MENTIONS', () => {
  test.each([
    ['five mentions', mentions(5)],
    ['two mentions and an image without text', { ...mentions(2), ...image, content: '' }],
    ['three mentions and a link', { ...mentions(3), ...link }],
  ])('holds a new actor’s post with %s', (_, object) => {
    const outcome = judge(firstContact, createNote(object), actor());
    expect(outcome).toMatchObject({ is: 'hit', evidence: [{ pointer: '/object/tag' }] });
    expect(outcome.is === 'hit' ? outcome.strength : 0).toBeGreaterThan(0.86);
  });

  test('holds an actor that was never seen before', () => {
    expect(
      judge(firstContact, createNote(mentions(5)), actor({ firstSeen: null, posts: 0 })),
    ).toMatchObject({ is: 'hit' });
  });

  test.each([
    ['four mentions without a link', mentions(4), actor()],
    ['one mention with a picture', { ...mentions(1), ...image }, actor()],
    [
      'one’s own mention beside one other',
      {
        ...link,
        tag: [
          { type: 'Mention', href: ALICE },
          { type: 'Mention', href: 'https://b.example/u/1' },
        ],
      },
      actor(),
    ],
    [
      'hashtags',
      {
        ...link,
        tag: Array.from({ length: 9 }, (_, i) => ({
          type: 'Hashtag',
          name: `#t${i}`,
          href: `https://alice.example/tags/t${i}`,
        })),
      },
      actor(),
    ],
    ['an actor whom a recipient follows', mentions(9), actor({ followedByRecipient: true })],
    ['an actor known for long', mentions(9), actor({ firstSeen: NOW - 30 * DAY })],
  ])('leaves alone %s', (_, object, facts) => {
    expect(judge(firstContact, createNote(object), facts)).toEqual({ is: 'miss' });
  });

  test('stays under the hold for a newcomer who joins a conversation', () => {
    const reply = createNote({ ...mentions(6), inReplyTo: 'https://b.example/notes/1' });
    expect(judge(firstContact, reply, actor())).toMatchObject({ is: 'hit', strength: 0.45 });
  });

  test('is unknown without the actor, without follows, and in a watch too young to call anybody new', () => {
    const post = createNote(mentions(5));
    expect(judge(firstContact, post, { actor: null })).toEqual({
      is: 'unknown',
      missing: ['actor.firstSeen', 'follows'],
    });
    expect(
      judge(firstContact, post, actor({ followedByRecipient: null, followedLocally: null })),
    ).toEqual({
      is: 'unknown',
      missing: ['follows'],
    });
    expect(judge(firstContact, post, { ...actor(), watchedFor: 2 * DAY })).toEqual({
      is: 'unknown',
      missing: ['actor.firstSeen'],
    });
  });

  test('knows that no recipient follows whom nobody here follows', () => {
    const facts = actor({ followedByRecipient: null, followedLocally: false });
    expect(judge(firstContact, createNote(mentions(5)), facts)).toMatchObject({ is: 'hit' });
  });

  test('takes its thresholds from the policy', () => {
    expect(judge(firstContact, createNote(mentions(5)), actor(), { many: 6 })).toEqual({ is: 'miss' });
    expect(judge(firstContact, createNote(mentions(5)), actor(), { newFor: '12h' })).toEqual({
      is: 'miss',
    });
  });
});
