import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../kernel/json.js';
import type { Activity } from './model.js';
import { parseBody } from './parse.js';
import { actorsOf, contentIn, MAX_TEXTS, textsOf } from './texts.js';

const ALICE = 'https://alice.example/users/alice';
const PROFILE: JsonObject = {
  id: ALICE,
  type: 'Person',
  preferredUsername: 'alice',
  inbox: `${ALICE}/inbox`,
  name: 'Alice',
  summary: 'bio',
  attachment: [{ type: 'PropertyValue', name: 'Site', value: 'tidepool.example' }],
};
const NOTE: JsonObject = {
  id: 'https://alice.example/notes/1',
  type: 'Note',
  attributedTo: ALICE,
  summary: 'cw',
  content: 'newest',
  contentMap: { en: 'newest', de: 'neueste' },
  attachment: [
    { type: 'Document', mediaType: 'image/png', url: 'https://alice.example/1.png', name: 'a cat' },
  ],
  formerRepresentations: [
    { type: 'Note', content: 'newest', summary: 'earlier cw' },
    { type: 'Note', content: 'oldest' },
  ],
};

function parsed(type: string, object: JsonObject, outer: JsonObject = {}): Activity {
  const document = { id: 'https://alice.example/a/1', type, actor: ALICE, object, ...outer };
  const result = parseBody(Buffer.from(JSON.stringify(document)));
  if (!result.ok) throw new Error(result.error.message);
  return result.value.activity;
}

const read = (activity: Activity): string[] =>
  textsOf(activity).map(({ role, field }) => `${role} ${field.source}`);

describe('textsOf', () => {
  test('gives what people read of a post, without what repeats it', () => {
    expect(read(parsed('Create', NOTE))).toEqual([
      'summary cw',
      'content newest',
      'alt a cat',
      'translation neueste',
      'history earlier cw',
      'history oldest',
    ]);
  });

  test('gives titles and poll options', () => {
    const poll = {
      id: 'https://alice.example/q/1',
      type: 'Question',
      attributedTo: ALICE,
      name: 'Tea?',
      oneOf: [
        { type: 'Note', name: 'yes' },
        { type: 'Note', name: 'no' },
      ],
    };
    expect(read(parsed('Create', poll))).toEqual(['title Tea?', 'poll yes', 'poll no']);
  });

  test('gives profiles, also one that an activity brings along', () => {
    const profile = ['profile Alice', 'profile bio', 'profile Site', 'profile tidepool.example'];
    expect(read(parsed('Update', PROFILE))).toEqual(profile);
    expect(read(parsed('Create', NOTE, { actor: PROFILE })).slice(-4)).toEqual(profile);
    expect(actorsOf(parsed('Create', NOTE, { actor: PROFILE }))).toHaveLength(1);
  });

  test('sees into an Announce, of a post and of an activity', () => {
    expect(read(parsed('Announce', NOTE))).toContain('content newest');
    const inner = { id: 'https://alice.example/a/2', type: 'Create', actor: ALICE, object: NOTE };
    const announce = parsed('Announce', inner);
    expect(read(announce)).toContain('content newest');
    expect(contentIn(announce)?.pointer).toBe('/object/object');
  });

  test('gives a report’s words as such, and nothing for what carries no text', () => {
    const flag = parsed('Flag', NOTE, { object: ['https://a.example/1'], content: 'spam' });
    expect(read(flag)).toEqual(['report spam']);
    expect(contentIn(flag)).toBeNull();
    expect(read(parsed('Like', NOTE))).toEqual([]);
  });

  test('is bounded and computed once', () => {
    const attachment = Array.from({ length: 700 }, (_, i) => ({
      type: 'Document',
      url: `https://a.example/${i}`,
      name: `alt ${i}`,
    }));
    const activity = parsed('Create', { ...NOTE, attachment });
    expect(textsOf(activity).length).toBeLessThanOrEqual(MAX_TEXTS);
    expect(textsOf(activity)).toBe(textsOf(activity));
  });
});
