import { describe, expect, it } from 'vitest';
import { activity, ALICE, BOB, createNote, HIT, judge, MISSED, note, PUBLIC } from '../testing.js';
import { originMismatch as rule } from './origin-mismatch.js';

const GROUP = 'https://forum.example/c/boats';

const update = (type: string, id: string, audience?: string) =>
  activity('Update', {
    object: { type, id, preferredUsername: 'x', inbox: `${id}/inbox` },
    ...(audience === undefined ? {} : { audience }),
  });

describe('ORIGIN_MISMATCH', () => {
  it('passes a Create whose ids share the actor’s origin', () => {
    expect(judge(rule, createNote())).toEqual(MISSED);
  });

  it('hits an activity id of another host', () => {
    const outcome = judge(rule, activity('Like', { id: 'https://evil.example/1', object: BOB }));
    expect(outcome).toMatchObject({ ...HIT, evidence: [{ pointer: '/id' }] });
  });

  it('hits another port of the same host', () => {
    const outcome = judge(rule, activity('Like', { id: 'https://alice.example:8443/1', object: BOB }));
    expect(outcome).toMatchObject(HIT);
  });

  it('takes the default port, upper case and http for the same origin', () => {
    for (const id of [
      'https://alice.example:443/1',
      'https://ALICE.example/1',
      'http://alice.example/1',
    ]) {
      expect(judge(rule, activity('Like', { id, object: BOB }))).toEqual(MISSED);
    }
  });

  it('is not fooled by the actor’s host in user info, path or as a prefix', () => {
    for (const id of [
      'https://alice.example@evil.example/1',
      'https://evil.example/alice.example',
      'https://alice.example.evil.example/1',
      'https://evil.example\\@alice.example/1',
    ]) {
      expect(judge(rule, activity('Like', { id, object: BOB }))).toMatchObject(HIT);
    }
  });

  it('hits an object of another host', () => {
    const outcome = judge(rule, createNote({ id: 'https://bob.example/notes/9' }));
    expect(outcome).toMatchObject({ ...HIT, evidence: [{ pointer: '/object/id' }] });
  });

  it('hits an object attributed to somebody else', () => {
    const outcome = judge(rule, createNote({ attributedTo: BOB }));
    expect(outcome).toMatchObject({ ...HIT, evidence: [{ pointer: '/object/attributedTo' }] });
  });

  it('hits a victim named before the actor, and half believes a co-author after it', () => {
    expect(judge(rule, createNote({ attributedTo: [BOB, ALICE] }))).toMatchObject(HIT);
    expect(judge(rule, createNote({ attributedTo: [ALICE, BOB] }))).toMatchObject({ strength: 0.4 });
  });

  it('half believes an Event of a federated group', () => {
    const outcome = judge(rule, createNote({ type: 'Event', name: 'Regatta', attributedTo: GROUP }));
    expect(outcome).toMatchObject({ is: 'hit', strength: 0.4 });
  });

  it('passes a post in a community of another host', () => {
    const document = createNote(
      { type: 'Page', name: 'Knots', to: [GROUP, PUBLIC], audience: GROUP },
      { to: [GROUP, PUBLIC], audience: GROUP },
    );
    expect(judge(rule, document)).toEqual(MISSED);
  });

  it('doesn’t compare what a group announces', () => {
    const inner = activity('Create', { object: note() });
    const outcome = judge(
      rule,
      activity('Announce', { id: `${GROUP}/announce/1`, actor: GROUP, object: inner }),
    );
    expect(outcome).toEqual(MISSED);
  });

  it('passes Add, Remove and Flag of other hosts’ objects', () => {
    for (const type of ['Add', 'Remove', 'Flag']) {
      const document = activity(type, {
        object: 'https://bob.example/notes/1',
        target: `${ALICE}/featured`,
      });
      expect(judge(rule, document)).toEqual(MISSED);
    }
  });

  it('hits an Update of a foreign actor, but only half where it is a community addressed as such', () => {
    expect(judge(rule, update('Person', BOB))).toMatchObject(HIT);
    expect(judge(rule, update('Person', BOB, BOB))).toMatchObject(HIT);
    expect(judge(rule, update('Group', GROUP))).toMatchObject(HIT);
    expect(judge(rule, update('Group', GROUP, GROUP))).toMatchObject({ strength: 0.4 });
    expect(judge(rule, update('Person', ALICE))).toEqual(MISSED);
  });
});
