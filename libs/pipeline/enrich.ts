import type { CompiledPolicy } from '../decide/compiled-policy.js';
import { oldestBucket } from './look-alike-windows.js';
import { needsOf } from './needs.js';
import type { FactsWanted, SeenRow } from './ports.js';
import type { Prepared } from './prepare.js';

/** Seen keys to take: the digest that claims each, and which of them nothing was judged under yet. */
export interface SeenClaims {
  readonly digests: ReadonlyMap<string, bigint>;
  readonly learnt: ReadonlySet<string>;
}

/** Seen keys of a batch: the first body of an id owns it, another has a key of its own. */
export function seenClaims(items: readonly Prepared[]): SeenClaims {
  const claims = new Claims();
  for (const item of items) {
    const first = claims.digests.get(item.seenKey);
    if (first === undefined) claims.add(item.seenKey, item);
    else if (first !== item.digest) claims.add(item.otherKey, item);
  }
  return claims;
}

/** Keys of bodies that came under an id which another body had before this batch. */
export function otherClaims(
  items: readonly Prepared[],
  claimed: SeenClaims,
  seen: ReadonlyMap<string, SeenRow>,
): SeenClaims {
  const claims = new Claims();
  for (const item of items) {
    const owner = seen.get(item.seenKey);
    if (owner === undefined || owner.digest === item.digest) continue;
    if (!claimed.digests.has(item.otherKey)) claims.add(item.otherKey, item);
  }
  return claims;
}

class Claims implements SeenClaims {
  readonly digests = new Map<string, bigint>();
  readonly learnt = new Set<string>();

  add(key: string, { digest, learn }: Prepared): void {
    if (this.digests.has(key)) return;
    this.digests.set(key, digest);
    if (learn) this.learnt.add(key);
  }
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
