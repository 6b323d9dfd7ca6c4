import type { CompiledPolicy } from '../decide/compiled-policy.js';
import { needsOf } from './fold.js';
import { oldestBucket } from './look-alike-windows.js';
import type { FactsWanted } from './ports.js';
import type { Prepared } from './prepare.js';

/** Seen keys of a batch with the digest that claims each: the first body of an id owns it. */
export function seenClaims(items: readonly Prepared[]): ReadonlyMap<string, bigint> {
  const claims = new Map<string, bigint>();
  for (const item of items) {
    const first = claims.get(item.seenKey);
    if (first === undefined) claims.set(item.seenKey, item.digest);
    else if (first !== item.digest) claims.set(item.otherKey, item.digest);
  }
  return claims;
}

/** All that the kinds of a batch need, so that the number of queries doesn't grow with it. */
export function factsWanted(items: readonly Prepared[], policy: CompiledPolicy): FactsWanted {
  const actors = new Set<string>();
  const objects = new Set<string>();
  const hosts = new Set<string>();
  const lookAlikes = new Set<bigint>();
  const follows = new Map<string, { remote: string; local: string | null }>();
  let earliest = Number.MAX_SAFE_INTEGER;
  for (const item of items) {
    const { kind } = item.body.activity;
    const needs = needsOf(kind, policy);
    earliest = Math.min(earliest, item.delivery.receivedAt);
    if (needs.has('actor') || needs.has('follows') || changesActor(kind)) actors.add(item.actorKey);
    if (item.targetKey !== null) actors.add(item.targetKey);
    if (item.objectKey !== null) objects.add(item.objectKey);
    for (const host of item.linkHosts) hosts.add(host);
    for (const { key } of item.fingerprints) lookAlikes.add(key);
    if (needs.has('follows') && item.delivery.context?.senderFollowedBy === undefined) {
      follows.set(item.actorKey, { remote: item.actorKey, local: null });
      for (const local of item.recipientKeys) {
        follows.set(`${item.actorKey} ${local}`, { remote: item.actorKey, local });
      }
    }
  }
  return {
    actors: [...actors],
    objects: [...objects],
    hosts: [...hosts],
    lookAlikes: [...lookAlikes],
    oldestBucket: oldestBucket(earliest),
    follows: [...follows.values()],
  };
}

/** Kinds that rewrite what is kept of an actor's document and so have to know it. */
function changesActor(kind: string): boolean {
  return kind === 'Update' || kind === 'Move';
}
