import type { Activity, ContentObject } from '../activity/model.js';
import type { Decision } from '../contracts/decision.js';
import { sameAuthority } from '../rules/authority.js';
import { feedbackText } from './feedback-text.js';
import type { Folded } from './fold.js';
import { storeKey } from './keys.js';
import type { Erasure, FeedbackWrites, KeptText } from './ports.js';
import { contentObject, type Prepared, type Refused } from './prepare.js';

/** Longest language tag that is kept. */
const MAX_LANG = 35;

export const NO_FEEDBACK: FeedbackWrites = { erased: [], kept: [] };

/**
 * Which texts a batch adds and takes back. Kept are public posts that a moderator is likely to decide
 * on: held ones, and those on which a rule of the group safety (the classifier's) hit; only while the
 * policy says so. Erased is what its author deletes, edits, or makes other than public, and all of an
 * account that is deleted, whatever was decided about that activity: erasing takes less proof than
 * keeping, as all it can cost is a row of training data. Within the batch the order doesn't count: what
 * is erased anywhere in it is not kept.
 */
export function feedbackOf(
  items: readonly (Prepared | Refused)[],
  outcomes: readonly (Folded | Refused | null)[],
  enabled: boolean,
): FeedbackWrites {
  const erasures = new Erasures();
  for (const item of items) if (item.is === 'activity') erasures.add(item, enabled);
  const kept = new Map<string, KeptText>();
  for (const [index, item] of items.entries()) {
    const outcome = outcomes[index];
    if (!enabled || item.is !== 'activity' || !outcome || !('decision' in outcome)) continue;
    const text = textOf(item, outcome);
    if (text !== null && !kept.has(text.subject) && !erasures.cover(text)) kept.set(text.subject, text);
  }
  return { erased: erasures.list(), kept: [...kept.values()] };
}

class Erasures {
  private readonly objects = new Map<string, string | null>();
  private readonly owners = new Set<string>();

  /** Without feedback nothing is compared, so that an edit erases what was kept before. */
  add({ body, delivery, objectId, objectKey }: Prepared, enabled: boolean): void {
    const { activity } = body;
    if (delivery.authenticity === 'invalid' || objectKey === null || objectId === null) return;
    if (!sameAuthority(objectId, activity.actor)) return;
    if (activity.kind === 'Delete') {
      if (objectId === activity.actor) this.owners.add(objectKey);
      else this.objects.set(objectKey, null);
      return;
    }
    if (activity.kind !== 'Update' || activity.object.tag === 'actor') return;
    const object = contentObject(activity);
    const readable = enabled && object !== null && isPublic(activity, object);
    // Some servers send an Update whenever somebody votes: the same text may stay.
    const except = readable && this.objects.get(objectKey) !== null ? feedbackText(object) : null;
    this.objects.set(objectKey, except);
  }

  cover({ objectKey, ownerKey, text }: KeptText): boolean {
    const except = this.objects.get(objectKey);
    return this.owners.has(ownerKey) || (except !== undefined && except !== text);
  }

  list(): readonly Erasure[] {
    return [
      ...[...this.objects].map(([key, except]): Erasure => ({ of: 'object', key, except })),
      ...[...this.owners].map((key): Erasure => ({ of: 'owner', key, except: null })),
    ];
  }
}

function textOf(item: Prepared, { decision, scored }: Folded): KeptText | null {
  const { activity } = item.body;
  const object = contentObject(activity);
  if (object === null || object.isVote || item.objectId === null || item.objectKey === null)
    return null;
  if (item.delivery.authenticity === 'invalid' || !sameAuthority(item.objectId, activity.actor)) {
    return null;
  }
  if (!isPublic(activity, object) || !awaitsModerator(decision)) return null;
  const text = feedbackText(object);
  if (text === '') return null;
  return {
    subject: decision.subject,
    objectKey: item.objectKey,
    ownerKey: storeKey(ownerOf(object, activity.actor)),
    text,
    lang: shortTag(scored?.lang) ?? shortTag(object.language) ?? 'und',
    flagged: scored?.flagged ?? [],
    keptAt: Date.parse(decision.decidedAt),
  };
}

/** Whose deletion takes the text along. An author on another server couldn't be who sent this. */
function ownerOf(object: ContentObject, actor: string): string {
  const [author] = object.attributedTo;
  return author !== undefined && sameAuthority(author, actor) ? author : actor;
}

/** Public by every audience that is given, and by one at least. */
function isPublic(activity: Activity, object: ContentObject): boolean {
  const told = [activity.visibility, object.visibility].filter((each) => each !== null);
  return told.length > 0 && told.every((each) => each === 'public');
}

function awaitsModerator(decision: Decision): boolean {
  if (decision.decidedBy !== 'policy') return false;
  const { action } = decision.rollout.wouldBe ?? decision;
  return action === 'hold' || decision.hits.some((hit) => hit.group === 'safety');
}

function shortTag(tag: string | null | undefined): string | null {
  return tag === null || tag === undefined || tag === '' || tag.length > MAX_LANG ? null : tag;
}
