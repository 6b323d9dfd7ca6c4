import { expect, test } from 'vitest';
import { ALICE, BOB, createNote, judge, PUBLIC } from '../testing.js';
import { audienceMismatch } from './audience-mismatch.js';

test('fires where a post for few is wrapped in an activity for all', () => {
  expect(judge(audienceMismatch, createNote({ to: [BOB], cc: [] }))).toMatchObject({
    is: 'hit',
    strength: 1,
    evidence: [{ pointer: '/to' }, { pointer: '/object' }],
  });
  expect(judge(audienceMismatch, createNote({ to: [`${ALICE}/followers`], cc: [] }))).toMatchObject({
    is: 'hit',
  });
});

test('leaves equal audiences and a public post in a narrower activity alone', () => {
  expect(judge(audienceMismatch, createNote())).toEqual({ is: 'miss' });
  expect(judge(audienceMismatch, createNote({}, { to: [BOB], cc: [] }))).toEqual({ is: 'miss' });
  expect(judge(audienceMismatch, createNote({ to: [BOB], cc: [] }, { to: [BOB], cc: [] }))).toEqual({
    is: 'miss',
  });
  expect(judge(audienceMismatch, createNote({ to: [`${ALICE}/followers`], cc: [PUBLIC] }))).toEqual({
    is: 'miss',
  });
});
