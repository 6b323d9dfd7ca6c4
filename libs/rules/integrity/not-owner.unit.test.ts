import { describe, expect, it } from 'vitest';
import { activity, ALICE, BOB, HIT, isUnknown, judge, MISSED, note } from '../testing.js';
import { notOwner as rule } from './not-owner.js';

const owned = (owner: string) => ({
  object: { known: true, owner, visibility: 'public' as const, updated: null, deletedAt: null },
});
const CAROL = 'https://alice.example/users/carol';
const NOTE = 'https://alice.example/notes/1';
const BOBS_NOTE = 'https://bob.example/notes/1';
const COMMUNITY = 'https://alice.example/c/tides';

describe('NOT_OWNER', () => {
  it('passes the stored owner', () => {
    for (const document of [
      activity('Update', { object: note() }),
      activity('Delete', { object: NOTE }),
      activity('Delete', { object: { type: 'Tombstone', id: NOTE } }),
    ]) {
      expect(judge(rule, document, owned(ALICE))).toEqual(MISSED);
    }
  });

  it('hits when the stored owner is of another server, whatever the id looks like', () => {
    expect(judge(rule, activity('Delete', { object: NOTE }), owned(BOB))).toMatchObject({
      ...HIT,
      evidence: [{ pointer: '/object' }],
    });
    expect(judge(rule, activity('Update', { object: note() }), owned(BOB))).toMatchObject(HIT);
  });

  it('hits an object id of another host that nobody is known to own', () => {
    expect(judge(rule, activity('Delete', { object: BOBS_NOTE }))).toMatchObject(HIT);
    expect(judge(rule, activity('Delete', { object: BOBS_NOTE }), { object: null })).toMatchObject(HIT);
  });

  it('hits a Delete of a foreign actor and passes one’s own', () => {
    expect(judge(rule, activity('Delete', { object: BOB }))).toMatchObject(HIT);
    expect(judge(rule, activity('Delete', { object: ALICE }), { object: null })).toEqual(MISSED);
  });

  it('hits an Undo of what somebody else did', () => {
    const like = { id: 'https://bob.example/likes/1', type: 'Like', actor: BOB, object: NOTE };
    expect(judge(rule, activity('Undo', { object: like }))).toMatchObject(HIT);
    const forged = { ...like, id: 'https://alice.example/likes/1' };
    expect(judge(rule, activity('Undo', { object: forged }))).toMatchObject(HIT);
    const disguised = { ...like, actor: ALICE };
    expect(judge(rule, activity('Undo', { object: disguised }))).toMatchObject(HIT);
  });

  it('passes an Undo of one’s own, stored or not', () => {
    const like = { id: 'https://alice.example/likes/1', type: 'Like', actor: ALICE, object: BOBS_NOTE };
    expect(judge(rule, activity('Undo', { object: like }), { object: null })).toEqual(MISSED);
    expect(judge(rule, activity('Undo', { object: like }), owned(ALICE))).toEqual(MISSED);
  });

  it('lets a moderator delete on the own server and only notes an Update or Undo there', () => {
    expect(judge(rule, activity('Delete', { object: NOTE }), owned(CAROL))).toEqual(MISSED);
    expect(judge(rule, activity('Update', { object: note() }), owned(CAROL))).toMatchObject({
      is: 'hit',
      strength: 0.2,
    });
    const undo = activity('Undo', { object: 'https://alice.example/likes/1' });
    expect(judge(rule, undo, owned(CAROL))).toMatchObject({ strength: 0.2 });
  });

  it('never blocks a moderator of a community of ours', () => {
    const document = activity('Delete', {
      object: BOBS_NOTE,
      audience: 'https://ours.example/c/tides',
    });
    const delivery = { localHosts: ['ours.example'] };
    expect(judge(rule, document, { ...owned(BOB), delivery })).toMatchObject({
      is: 'hit',
      strength: 0.4,
    });
    expect(judge(rule, document, owned(BOB))).toMatchObject(HIT);
  });

  it('never blocks a moderator of a community of the actor’s own server', () => {
    const document = activity('Delete', { object: BOBS_NOTE, audience: COMMUNITY });
    expect(judge(rule, document)).toEqual(isUnknown('object.owner'));
    expect(judge(rule, document, owned(BOB))).toMatchObject({ is: 'hit', strength: 0.4 });
  });

  it('doesn’t take a community as an excuse for an Update', () => {
    const document = activity('Update', { object: note({ id: BOBS_NOTE }), audience: COMMUNITY });
    expect(judge(rule, document)).toMatchObject(HIT);
  });

  it('leaves the edit of a community by a moderator elsewhere to ORIGIN_MISMATCH', () => {
    const id = 'https://forum.example/c/boats';
    const object = { type: 'Group', id, preferredUsername: 'boats', inbox: `${id}/inbox` };
    expect(judge(rule, activity('Update', { object, audience: id }))).toEqual(
      isUnknown('object.owner'),
    );
    expect(judge(rule, activity('Update', { object }))).toMatchObject(HIT);
  });

  it('is unknown on the own server without a stored owner', () => {
    expect(judge(rule, activity('Update', { object: note() }), { object: null })).toEqual(
      isUnknown('object.owner'),
    );
    expect(judge(rule, activity('Undo', { object: 'https://alice.example/likes/1' }))).toEqual(
      isUnknown('object.owner'),
    );
  });
});
