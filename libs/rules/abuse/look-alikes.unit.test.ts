import { describe, expect, test } from 'vitest';
import type { LookAlikeFacts } from '../../contracts/facts.js';
import { DAY, HOUR } from '../../kernel/clock.js';
import type { JsonObject } from '../../kernel/json.js';
import type { Rule, RuleOutcome } from '../rule.js';
import { activity, createNote, judge, note, NOW, type FactsOverrides } from '../testing.js';
import { lookAlikeImage } from './look-alike-image.js';
import { lookAlikeLink } from './look-alike-link.js';
import { lookAlikeText } from './look-alike-text.js';

const tag = [{ type: 'Mention', href: 'https://b.example/users/u1', name: '@u1' }];
const image = {
  attachment: [{ type: 'Document', mediaType: 'image/png', url: 'https://alice.example/1.png' }],
};
const SPAM: JsonObject = {
  tag,
  content: '<p>Join our server now <a href="https://x.example/">here</a></p>',
};
const GREETING: JsonObject = { content: '<p>Good morning everybody, have a nice day!</p>' };
const HEADLINE: JsonObject = {
  content:
    '<p>Council votes to close the old harbour bridge for two years while repairs are made, commuters object ' +
    '<a href="https://news.example/bridge">news.example/bridge</a></p>',
};
/** An actor of whom nothing is certain, as on the first day. */
const STRANGER: FactsOverrides['actor'] = {
  firstSeen: null,
  backfilled: false,
  posts: 0,
  followedByRecipient: null,
  followedLocally: null,
};

function copies(kind: LookAlikeFacts['kind'], actors: number, domains: number): FactsOverrides {
  const match = {
    kind,
    pointer: '/object/content',
    count: actors * 2,
    actors,
    domains,
    windowMs: 6 * HOUR,
  };
  return { actor: STRANGER, watchedFor: HOUR, lookAlikes: [match] };
}

const at = (actors: number, domains = 3): number =>
  strength(judge(lookAlikeText, createNote(SPAM), copies('text', actors, domains)));

const strength = (outcome: RuleOutcome): number => (outcome.is === 'hit' ? outcome.strength : 0);
const HOLD = 6 / 7;

describe('LOOK_ALIKE_TEXT', () => {
  test('holds by itself once a handful of strangers said the same to somebody, on the first day too', () => {
    const outcome = judge(lookAlikeText, createNote(SPAM), copies('text', 5, 3));
    expect(outcome).toMatchObject({
      is: 'hit',
      evidence: [{ pointer: '/object/content', note: '10 copies by 5 actors on 3 domains in 6 h' }],
    });
    expect(strength(outcome)).toBeGreaterThanOrEqual(HOLD);
  });

  test('grows with the number of authors', () => {
    expect(at(2)).toBe(0);
    expect(at(3)).toBeGreaterThan(0);
    expect(at(4)).toBeLessThan(0.5);
    expect(at(10)).toBeGreaterThan(at(5));
    expect(at(32)).toBe(1);
    expect(at(8, 1)).toBeLessThan(0.5);
    expect(at(15, 1)).toBeGreaterThanOrEqual(HOLD);
  });

  test.each([
    ['one author who posts the same all day', SPAM, copies('text', 1, 1)],
    ['a bot of one operator on three servers', GREETING, copies('text', 3, 3)],
    ['a weather bot’s copies', { ...HEADLINE, ...image }, copies('text', 4, 4)],
  ])('leaves alone %s', (_, object, facts) => {
    expect(judge(lookAlikeText, createNote(object), facts)).toEqual({ is: 'miss' });
  });

  test.each([
    ['a greeting, however many say it', GREETING, copies('text', 32, 32)],
    ['a greeting with a photo', { ...GREETING, ...image }, copies('text', 14, 9)],
    ['a headline that a dozen people share', HEADLINE, copies('text', 12, 8)],
    [
      'an answer with a phrase that others answer too',
      { ...GREETING, tag, inReplyTo: 'https://b.example/1' },
      copies('text', 20, 9),
    ],
  ])('doesn’t hold %s', (_, object, facts) => {
    expect(strength(judge(lookAlikeText, createNote(object), facts))).toBeLessThan(0.5);
  });

  test('holds text with a link that mentions nobody once it is a flood', () => {
    expect(
      strength(judge(lookAlikeText, createNote(HEADLINE), copies('text', 15, 6))),
    ).toBeGreaterThanOrEqual(HOLD);
  });

  test('takes twice as many copies for an author who is followed here or long known', () => {
    const known = {
      ...copies('text', 6, 4),
      actor: { ...STRANGER, firstSeen: NOW - 60 * DAY, posts: 40 },
    };
    expect(strength(judge(lookAlikeText, createNote(SPAM), known))).toBeLessThan(0.5);
    const followed = { ...copies('text', 6, 4), actor: { ...STRANGER, followedLocally: true } };
    expect(strength(judge(lookAlikeText, createNote(SPAM), followed))).toBeLessThan(0.5);
    const many = { ...copies('text', 10, 4), actor: { ...STRANGER, followedLocally: true } };
    expect(strength(judge(lookAlikeText, createNote(SPAM), many))).toBeGreaterThanOrEqual(HOLD);
  });

  test('sees what an Announce carries', () => {
    const announce = activity('Announce', { object: note(SPAM) });
    expect(strength(judge(lookAlikeText, announce, copies('text', 8, 5)))).toBeGreaterThanOrEqual(HOLD);
  });

  test('is unknown without the window', () => {
    expect(judge(lookAlikeText, createNote(SPAM), { lookAlikes: null })).toEqual({
      is: 'unknown',
      missing: ['lookAlikes'],
    });
  });
});

describe('LOOK_ALIKE_LINK and LOOK_ALIKE_IMAGE', () => {
  test.each<[string, Rule, LookAlikeFacts['kind'], JsonObject]>([
    ['a link', lookAlikeLink, 'link', SPAM],
    ['an image without text', lookAlikeImage, 'image', { ...image, tag, content: '' }],
  ])('hold %s that strangers send to people', (_, rule, kind, object) => {
    expect(strength(judge(rule, createNote(object), copies(kind, 8, 4)))).toBeGreaterThan(0.5);
  });

  test('need more copies than text does', () => {
    expect(strength(judge(lookAlikeLink, createNote(SPAM), copies('link', 5, 5)))).toBeLessThan(0.5);
    expect(
      strength(judge(lookAlikeImage, createNote({ ...image, tag }), copies('image', 5, 5))),
    ).toBeLessThan(0.5);
  });

  test('never hold a popular link or a meme that mentions nobody', () => {
    expect(strength(judge(lookAlikeLink, createNote(HEADLINE), copies('link', 32, 32)))).toBeLessThan(
      0.5,
    );
    expect(strength(judge(lookAlikeImage, createNote(image), copies('image', 32, 32)))).toBeLessThan(
      0.5,
    );
  });

  test('look at matches of their own kind only', () => {
    expect(judge(lookAlikeLink, createNote(SPAM), copies('text', 20, 9))).toEqual({ is: 'miss' });
    expect(judge(lookAlikeImage, createNote(SPAM), copies('text', 20, 9))).toEqual({ is: 'miss' });
  });

  test('together with the text stay under the default block of 12', () => {
    expect(lookAlikeText.weight + lookAlikeLink.weight + lookAlikeImage.weight).toBeLessThan(12);
  });
});
