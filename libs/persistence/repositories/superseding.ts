import type { Action, Decision } from '../../contracts/decision.js';
import { FILTERS, type Filter } from '../../contracts/filters.js';
import { SCHEMA_VERSION, TOPICS } from '../../contracts/topics.js';
import { decisionId } from '../../decide/assemble-decision.js';
import { encodeDecision } from '../../decide/encode-decision.js';
import { otherBodyKey, seenKey } from '../../pipeline/seen-key.js';
import { indexed } from '../hot/columns.js';
import { CLOSE_HOLDS, OPEN_HOLDS, SAVE_DECISIONS } from '../hot/sql.js';
import { enqueue } from './outbox.js';
import type { Sql } from './transact.js';

/** What a superseding decision says anew; the rest is carried over. */
export interface Verdict {
  readonly action: Action;
  readonly filters: readonly Filter[];
  readonly holdUntil: number | null;
  readonly onExpiry: 'allow' | 'block' | null;
  readonly decidedBy: 'policy' | 'moderator';
  readonly reason: string;
}

/** A decision that may be superseded: the latest of its subject, locked against every other writer. */
export interface LockedDecision {
  readonly decision: Decision;
  /** Highest revision given to the subject so far; above the decision's where only the journal has it. */
  readonly revision: number;
  readonly seen: readonly SeenLock[];
}

interface SeenLock {
  readonly table: string;
  readonly key: string;
  readonly revision: number;
}

/** One lock a subject, for subjects that the `seen` store has forgotten. Released at the end of the transaction. */
export const SUBJECT_LOCK = `hashtextextended(encode(subject, 'hex'), 74696465)`;

const LATEST = `
  SELECT DISTINCT ON (subject) encode(subject, 'hex') AS subject, document
  FROM decision WHERE subject = ANY($1::bytea[]) ORDER BY subject, revision DESC, seq DESC`;

/**
 * Reads the latest decisions of subjects whose lock the caller holds. Takes the `seen` rows in the
 * same order as ingress does (older generation first, by key), so that a sender's retry and a
 * superseding decision never get the same revision, nor wait for each other in a circle.
 */
export async function lockLatest(
  sql: Sql,
  subjects: readonly string[],
): Promise<ReadonlyMap<string, LockedDecision>> {
  const ids = subjects.map((subject) => Buffer.from(subject, 'hex'));
  // Only tells under which keys to lock: these fields are the same in every revision.
  const first = await latest(sql, ids);
  const keys = new Map(first.map((decision) => [decision.subject, keysOf(decision)]));
  const locks = await lockSeen(
    sql,
    [...keys.values()].flatMap((pair) => [pair.own, pair.other]),
  );
  const locked = new Map<string, LockedDecision>();
  for (const decision of await latest(sql, ids)) {
    const pair = keys.get(decision.subject);
    if (!pair) continue;
    // The second body under one id has a row of its own; the id's row is the first body's.
    const others = locks.filter((lock) => lock.key === pair.other);
    const seen = others.length > 0 ? others : locks.filter((lock) => lock.key === pair.own);
    const revision = Math.max(decision.revision, ...seen.map((lock) => lock.revision));
    locked.set(decision.subject, { decision, revision, seen });
  }
  return locked;
}

/** The decision that follows `locked` under the verdict. */
export function successor(locked: LockedDecision, verdict: Verdict, now: number): Decision {
  const { decision } = locked;
  const revision = locked.revision + 1;
  return {
    ...decision,
    id: decisionId(decision.subject, revision),
    revision,
    action: verdict.action,
    filters: FILTERS.filter((filter) => verdict.filters.includes(filter)),
    holdUntil: verdict.holdUntil === null ? null : new Date(verdict.holdUntil).toISOString(),
    onExpiry: verdict.onExpiry,
    decidedBy: verdict.decidedBy,
    reason: verdict.reason,
    supersedes: decision.id,
    decidedAt: new Date(now).toISOString(),
  };
}

export interface Succession {
  readonly locked: LockedDecision;
  readonly next: Decision;
}

/** Saves superseding decisions, closes or opens their holds and queues them, in a fixed number of queries. */
export async function saveSuccessors(sql: Sql, successions: readonly Succession[]): Promise<void> {
  if (successions.length === 0) return;
  const decisions = successions.map(({ next }) => next);
  const encoded = decisions.map((decision) => encodeDecision(decision));
  const subjects = decisions.map((decision) => Buffer.from(decision.subject, 'hex'));
  await sql.run(SAVE_DECISIONS, [
    subjects,
    decisions.map((decision) => decision.revision),
    decisions.map((decision) => decision.action),
    decisions.map((decision) => decision.activityKind),
    decisions.map((decision) => indexed(decision.actor)),
    decisions.map((decision) => decision.domain),
    decisions.map((decision) => decision.direction),
    decisions.map((decision) => decision.score),
    decisions.map((decision) => [...new Set(decision.hits.map((hit) => hit.symbol))].join(',')),
    decisions.map((decision) => decision.decidedBy),
    decisions.map(() => true),
    decisions.map((decision) => Date.parse(decision.receivedAt)),
    encoded.map((bytes) => bytes.toString()),
  ]);
  await raiseSeen(sql, successions);
  const open = decisions.filter((decision) => decision.holdUntil !== null);
  const closed = decisions.filter((decision) => decision.holdUntil === null);
  if (open.length > 0) {
    await sql.run(OPEN_HOLDS, [
      open.map((decision) => Buffer.from(decision.subject, 'hex')),
      open.map((decision) => Date.parse(decision.holdUntil ?? '')),
    ]);
  }
  if (closed.length > 0) {
    await sql.run(CLOSE_HOLDS, [closed.map((decision) => Buffer.from(decision.subject, 'hex'))]);
  }
  await enqueue(
    sql,
    decisions.map((decision, index) => ({
      topic: TOPICS.decisions,
      key: decision.actor,
      value: encoded[index] ?? null,
      headers: {
        subject: decision.subject,
        revision: String(decision.revision),
        schema: SCHEMA_VERSION,
      },
    })),
  );
}

async function latest(sql: Sql, ids: readonly Buffer[]): Promise<readonly Decision[]> {
  const rows = await sql.rows<{ document: string }>(LATEST, [ids]);
  return rows.map((row): Decision => JSON.parse(row.document));
}

function keysOf(decision: Decision): { readonly own: string; readonly other: string } {
  return {
    own: seenKey(decision.direction, decision.activityId, decision.authenticity, decision.subject),
    other: otherBodyKey(decision.subject),
  };
}

async function lockSeen(sql: Sql, keys: readonly string[]): Promise<readonly SeenLock[]> {
  if (keys.length === 0) return [];
  const [row] = await sql.rows<{ seen_generation: number }>('SELECT seen_generation FROM governing');
  if (!row) throw new Error('the governing row is missing: run the migrations again');
  const locks: SeenLock[] = [];
  for (const generation of [row.seen_generation - 1, row.seen_generation]) {
    if (generation < 0) continue;
    const table = `seen_${generation % 3}`;
    const rows = await sql.rows<{ key: string; revision: number }>(
      `SELECT replace(key::text, '-', '') AS key, revision FROM ${table}
       WHERE key = ANY($1::uuid[]) ORDER BY ${table}.key FOR UPDATE`,
      [keys.toSorted()],
    );
    locks.push(...rows.map(({ key, revision }) => ({ table, key, revision })));
  }
  return locks;
}

async function raiseSeen(sql: Sql, successions: readonly Succession[]): Promise<void> {
  const raised = new Map<string, { key: string; revision: number }[]>();
  for (const { locked, next } of successions) {
    for (const { table, key } of locked.seen) {
      raised.set(table, [...(raised.get(table) ?? []), { key, revision: next.revision }]);
    }
  }
  for (const [table, rows] of raised) {
    await sql.run(
      `UPDATE ${table} s SET revision = r.revision
       FROM unnest($1::uuid[], $2::int[]) AS r (key, revision)
       WHERE s.key = r.key AND s.revision < r.revision`,
      [rows.map((row) => row.key), rows.map((row) => row.revision)],
    );
  }
}
