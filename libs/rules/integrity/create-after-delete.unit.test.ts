import { describe, expect, it } from 'vitest';
import { HOUR } from '../../kernel/clock.js';
import { activity, createNote, HIT, isUnknown, judge, MISSED, NOW, note } from '../testing.js';
import { createAfterDelete as rule } from './create-after-delete.js';

const deleted = (deletedAt: number | null) => ({
  object: { known: true, owner: null, visibility: null, updated: null, deletedAt },
});

describe('CREATE_AFTER_DELETE', () => {
  it('hits a Create within six hours of its Delete', () => {
    expect(judge(rule, createNote(), deleted(NOW - 5 * HOUR))).toMatchObject({
      ...HIT,
      evidence: [{ pointer: '/object/id' }],
    });
  });

  it('hits when a later message’s Delete was judged first', () => {
    expect(judge(rule, createNote(), deleted(NOW + 1000))).toMatchObject(HIT);
  });

  it('passes after the span, which the policy may set', () => {
    expect(judge(rule, createNote(), deleted(NOW - 7 * HOUR))).toEqual(MISSED);
    expect(judge(rule, createNote(), deleted(NOW - 7 * HOUR), { within: '1d' })).toMatchObject(HIT);
  });

  it('passes what was never deleted', () => {
    expect(judge(rule, createNote())).toEqual(MISSED);
  });

  it('doesn’t look at an Update', () => {
    expect(judge(rule, activity('Update', { object: note() }), deleted(NOW - HOUR))).toEqual(MISSED);
  });

  it('is unknown without the object’s history, or while the watch is shorter than the span', () => {
    expect(judge(rule, createNote(), { object: null })).toEqual(isUnknown('object'));
    for (const watchedFor of [HOUR, null]) {
      expect(judge(rule, createNote(), { watchedFor })).toEqual(isUnknown('object.deletedAt'));
    }
  });
});
