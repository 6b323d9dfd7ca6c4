import { describe, expect, it } from 'vitest';
import { activity, ALICE, BOB, HIT, isUnknown, judge, MISSED, testFacts } from '../testing.js';
import { moveContradicted as rule } from './move-contradicted.js';

const CAROL = 'https://carol.example/users/carol';
const move = activity('Move', { object: ALICE, target: BOB });
const actor = (movedTo: string | null) => {
  const known = testFacts().actor;
  return known === null ? null : { ...known, movedTo };
};
const target = (movedTo: string | null) => ({ id: BOB, movedTo });

describe('MOVE_CONTRADICTED', () => {
  it('passes a Move that both documents agree with, or don’t speak about', () => {
    expect(judge(rule, move, { actor: actor(BOB), target: target(null) })).toEqual(MISSED);
    expect(judge(rule, move, { actor: actor(null), target: target(null) })).toEqual(MISSED);
  });

  it('hits a move to oneself without any facts', () => {
    const document = activity('Move', { object: ALICE, target: ALICE });
    expect(judge(rule, document, { actor: null, target: null })).toMatchObject({
      ...HIT,
      evidence: [{ pointer: '/target' }],
    });
  });

  it('hits when the origin’s document names somebody else, even with the target unknown', () => {
    expect(judge(rule, move, { actor: actor(CAROL), target: null })).toMatchObject(HIT);
  });

  it('hits a target that moved to the origin', () => {
    expect(judge(rule, move, { actor: actor(BOB), target: target(ALICE) })).toMatchObject(HIT);
  });

  it('half believes a chain', () => {
    expect(judge(rule, move, { actor: actor(BOB), target: target(CAROL) })).toMatchObject({
      is: 'hit',
      strength: 0.4,
    });
  });

  it('doesn’t take the actor’s document for the origin’s in pull mode', () => {
    const document = activity('Move', { object: BOB, target: ALICE });
    const facts = { actor: actor(CAROL), target: { id: ALICE, movedTo: null } };
    expect(judge(rule, document, facts)).toEqual(isUnknown('actor.movedTo'));
  });

  it('is unknown where a document is missing', () => {
    expect(judge(rule, move, { actor: null, target: null })).toEqual(
      isUnknown('actor.movedTo', 'target.movedTo'),
    );
    expect(judge(rule, move, { target: target(null) })).toEqual(isUnknown('actor.movedTo'));
    expect(judge(rule, move, { actor: actor(BOB), target: { id: BOB } })).toEqual(
      isUnknown('target.movedTo'),
    );
  });
});
