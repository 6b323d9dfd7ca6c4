import { describe, expect, it } from 'vitest';
import { DAY, MINUTE } from '../../kernel/clock.js';
import {
  activity,
  ALICE,
  BOB,
  createNote,
  HIT,
  isUnknown,
  judge,
  MISSED,
  NOW,
  note,
} from '../testing.js';
import { futureDated as rule } from './future-dated.js';

const at = (offset: number) => new Date(NOW + offset).toISOString();

describe('FUTURE_DATED', () => {
  it('hits beyond a quarter of an hour, on either level', () => {
    expect(judge(rule, createNote({ published: at(16 * MINUTE) }))).toMatchObject({
      ...HIT,
      evidence: [{ pointer: '/object/published' }],
    });
    expect(judge(rule, createNote({}, { published: at(DAY) }))).toMatchObject({
      evidence: [{ pointer: '/published' }],
    });
    expect(judge(rule, activity('Update', { object: note({ updated: at(DAY) }) }))).toMatchObject(HIT);
  });

  it('passes a clock that runs a little fast', () => {
    expect(judge(rule, createNote({ published: at(14 * MINUTE) }))).toEqual(MISSED);
  });

  it('takes the span from the policy', () => {
    expect(judge(rule, createNote({ published: at(16 * MINUTE) }), {}, { ahead: '1h' })).toEqual(
      MISSED,
    );
  });

  it('passes an event that starts in the future', () => {
    expect(
      judge(rule, createNote({ type: 'Event', name: 'Regatta', startTime: at(30 * DAY) })),
    ).toEqual(MISSED);
  });

  it('is unknown without a date, save for votes, which have none', () => {
    const { published: _published, ...undated } = note();
    expect(judge(rule, activity('Create', { object: undated }))).toEqual(isUnknown('object.published'));
    const vote = {
      id: 'https://alice.example/votes/1',
      type: 'Note',
      attributedTo: ALICE,
      to: BOB,
      name: 'Mussels',
      inReplyTo: 'https://bob.example/questions/1',
    };
    expect(judge(rule, activity('Create', { object: vote }))).toEqual(MISSED);
  });
});
