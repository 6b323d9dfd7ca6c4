import { describe, expect, test } from 'vitest';
import type { ObjectFacts, Visibility } from '../../contracts/facts.js';
import { activity, ALICE, BOB, createNote, judge, note, NOW } from '../testing.js';
import { madePublic } from './made-public.js';

const update = (object = {}): ReturnType<typeof activity> =>
  activity('Update', { object: note(object) });
const stored = (visibility: Visibility | null): { object: ObjectFacts } => ({
  object: { known: true, owner: ALICE, visibility, updated: NOW - 1_000, deletedAt: null },
});

describe('MADE_PUBLIC', () => {
  test.each(['followers', 'direct'] as const)('fires when a %s post becomes public', (visibility) => {
    expect(judge(madePublic, update(), stored(visibility))).toMatchObject({
      is: 'hit',
      strength: 1,
      evidence: [{ pointer: '/object/to', note: `was ${visibility}` }],
    });
  });

  test('leaves edits alone that keep or narrow the audience', () => {
    expect(judge(madePublic, update(), stored('public'))).toEqual({ is: 'miss' });
    expect(judge(madePublic, update(), stored('unlisted'))).toEqual({ is: 'miss' });
    expect(judge(madePublic, update({ to: [BOB], cc: [] }), stored('followers'))).toEqual({
      is: 'miss',
    });
    expect(judge(madePublic, createNote(), stored('direct'))).toEqual({ is: 'miss' });
  });

  test('is unknown where the earlier audience isn’t known', () => {
    expect(judge(madePublic, update(), { object: null })).toEqual({
      is: 'unknown',
      missing: ['object.visibility'],
    });
    expect(judge(madePublic, update(), stored(null))).toEqual({
      is: 'unknown',
      missing: ['object.visibility'],
    });
  });
});
