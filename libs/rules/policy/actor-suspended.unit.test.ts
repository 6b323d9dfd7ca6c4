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
import { actorSuspended as rule } from './actor-suspended.js';

const policy = restriction({ kind: 'actor', subject: ALICE, severity: 'suspend' });

describe('ACTOR_SUSPENDED', () => {
  it('hits whatever brings something', () => {
    for (const document of [
      createNote(),
      activity('Like', { object: 'https://bob.example/notes/1' }),
      activity('Follow', { object: BOB }),
      activity('Flag', { object: [BOB], content: 'spam' }),
    ]) {
      expect(judge(rule, document, { restrictions: [policy] })).toMatchObject({
        ...HIT,
        evidence: [{ pointer: '/actor' }],
      });
    }
  });

  it('passes what only takes something back', () => {
    for (const document of [
      activity('Delete', { object: 'https://alice.example/notes/1' }),
      activity('Undo', { object: 'https://alice.example/likes/1' }),
      activity('Reject', { object: 'https://bob.example/follows/1' }),
      activity('Block', { object: BOB }),
    ]) {
      expect(judge(rule, document, { restrictions: [policy] })).toEqual(MISSED);
    }
  });
  it('passes another severity', () => {
    for (const severity of ['limit', 'none'] as const) {
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
