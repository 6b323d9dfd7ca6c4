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
import { actorLimited as rule } from './actor-limited.js';

const policy = restriction({ kind: 'actor', subject: ALICE, severity: 'limit' });

describe('ACTOR_LIMITED', () => {
  it('hits what would stand on public timelines', () => {
    for (const document of [
      createNote(),
      activity('Announce', { object: 'https://bob.example/notes/1' }),
    ]) {
      expect(judge(rule, document, { restrictions: [policy] })).toMatchObject({
        ...HIT,
        evidence: [{ pointer: '/actor' }],
      });
    }
  });

  it('passes what stands on none', () => {
    for (const document of [
      activity('Like', { object: 'https://bob.example/notes/1' }),
      activity('Follow', { object: BOB }),
    ]) {
      expect(judge(rule, document, { restrictions: [policy] })).toEqual(MISSED);
    }
  });
  it('passes another severity', () => {
    for (const severity of ['suspend', 'none'] as const) {
      expect(judge(rule, createNote(), { restrictions: [{ ...policy, severity }] })).toEqual(MISSED);
    }
  });

  it('passes others’ restrictions and policies of another kind', () => {
    expect(judge(rule, createNote(), { restrictions: [{ ...policy, role: 'object' }] })).toEqual(
      MISSED,
    );
    expect(judge(rule, createNote(), { restrictions: [{ ...policy, kind: 'domain' }] })).toEqual(
      MISSED,
    );
    expect(judge(rule, createNote())).toEqual(MISSED);
  });

  it('is unknown without restrictions', () => {
    expect(judge(rule, createNote(), { restrictions: null })).toEqual(isUnknown('restrictions'));
  });
});
