import { describe, expect, it } from 'vitest';
import { activity, ALICE, BOB, HIT, isUnknown, judge, MISSED } from '../testing.js';
import { moveByOther as rule } from './move-by-other.js';

const CAROL = 'https://carol.example/users/carol';

describe('MOVE_BY_OTHER', () => {
  it('passes a Move by its object', () => {
    expect(judge(rule, activity('Move', { object: ALICE, target: BOB }))).toEqual(MISSED);
  });

  it('hits a Move of somebody else', () => {
    expect(judge(rule, activity('Move', { object: BOB, target: CAROL }))).toMatchObject({
      ...HIT,
      evidence: [{ pointer: '/object' }],
    });
  });

  it('is unknown in pull mode, where the target tells', () => {
    expect(judge(rule, activity('Move', { object: BOB, target: ALICE }))).toEqual(
      isUnknown('object.movedTo'),
    );
  });
});
