import { describe, expect, it } from 'vitest';
import type { RestrictionFacts } from '../../contracts/facts.js';
import { activity, ALICE, BOB, HIT, isUnknown, judge, MISSED, restriction } from '../testing.js';
import { moveToRestricted as rule } from './move-to-restricted.js';

const move = activity('Move', { object: ALICE, target: BOB });
const to = (severity: RestrictionFacts['severity']) =>
  restriction({ role: 'target', pointer: '/target', subject: 'bob.example', severity });

describe('MOVE_TO_RESTRICTED', () => {
  it('hits a suspended target', () => {
    expect(judge(rule, move, { restrictions: [to('limit'), to('suspend')] })).toMatchObject({
      ...HIT,
      evidence: [{ pointer: '/target' }],
    });
  });

  it('half hits a limited target', () => {
    expect(judge(rule, move, { restrictions: [to('limit')] })).toMatchObject({ strength: 0.4 });
  });

  it('passes a target of severity none and restrictions of others', () => {
    expect(judge(rule, move, { restrictions: [to('none'), restriction({ role: 'actor' })] })).toEqual(
      MISSED,
    );
    expect(judge(rule, move)).toEqual(MISSED);
  });

  it('is unknown without restrictions', () => {
    expect(judge(rule, move, { restrictions: null })).toEqual(isUnknown('restrictions'));
  });
});
