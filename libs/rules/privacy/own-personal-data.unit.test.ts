import { expect, test } from 'vitest';
import { activity, ALICE, createNote, judge } from '../testing.js';
import { ownPersonalData } from './own-personal-data.js';

const profile = (summary: string): ReturnType<typeof activity> =>
  activity('Update', {
    object: {
      id: ALICE,
      type: 'Person',
      preferredUsername: 'alice',
      inbox: `${ALICE}/inbox`,
      summary,
    },
  });

test('labels what is the author’s own', () => {
  for (const content of [
    'my number is +49 151 23456789',
    'mail me: jo.doe@tidepool.org',
    'mi tarjeta 4539 1488 0343 6467',
  ]) {
    expect(judge(ownPersonalData, createNote({ content })), content).toMatchObject({
      is: 'hit',
      evidence: [{ pointer: '/object/content' }],
    });
  }
});

test('labels private contacts in a profile, not the mailbox of a business', () => {
  expect(judge(ownPersonalData, profile('reach me: jo.doe@tidepool.org'))).toMatchObject({
    is: 'hit',
    evidence: [{ pointer: '/object/summary' }],
  });
  expect(judge(ownPersonalData, profile('bakery, orders to info@tidepool.org'))).toEqual({
    is: 'miss',
  });
});

test('leaves alone what is somebody else’s, and text without any', () => {
  expect(judge(ownPersonalData, createNote({ content: 'her number is +49 151 23456789' }))).toEqual({
    is: 'miss',
  });
  expect(judge(ownPersonalData, createNote({ content: 'my 3 cats, since 2019' }))).toEqual({
    is: 'miss',
  });
});
