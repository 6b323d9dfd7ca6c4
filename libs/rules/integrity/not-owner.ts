import type { Activity } from '../../activity/model.js';
import { sameAuthority } from '../authority.js';
import { defineRule, hit, MISS, unknown, type RuleOutcome } from '../rule.js';
import { evidence, NO_OPTIONS } from '../support.js';
import { inCommunityOfOurs, inCommunityOfTheirs, inItself, PERHAPS_MODERATOR } from './community.js';

/** Noted, never enough by itself: a server answers for its own accounts (FEP-fe34). */
const SAME_SERVER = 0.2;

interface Subject {
  readonly id: string | null;
  readonly pointer: string;
  /** Who did what is undone, as the activity itself tells it. */
  readonly claimedOwner: string | null;
}

/**
 * The stored owner decides; without one the origins of the ids do. Somebody else on the owner's own
 * server may be a moderator of it: a Delete by one passes, an Update or Undo is a weak hit. What a
 * community's moderator of another server may do can't be told from here: never a block.
 */
export const notOwner = defineRule({
  symbol: 'NOT_OWNER',
  catalogue: 'I17',
  group: 'integrity',
  weight: 15,
  effect: { action: 'block' },
  kinds: ['Update', 'Delete', 'Undo'],
  needs: ['object'],
  source: 'FEP-fe34; GHSA-g9p4-f7h8-hc86',
  summary: 'Update, Delete or Undo by somebody who doesn’t own the object',
  options: NO_OPTIONS,
  test: ({ activity, facts }) => {
    const subject = subjectOf(activity);
    const { actor } = activity;
    if (subject === null || subject.id === actor) {
      return MISS;
    }
    const stored = facts.object?.owner ?? null;
    const owner = stored ?? subject.claimedOwner;
    const elsewhere =
      (stored === null && subject.id !== null && !sameAuthority(subject.id, actor)) ||
      (owner !== null && !sameAuthority(owner, actor));
    if (elsewhere) {
      const theirs = activity.kind === 'Delete' && inCommunityOfTheirs(activity);
      if ((theirs && stored === null) || editsCommunity(activity)) {
        return unknown('object.owner');
      }
      const strength = theirs || inCommunityOfOurs(activity, facts) ? PERHAPS_MODERATOR : 1;
      return found(strength, subject, 'belongs to another server');
    }
    if (owner === actor || activity.kind === 'Delete') {
      return MISS;
    }
    return owner === null
      ? unknown('object.owner')
      : found(SAME_SERVER, subject, 'belongs to another account of the server');
  },
});

function found(strength: number, subject: Subject, note: string): RuleOutcome {
  return hit(strength, [evidence(subject.pointer, note)]);
}

/** ORIGIN_MISMATCH speaks about these; a second hit would make a hold of both a block. */
function editsCommunity(activity: Activity): boolean {
  return (
    activity.kind === 'Update' &&
    activity.object.tag === 'actor' &&
    inItself(activity.object, activity.audience)
  );
}

function subjectOf(activity: Activity): Subject | null {
  if (activity.kind !== 'Update' && activity.kind !== 'Delete' && activity.kind !== 'Undo') {
    return null;
  }
  const { object } = activity;
  const claimedOwner = object.tag === 'activity' ? object.actor : null;
  if (object.id === null && claimedOwner === null) {
    return null;
  }
  return { id: object.id, pointer: object.pointer, claimedOwner };
}
