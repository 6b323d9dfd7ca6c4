import { expect, test } from 'vitest';
import { activity, BOB, createNote, judge } from '../testing.js';
import { blindRecipients } from './blind-recipients.js';

test('fires where bto or bcc came along, on either level', () => {
  expect(judge(blindRecipients, createNote({ bcc: [BOB] }, { bto: [BOB] }))).toMatchObject({
    is: 'hit',
    strength: 1,
    evidence: [{ pointer: '/bto' }, { pointer: '/object/bcc' }],
  });
  expect(
    judge(blindRecipients, activity('Like', { object: 'https://bob.example/notes/1', bcc: BOB })),
  ).toMatchObject({
    is: 'hit',
    evidence: [{ pointer: '/bcc' }],
  });
});

test('leaves empty lists and open recipients alone', () => {
  expect(judge(blindRecipients, createNote({ bcc: [], cc: [BOB] }, { bto: [] }))).toEqual({
    is: 'miss',
  });
});
