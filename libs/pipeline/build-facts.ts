import type { Activity } from '../activity/model.js';
import { hostOf } from '../activity/domain.js';
import type {
  ActorFacts,
  Facts,
  LinkHostFacts,
  LookAlikeFacts,
  ObjectFacts,
  RestrictionFacts,
  ScoreFacts,
  SeenFacts,
  TargetFacts,
} from '../contracts/facts.js';
import type { Need } from '../rules/rule.js';
import { LOOK_ALIKE_WINDOW_MS } from './fingerprint.js';
import { contentObject, type Prepared } from './prepare.js';
import { restrictionFacts, type RestrictionIndex } from './restriction-index.js';
import type { WorkingSet } from './working-set.js';

/** Facts of one activity as they stand at its place in the batch; only what is needed is filled. */
export function buildFacts(
  item: Prepared,
  needs: ReadonlySet<Need>,
  set: WorkingSet,
  restrictions: RestrictionIndex,
  seen: SeenFacts,
  scores: ScoreFacts | null,
  localHosts: readonly string[] | null,
): Facts {
  const { delivery } = item;
  const now = delivery.receivedAt;
  const started = set.governing.watchStartedAt;
  return {
    now,
    watchedFor: started === null ? null : Math.max(0, now - started),
    delivery: {
      direction: delivery.direction,
      remoteHost: delivery.remoteHost,
      recipients: delivery.recipients,
      localHosts: delivery.context?.localHosts ?? localHosts,
      verifiedKey: delivery.verifiedKey,
      media: delivery.context?.media ?? null,
    },
    actor: needs.has('actor') || needs.has('follows') ? actorFacts(item, set) : null,
    object: needs.has('object') ? objectFacts(item, set) : null,
    target: needs.has('target') ? targetFacts(item, set) : null,
    seen: needs.has('seen') ? seen : null,
    lookAlikes: needs.has('lookAlikes') ? lookAlikeFacts(item, set) : null,
    linkHosts: needs.has('linkHosts') ? linkHostFacts(item, set) : null,
    restrictions: needs.has('restrictions') ? restrictionsOf(item, restrictions, now) : null,
    scores: needs.has('scores') ? scores : null,
  };
}

function actorFacts(item: Prepared, set: WorkingSet): ActorFacts {
  const row = set.actor(item.actorKey);
  const told = item.delivery.context?.senderFollowedBy;
  const document = row?.document ?? null;
  return {
    firstSeen: row?.firstSeen ?? null,
    backfilled: row?.backfilled ?? false,
    posts: row?.posts ?? 0,
    followedByRecipient: followedByRecipient(item, set),
    followedLocally:
      told === undefined
        ? set.followed(item.actorKey, null)
        : typeof told === 'boolean'
          ? told
          : told.length > 0,
    ...(document === null
      ? {}
      : {
          movedTo: document.movedTo,
          searchableBy: document.searchableBy,
          indexable: document.indexable,
        }),
  };
}

function followedByRecipient(item: Prepared, set: WorkingSet): boolean | null {
  const told = item.delivery.context?.senderFollowedBy;
  const recipients = item.delivery.recipients;
  if (told === false) return false;
  if (Array.isArray(told) && recipients !== null) {
    return recipients.some((recipient) => told.includes(recipient));
  }
  if (recipients === null) return null;
  let answer: boolean | null = false;
  for (const key of item.recipientKeys) {
    const followed = set.followed(item.actorKey, key);
    if (followed === true) return true;
    if (followed === null) answer = null;
  }
  return answer;
}

function objectFacts(item: Prepared, set: WorkingSet): ObjectFacts {
  const row = item.objectKey === null ? null : set.object(item.objectKey);
  if (!row) return { known: false, owner: null, visibility: null, updated: null, deletedAt: null };
  const { owner, visibility, updated, deletedAt } = row;
  return { known: true, owner, visibility, updated, deletedAt };
}

function targetFacts(item: Prepared, set: WorkingSet): TargetFacts | null {
  const { activity } = item.body;
  if (activity.kind !== 'Move' || item.targetKey === null) return null;
  const told = item.delivery.context?.actors?.find((actor) => actor.id === activity.target);
  const document = set.actor(item.targetKey)?.document ?? null;
  const movedTo = told?.movedTo ?? document?.movedTo;
  const alsoKnownAs = told?.alsoKnownAs ?? document?.alsoKnownAs;
  return {
    id: activity.target,
    ...(movedTo === undefined ? {} : { movedTo }),
    ...(alsoKnownAs === undefined ? {} : { alsoKnownAs }),
  };
}

function lookAlikeFacts(item: Prepared, set: WorkingSet): readonly LookAlikeFacts[] {
  return item.fingerprints.map(({ kind, pointer, key }) => ({
    kind,
    pointer,
    ...set.windows.sum(key, item.delivery.receivedAt),
    windowMs: LOOK_ALIKE_WINDOW_MS,
  }));
}

function linkHostFacts(item: Prepared, set: WorkingSet): readonly LinkHostFacts[] {
  return item.linkHosts.map((host) => ({ host, firstSeen: set.hostFirstSeen(host) }));
}

/** The policies in force for the actor, for whose object this is about, and for a Move's target. */
function restrictionsOf(
  item: Prepared,
  index: RestrictionIndex,
  now: number,
): readonly RestrictionFacts[] {
  if (index.size === 0) return [];
  const { activity } = item.body;
  const found: RestrictionFacts[] = [];
  const look = (
    id: string,
    host: string | null,
    role: RestrictionFacts['role'],
    pointer: string,
  ): void => {
    for (const row of [index.forActor(id, now), host === null ? null : index.forHost(host, now)]) {
      const facts = row && restrictionFacts(row, role, pointer);
      if (facts) found.push(facts);
    }
  };
  look(activity.actor, activity.actorHost, 'actor', '/actor');
  for (const { id, pointer } of concerned(activity)) look(id, hostOf(id), 'object', pointer);
  if (activity.kind === 'Move') look(activity.target, hostOf(activity.target), 'target', '/target');
  return found;
}

/** Ids of others' objects and their authors that the activity spreads or answers, at most a few. */
function concerned(activity: Activity): { id: string; pointer: string }[] {
  const ids: { id: string; pointer: string }[] = [];
  if (activity.kind === 'Announce') {
    const { object } = activity;
    if (object.id !== null) ids.push({ id: object.id, pointer: object.pointer });
    if (object.tag === 'activity') ids.push({ id: object.actor, pointer: `${object.pointer}/actor` });
    if (object.tag === 'content') {
      for (const id of object.attributedTo.slice(0, 4)) {
        ids.push({ id, pointer: `${object.pointer}/attributedTo` });
      }
    }
  }
  const content = contentObject(activity);
  if (content !== null && content.quote !== null) {
    ids.push({ id: content.quote, pointer: `${content.pointer}/quote` });
  }
  return ids;
}
