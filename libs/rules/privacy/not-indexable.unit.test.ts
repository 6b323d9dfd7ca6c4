import { describe, expect, test } from 'vitest';
import { ALICE, BOB, createNote, judge, NOW, PUBLIC, testFacts } from '../testing.js';
import type { ActorFacts } from '../../contracts/facts.js';
import { notIndexable } from './not-indexable.js';

const author = (document: Partial<ActorFacts>): { actor: ActorFacts | null } => {
  const { actor } = testFacts();
  return { actor: actor === null ? null : { ...actor, firstSeen: NOW - 1_000, ...document } };
};
const HIT = { is: 'hit', strength: 1, evidence: [{ pointer: '/object' }] };
const MISS = { is: 'miss' };

describe('NOT_INDEXABLE', () => {
  test('fires where neither post nor author agreed: silence is no consent', () => {
    expect(judge(notIndexable, createNote(), author({}))).toMatchObject(HIT);
    expect(judge(notIndexable, createNote(), author({ indexable: false }))).toMatchObject(HIT);
    expect(
      judge(notIndexable, createNote(), author({ searchableBy: [`${ALICE}/followers`] })),
    ).toMatchObject(HIT);
    expect(
      judge(notIndexable, createNote(), author({ searchableBy: null, indexable: true })),
    ).toMatchObject(HIT);
  });

  test('leaves those alone who agreed', () => {
    expect(judge(notIndexable, createNote(), author({ indexable: true }))).toEqual(MISS);
    expect(judge(notIndexable, createNote(), author({ searchableBy: [PUBLIC] }))).toEqual(MISS);
    expect(judge(notIndexable, createNote({ indexable: true }), author({}))).toEqual(MISS);
  });

  test('takes searchableBy before indexable, an empty one as absent, and the post before its author', () => {
    const followers = { searchableBy: [`${ALICE}/followers`], indexable: true };
    expect(judge(notIndexable, createNote(), author(followers))).toMatchObject(HIT);
    expect(judge(notIndexable, createNote(), author({ searchableBy: [], indexable: true }))).toEqual(
      MISS,
    );
    expect(
      judge(notIndexable, createNote({ searchableBy: [ALICE] }), author({ indexable: true })),
    ).toMatchObject(HIT);
    expect(
      judge(notIndexable, createNote({ searchableBy: [PUBLIC] }), author({ indexable: false })),
    ).toEqual(MISS);
  });

  test('has nothing to say of posts that nobody indexes', () => {
    expect(judge(notIndexable, createNote({ to: [BOB], cc: [] }), author({}))).toEqual(MISS);
  });

  test('is unknown without the author’s facts, unless the post itself says so', () => {
    expect(judge(notIndexable, createNote(), { actor: null })).toEqual({
      is: 'unknown',
      missing: ['actor.indexable'],
    });
    expect(judge(notIndexable, createNote({ searchableBy: [ALICE] }), { actor: null })).toMatchObject(
      HIT,
    );
  });
});
