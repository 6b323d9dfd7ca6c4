import { describe, expect, it } from 'vitest';
import { BOB, createNote, HIT, isUnknown, judge, MISSED, restriction, testFacts } from '../testing.js';
import { limitedStranger as rule } from './limited-stranger.js';

const mention = createNote({ cc: [BOB], tag: [{ type: 'Mention', href: BOB, name: '@bob' }] });
const restrictions = [restriction({ severity: 'limit' })];
const actor = (followedByRecipient: boolean | null) => {
  const known = testFacts().actor;
  return known === null ? null : { ...known, followedByRecipient };
};

describe('LIMITED_STRANGER', () => {
  it('hits a mention by a limited account that nobody here follows', () => {
    expect(judge(rule, mention, { restrictions, actor: actor(false) })).toMatchObject(HIT);
  });

  it('passes for followers, without a mention and without a limit', () => {
    expect(judge(rule, mention, { restrictions, actor: actor(true) })).toEqual(MISSED);
    expect(judge(rule, createNote(), { restrictions, actor: actor(false) })).toEqual(MISSED);
    expect(judge(rule, mention, { actor: actor(false) })).toEqual(MISSED);
    expect(judge(rule, mention, { restrictions: [restriction()], actor: actor(false) })).toEqual(
      MISSED,
    );
  });

  it('is unknown without restrictions or follows', () => {
    expect(judge(rule, mention, { restrictions: null })).toEqual(isUnknown('restrictions'));
    for (const unknownActor of [null, actor(null)]) {
      expect(judge(rule, mention, { restrictions, actor: unknownActor })).toEqual(
        isUnknown('actor.followedByRecipient'),
      );
    }
  });
});
