import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../kernel/json.js';
import { activity, ALICE, createNote, judge } from '../testing.js';
import { invisibleInHandle } from './invisible-in-handle.js';

const profile = (overrides: JsonObject): JsonObject =>
  activity('Update', {
    object: {
      id: ALICE,
      type: 'Person',
      preferredUsername: 'alice',
      inbox: `${ALICE}/inbox`,
      ...overrides,
    },
  });

describe('INVISIBLE_IN_HANDLE', () => {
  test.each([
    ['/object/preferredUsername', { preferredUsername: 'al\u200bice' }],
    ['/object/preferredUsername', { preferredUsername: 'alice\u00ad' }],
    ['/object/name', { name: 'Mod\u2060erator' }],
    ['/object/name', { name: 'Alice \u202egro.knab' }],
  ])('holds what stands at %s', (pointer, overrides) => {
    expect(judge(invisibleInHandle, profile(overrides))).toMatchObject({
      is: 'hit',
      strength: 1,
      evidence: [{ pointer }],
    });
  });

  test.each<JsonObject>([
    { name: 'Ada 👩‍💻🏳️‍🌈' },
    { name: 'مینا\u200cجان' },
    { name: '\u2068דנה\u2069' },
    { name: 'Jo \u{1f3f4}\u{e0067}\u{e0062}\u{e0077}\u{e006c}\u{e0073}\u{e007f}' },
    { name: 'José', preferredUsername: 'josé' },
  ])('leaves %o alone', (overrides) => {
    expect(judge(invisibleInHandle, profile(overrides))).toEqual({ is: 'miss' });
  });

  test('leaves the same characters in a post alone', () => {
    expect(judge(invisibleInHandle, createNote({ content: 'al\u200bice' }))).toEqual({ is: 'miss' });
  });
});
