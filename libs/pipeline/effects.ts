import type { Activity, ActorObject, ContentObject } from '../activity/model.js';
import { hostOf, registrableDomain } from '../activity/domain.js';
import { sameAuthority } from '../rules/authority.js';
import { fingerprintAuthor } from './fingerprint.js';
import { memberHash, storeKey } from './keys.js';
import type { ActorDocument } from './ports.js';
import { contentObject, type Prepared } from './prepare.js';
import type { WorkingSet } from './working-set.js';

/** Kept of each list in an actor's document, UTF-16 units: some eighty ids of usual length. */
const MAX_LIST_CHARS = 8_192;

/** Counts the activity in its windows, before it is judged: it is one of its own look-alikes. */
export function countLookAlikes(item: Prepared, set: WorkingSet): void {
  if (item.fingerprints.length === 0 || item.delivery.authenticity === 'invalid') return;
  const author = fingerprintAuthor(item.body) ?? item.body.activity.actor;
  const host = hostOf(author) ?? item.body.activity.actorHost;
  const actor = memberHash(author);
  const domain = memberHash(registrableDomain(host) ?? host);
  const { receivedAt } = item.delivery;
  for (const { key } of item.fingerprints) {
    set.windows.count(key, receivedAt, item.message.partition, actor, domain);
  }
}

/** What an activity changes in the facts whatever was decided: it was seen. */
export function noteSighting(item: Prepared, set: WorkingSet, posts: number): void {
  if (item.delivery.authenticity === 'invalid') return;
  const { activity } = item.body;
  const at = item.delivery.receivedAt;
  set.meetActor(item.actorKey, activity.actor, activity.actorHost, at, posts);
  set.meetHost(activity.actorHost, at);
  for (const host of item.linkHosts) set.meetHost(host, at);
}

/** Posts that an activity adds to its actor's standing when it is let in. */
export function postsOf(activity: Activity): number {
  if (activity.kind !== 'Create') return 0;
  const object = contentObject(activity);
  return object && !object.isVote ? 1 : 0;
}

/**
 * What an activity changes when it is not blocked. A blocked one must not take ownership of an
 * object, bury one, or rewrite an actor.
 */
export function applyEffects(item: Prepared, set: WorkingSet): void {
  if (item.delivery.authenticity === 'invalid') return;
  const { activity } = item.body;
  switch (activity.kind) {
    case 'Create':
    case 'Update': {
      const { object } = activity;
      if (object.tag === 'content') keepObject(item, object, set);
      else if (object.tag === 'actor') keepActor(activity.actor, object, set);
      break;
    }
    case 'Delete':
      bury(item, set);
      break;
    case 'Move':
      keepMove(item, activity, set);
      break;
    case 'Follow':
    case 'Undo':
    case 'Reject':
      keepFollow(item, activity, set);
      break;
    default:
      break;
  }
  if (activity.embeddedActor) keepActor(activity.actor, activity.embeddedActor, set);
}

function keepObject(item: Prepared, object: ContentObject, set: WorkingSet): void {
  if (item.objectKey === null || object.isVote || !speaksFor(item)) return;
  const known = set.object(item.objectKey);
  const updated = object.updated ?? object.published ?? item.delivery.receivedAt;
  if ((known?.updated ?? updated) > updated) return;
  set.setObject({
    key: item.objectKey,
    owner: known?.owner ?? object.attributedTo[0] ?? item.body.activity.actor,
    visibility: object.visibility ?? item.body.activity.visibility ?? known?.visibility ?? null,
    updated,
    deletedAt: known?.deletedAt ?? null,
  });
}

function bury(item: Prepared, set: WorkingSet): void {
  if (item.objectKey === null || !speaksFor(item)) return;
  const known = set.object(item.objectKey);
  set.setObject({
    key: item.objectKey,
    owner: known?.owner ?? item.body.activity.actor,
    visibility: known?.visibility ?? null,
    updated: known?.updated ?? null,
    deletedAt: known?.deletedAt ?? item.delivery.receivedAt,
  });
}

/**
 * What is let in or held may still be a stranger's: a rollout that is off judges nothing, and a hold
 * stands for what can't be told. Facts of an object come from its own server alone.
 */
function speaksFor({ objectId, body }: Prepared): boolean {
  return objectId !== null && sameAuthority(objectId, body.activity.actor);
}

/** Only an actor's own document counts: nobody speaks for another. */
function keepActor(actor: string, document: ActorObject, set: WorkingSet): void {
  const host = hostOf(actor);
  if (document.id !== actor || host === null) return;
  const key = storeKey(actor);
  const kept: ActorDocument = {
    movedTo: document.movedTo ?? null,
    alsoKnownAs: firstOf(document.alsoKnownAs),
    searchableBy: document.searchableBy ? firstOf(document.searchableBy) : null,
    indexable: document.indexable ?? null,
  };
  set.setActorDocument(key, actor, host, kept);
}

/** The first entries, as far as they fit: a batch loads the documents of all its actors at once. */
function firstOf(ids: readonly string[]): readonly string[] {
  let length = 0;
  return ids.filter((id) => (length += id.length) <= MAX_LIST_CHARS);
}

/** An account says of itself that it has moved; what the new one claims proves nothing. */
function keepMove(item: Prepared, move: Extract<Activity, { kind: 'Move' }>, set: WorkingSet): void {
  const { activity } = item.body;
  if (move.object.id !== activity.actor) return;
  const known = set.actor(item.actorKey)?.document;
  set.setActorDocument(item.actorKey, activity.actor, activity.actorHost, {
    alsoKnownAs: known?.alsoKnownAs ?? [],
    searchableBy: known?.searchableBy ?? null,
    indexable: known?.indexable ?? null,
    movedTo: move.target,
  });
}

/**
 * Who of ours follows whom is learnt from our own side only: an Accept that answers a Follow which
 * was never sent would otherwise let a sender pass for followed.
 */
function keepFollow(item: Prepared, activity: Activity, set: WorkingSet): void {
  const outbound = item.delivery.direction === 'outbound';
  if (activity.kind === 'Follow' && outbound && activity.object.id) {
    set.addFollow(storeKey(activity.object.id), item.actorKey);
    return;
  }
  if (activity.kind !== 'Undo' && activity.kind !== 'Reject') return;
  const inner = activity.object;
  if (inner.tag !== 'activity' || inner.kind !== 'Follow' || !inner.object.id) return;
  const undone = activity.kind === 'Undo' && outbound && inner.actor === activity.actor;
  const refused = activity.kind === 'Reject' && !outbound && inner.object.id === activity.actor;
  if (undone || refused) set.removeFollow(storeKey(inner.object.id), storeKey(inner.actor));
}
