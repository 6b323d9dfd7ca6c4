import type { PoolClient, QueryConfig } from 'pg';
import { z } from 'zod';
import type {
  ActorDocument,
  BatchTransaction,
  BatchWrites,
  CursorMove,
  FactsLoaded,
  FactsWanted,
  Governing,
  SeenRow,
  StandingDecision,
} from '../../pipeline/ports.js';
import { statementsOf } from './batch-writes.js';
import { INLINE_PART, VISIBILITIES } from './columns.js';
import * as SQL from './sql.js';

export interface GoverningRow {
  policy_revision: string;
  restriction_revision: string;
  seen_generation: number;
  watch_started_at: string | null;
  follows_known: boolean;
  moved: number[];
}

export function readGoverning(row: GoverningRow): Governing {
  return {
    policyRevision: BigInt(row.policy_revision),
    restrictionRevision: BigInt(row.restriction_revision),
    seenGeneration: row.seen_generation,
    watchStartedAt: row.watch_started_at === null ? null : Number(row.watch_started_at),
    followsKnown: row.follows_known,
  };
}

const NOTHING: ReadonlySet<string> = new Set();

export class PgBatchTransaction implements BatchTransaction {
  constructor(
    private readonly client: PoolClient,
    private readonly topic: string,
    private readonly moves: readonly CursorMove[],
    readonly governing: Governing,
  ) {}

  async claimSeen(
    claims: ReadonlyMap<string, bigint>,
    learnt: ReadonlySet<string> = NOTHING,
  ): Promise<ReadonlyMap<string, SeenRow>> {
    if (claims.size === 0) return new Map();
    const generation = this.governing.seenGeneration;
    const keys = [...claims.keys()].toSorted();
    const { rows } = await this.client.query<{
      key: string;
      digest: string | null;
      revision: number | null;
      held: boolean;
    }>(
      named(`seen_claim_${generation % 3}`, SQL.seenClaim(generation), [
        keys,
        keys.map((key) => claims.get(key)),
        keys.map((key) => (learnt.has(key) ? 0 : 1)),
      ]),
    );
    const before = new Map<string, SeenRow>();
    for (const { key, digest, revision } of rows) {
      if (digest === null || revision === null) continue;
      before.set(compact(key), { digest: BigInt(digest), revision });
    }
    const held = rows.filter((row) => row.held).map((row) => row.key);
    if (held.length > 0) await this.readHeld(generation, held.toSorted(), before);
    return before;
  }

  async load(wanted: FactsWanted): Promise<FactsLoaded> {
    const { actors, objects, hosts, lookAlikes, follows } = wanted;
    const none = Promise.resolve([]);
    const loaded = await Promise.all([
      actors.length === 0 ? none : this.loadActors(actors),
      objects.length === 0 ? none : this.loadObjects(objects),
      hosts.length === 0 ? none : this.loadHosts(hosts),
      lookAlikes.length === 0 ? none : this.loadLookAlikes(lookAlikes, wanted.oldestBucket),
      follows.length === 0 ? none : this.loadFollows(follows),
    ]);
    return {
      actors: loaded[0],
      objects: loaded[1],
      hosts: loaded[2],
      lookAlikes: loaded[3],
      follows: loaded[4],
    };
  }

  async standing(subjects: readonly string[]): Promise<readonly StandingDecision[]> {
    if (subjects.length === 0) return [];
    const { rows } = await this.client.query<StandingDecision>(
      named('standing', SQL.STANDING, [subjects.map((subject) => Buffer.from(subject, 'hex'))]),
    );
    return rows;
  }

  async commit(writes: BatchWrites): Promise<string | null> {
    const parts = this.moves.length === 0 ? [INLINE_PART] : this.moves.map((move) => move.partition);
    const statements = statementsOf(this.topic, parts, this.governing, writes);
    // One flight: where a write fails, PostgreSQL turns the COMMIT behind it into a rollback.
    const written = statements.map((statement) => this.client.query<{ id?: string }>(statement));
    await Promise.all([...written, this.client.query('COMMIT')]);
    const journal = writes.emit.length > 0 ? await written.at(-1) : undefined;
    this.client.release();
    return journal?.rows[0]?.id ?? null;
  }

  async rollback(): Promise<void> {
    try {
      await this.client.query('ROLLBACK');
      this.client.release();
    } catch {
      // A connection in an unknown state is closed, never handed back to the pool.
      this.client.release(true);
    }
  }

  private async readHeld(
    generation: number,
    keys: readonly string[],
    into: Map<string, SeenRow>,
  ): Promise<void> {
    const { rows } = await this.client.query<{ key: string; digest: string; revision: number }>(
      named(`seen_held_${generation % 3}`, SQL.seenHeld(generation), [keys]),
    );
    for (const row of rows) {
      into.set(compact(row.key), { digest: BigInt(row.digest), revision: row.revision });
    }
  }

  private async loadActors(keys: readonly string[]): Promise<FactsLoaded['actors']> {
    const { rows } = await this.client.query<{
      key: string;
      first_seen: string;
      backfilled: boolean;
      posts: number;
      document: string | null;
    }>(named('load_actors', SQL.LOAD_ACTORS, [keys]));
    return rows.map((row) => ({
      key: compact(row.key),
      firstSeen: Number(row.first_seen),
      backfilled: row.backfilled,
      posts: row.posts,
      document: row.document === null ? null : readDocument(row.document),
    }));
  }

  private async loadObjects(keys: readonly string[]): Promise<FactsLoaded['objects']> {
    const { rows } = await this.client.query<{
      key: string;
      owner: string | null;
      visibility: number | null;
      updated: string | null;
      deleted_at: string | null;
    }>(named('load_objects', SQL.LOAD_OBJECTS, [keys]));
    return rows.map((row) => ({
      key: compact(row.key),
      owner: row.owner,
      visibility: row.visibility === null ? null : (VISIBILITIES[row.visibility] ?? null),
      updated: row.updated === null ? null : Number(row.updated),
      deletedAt: row.deleted_at === null ? null : Number(row.deleted_at),
    }));
  }

  private async loadHosts(names: readonly string[]): Promise<FactsLoaded['hosts']> {
    const { rows } = await this.client.query<{ name: string; first_seen: string; backfilled: boolean }>(
      named('load_hosts', SQL.LOAD_HOSTS, [names]),
    );
    return rows.map((row) => ({
      name: row.name,
      firstSeen: Number(row.first_seen),
      backfilled: row.backfilled,
    }));
  }

  private async loadLookAlikes(
    keys: readonly bigint[],
    oldest: number,
  ): Promise<FactsLoaded['lookAlikes']> {
    const { rows } = await this.client.query<{
      key: string;
      bucket: number;
      part: number;
      n: number;
      actors: Buffer;
      domains: Buffer;
    }>(named('load_look_alikes', SQL.LOAD_LOOK_ALIKES, [keys, oldest]));
    return rows.map((row) => ({ ...row, key: BigInt(row.key) }));
  }

  private async loadFollows(pairs: FactsWanted['follows']): Promise<FactsLoaded['follows']> {
    const { rows } = await this.client.query<{ remote: string; local: string | null }>(
      named('load_follows', SQL.LOAD_FOLLOWS, [
        pairs.map((pair) => pair.remote),
        pairs.map((pair) => pair.local),
      ]),
    );
    return rows.map((row) => ({
      remote: compact(row.remote),
      local: row.local === null ? null : compact(row.local),
    }));
  }
}

/** Prepared once a connection under its name. */
function named(name: string, text: string, values: unknown[]): QueryConfig {
  return { name, text, values };
}

const documentSchema: z.ZodType<ActorDocument> = z.object({
  movedTo: z.string().nullable(),
  alsoKnownAs: z.array(z.string()),
  searchableBy: z.array(z.string()).nullable(),
  indexable: z.boolean().nullable(),
});

function readDocument(text: string): ActorDocument {
  return documentSchema.parse(JSON.parse(text));
}

/** PostgreSQL prints a uuid with hyphens; keys in memory have none. */
function compact(uuid: string): string {
  return uuid.replaceAll('-', '');
}
