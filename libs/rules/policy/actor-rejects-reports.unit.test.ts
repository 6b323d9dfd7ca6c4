import { describe, expect, it } from 'vitest';
import {
  activity,
  ALICE,
  BOB,
  createNote,
  HIT,
  isUnknown,
  judge,
  MISSED,
  restriction,
} from '../testing.js';
import { actorRejectsReports as rule } from './actor-rejects-reports.js';

const policy = restriction({ kind: 'actor', subject: ALICE, severity: 'none', rejectReports: true });

const flag = activity('Flag', { object: [BOB], content: 'spam' });

describe('ACTOR_REJECTS_REPORTS', () => {
  it('hits a report', () => {
    for (const document of [flag]) {
      expect(judge(rule, document, { restrictions: [policy] })).toMatchObject({
        ...HIT,
        evidence: [{ pointer: '/actor' }],
      });
    }
  });

  it('passes everything else', () => {
    for (const document of [createNote()]) {
      expect(judge(rule, document, { restrictions: [policy] })).toEqual(MISSED);
    }
  });
  it('passes reports where they aren’t rejected', () => {
    expect(judge(rule, flag, { restrictions: [{ ...policy, rejectReports: false }] })).toEqual(MISSED);
  });

  it('passes others’ restrictions and policies of another kind', () => {
    expect(judge(rule, flag, { restrictions: [{ ...policy, role: 'object' }] })).toEqual(MISSED);
    expect(judge(rule, flag, { restrictions: [{ ...policy, kind: 'domain' }] })).toEqual(MISSED);
    expect(judge(rule, flag)).toEqual(MISSED);
  });

  it('is unknown without restrictions', () => {
    expect(judge(rule, flag, { restrictions: null })).toEqual(isUnknown('restrictions'));
  });
});
