import { describe, expect, it } from 'vitest';
import { activity, ALICE, BOB, createNote, HIT, isUnknown, judge, MISSED } from '../testing.js';
import { idReused as rule } from './id-reused.js';

describe('ID_REUSED', () => {
  it('hits a known id with another body', () => {
    const outcome = judge(rule, createNote(), { seen: { before: true, otherBody: true } });
    expect(outcome).toMatchObject({ ...HIT, evidence: [{ pointer: '/id' }] });
  });

  it('only notes it where nothing could be swapped under the id', () => {
    const undo = activity('Undo', {
      object: { id: `${ALICE}/follows/1`, type: 'Follow', actor: ALICE, object: BOB },
    });
    const outcome = judge(rule, undo, { seen: { before: true, otherBody: true } });
    expect(outcome).toMatchObject({ is: 'hit', strength: 0.3 });
  });

  it('passes a retry with the same body and a first sight', () => {
    expect(judge(rule, createNote(), { seen: { before: true, otherBody: false } })).toEqual(MISSED);
    expect(judge(rule, createNote(), { seen: { before: false, otherBody: true } })).toEqual(MISSED);
  });

  it('is unknown without history', () => {
    expect(judge(rule, createNote(), { seen: null })).toEqual(isUnknown('seen'));
  });
});
