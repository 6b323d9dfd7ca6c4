import { describe, expect, it } from 'vitest';
import { activity, BOB, createNote, HIT, isUnknown, judge, MISSED, restriction } from '../testing.js';
import { suspendedObject as rule } from './suspended-object.js';

const BOBS_NOTE = 'https://social.bob.example/notes/1';
const announce = activity('Announce', { object: BOBS_NOTE });
const quote = createNote({ quoteUrl: BOBS_NOTE });
const suspended = restriction({ role: 'object', pointer: '/object', subject: 'bob.example' });
const quoted = { ...suspended, pointer: '/object/quoteUrl' };

describe('SUSPENDED_OBJECT', () => {
  it('hits an Announce of a suspended domain’s post', () => {
    expect(judge(rule, announce, { restrictions: [suspended] })).toMatchObject({
      ...HIT,
      evidence: [{ pointer: '/object' }],
    });
  });

  it('hits a quote of a suspended domain’s or account’s post', () => {
    expect(judge(rule, quote, { restrictions: [quoted] })).toMatchObject(HIT);
    const account = { ...quoted, kind: 'actor' as const, subject: BOB };
    expect(judge(rule, quote, { restrictions: [account] })).toMatchObject(HIT);
  });

  it('passes a reply, also one that quotes somebody else', () => {
    const replied = { ...suspended, pointer: '/object/inReplyTo' };
    expect(judge(rule, createNote({ inReplyTo: BOBS_NOTE }), { restrictions: [replied] })).toEqual(
      MISSED,
    );
    const both = createNote({ inReplyTo: BOBS_NOTE, quoteUrl: 'https://carol.example/notes/1' });
    expect(judge(rule, both, { restrictions: [replied] })).toEqual(MISSED);
  });

  it('passes what is only limited, and a Like', () => {
    expect(judge(rule, announce, { restrictions: [{ ...suspended, severity: 'limit' }] })).toEqual(
      MISSED,
    );
    const like = activity('Like', { object: BOBS_NOTE });
    expect(judge(rule, like, { restrictions: [suspended] })).toEqual(MISSED);
  });

  it('is unknown without restrictions', () => {
    expect(judge(rule, announce, { restrictions: null })).toEqual(isUnknown('restrictions'));
    expect(judge(rule, createNote(), { restrictions: null })).toEqual(MISSED);
  });
});
