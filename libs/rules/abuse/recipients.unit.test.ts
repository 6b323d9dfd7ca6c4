import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../kernel/json.js';
import { ALICE, createNote, judge, PUBLIC } from '../testing.js';
import { hellthread } from './hellthread.js';
import { manyRecipients } from './many-recipients.js';

const people = (count: number): string[] =>
  Array.from({ length: count }, (_, i) => `https://b.example/users/u${i}`);
const mentions = (count: number): JsonObject => ({
  tag: people(count).map((href) => ({ type: 'Mention', href, name: '@u' })),
});

describe('MANY_RECIPIENTS and HELLTHREAD', () => {
  test('fire at ten and at twenty mentions', () => {
    expect(judge(manyRecipients, createNote(mentions(9)))).toEqual({ is: 'miss' });
    expect(judge(manyRecipients, createNote(mentions(10)))).toMatchObject({
      is: 'hit',
      strength: 1,
      evidence: [{ pointer: '/object/tag', note: '10 recipients' }],
    });
    expect(judge(hellthread, createNote(mentions(19)))).toEqual({ is: 'miss' });
    expect(judge(hellthread, createNote(mentions(20)))).toMatchObject({ is: 'hit', strength: 1 });
  });

  test('count people once who are mentioned and addressed, and those who are only addressed', () => {
    expect(judge(manyRecipients, createNote({ ...mentions(6), cc: people(6) }))).toEqual({
      is: 'miss',
    });
    expect(judge(manyRecipients, createNote({ cc: people(12) }))).toMatchObject({ is: 'hit' });
  });

  test('count no collections, not the public and not the author', () => {
    const cc = [PUBLIC, ALICE, ...people(8), ...people(9).map((id) => `${id}/followers`)];
    expect(judge(manyRecipients, createNote({ cc }))).toEqual({ is: 'miss' });
  });

  test('leave invitations to an event alone', () => {
    expect(judge(hellthread, createNote({ type: 'Event', name: 'Picnic', ...mentions(30) }))).toEqual({
      is: 'miss',
    });
  });

  test('take their thresholds from the policy', () => {
    expect(judge(hellthread, createNote(mentions(20)), {}, { recipients: 50 })).toEqual({ is: 'miss' });
  });
});
