import { describe, expect, it } from 'vitest';
import { DAY } from '../../kernel/clock.js';
import { activity, createNote, HIT, isUnknown, judge, MISSED, NOW, note } from '../testing.js';
import { oldPost as rule } from './old-post.js';

const ago = (ms: number) => new Date(NOW - ms).toISOString();

describe('OLD_POST', () => {
  it('hits a Create of something older than a week', () => {
    expect(judge(rule, createNote({ published: ago(8 * DAY) }))).toMatchObject({
      ...HIT,
      evidence: [{ pointer: '/object/published' }],
    });
  });

  it('passes a post that was in a queue for days', () => {
    expect(judge(rule, createNote({ published: ago(6 * DAY) }))).toEqual(MISSED);
  });

  it('takes the age from the policy', () => {
    expect(judge(rule, createNote({ published: ago(8 * DAY) }), {}, { age: '30d' })).toEqual(MISSED);
  });

  it('passes an edit of an old post and an activity that is old while its object is not', () => {
    const old = note({ published: ago(90 * DAY), updated: ago(0) });
    expect(judge(rule, activity('Update', { object: old }))).toEqual(MISSED);
    expect(judge(rule, createNote({}, { published: ago(90 * DAY) }))).toEqual(MISSED);
  });

  it('is unknown without a date', () => {
    const { published: _published, ...undated } = note();
    expect(judge(rule, activity('Create', { object: undated }))).toEqual(isUnknown('object.published'));
  });
});
