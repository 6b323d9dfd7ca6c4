import type { DataSource } from 'typeorm';
import type { Decision, SupersedeRequest } from '../../contracts/decision.js';
import { DAY } from '../../kernel/clock.js';
import { err, ok, type Result } from '../../kernel/result.js';
import { noteOutcome } from './feedback.js';
import { lockLatest, saveSuccessors, successor, SUBJECT_LOCK, type Verdict } from './superseding.js';
import { transact } from './transact.js';

/** A hold longer than this is a mistake: nobody would remember it. */
const MAX_HOLD = 365 * DAY;
const SUBJECT = /^[0-9a-f]{64}$/;
const DECISION_ID = /^([0-9a-f]{64})\.([1-9]\d{0,8})$/;

export type SupersedeError =
  | { readonly tag: 'not_found' }
  /** Somebody was faster: `latest` is what governs now. */
  | { readonly tag: 'conflict'; readonly latest: Decision }
  | { readonly tag: 'invalid'; readonly pointer: string; readonly message: string };

export interface SupersedeContext {
  /** Revision the caller has seen; absent: whatever is latest, or what the id names. */
  readonly expected?: number;
  /** For a hold that names no deadline or outcome of its own. */
  readonly holdFor: number;
  readonly onExpiry: 'allow' | 'block';
  readonly now: number;
}

export interface ExpiredHolds {
  /** Including holds whose decision is no longer kept; as many as asked for: call again. */
  readonly closed: number;
  readonly decisions: readonly Decision[];
}

/** A subject (64 hex digits), or a decision's id: subject, dot, revision. */
export function parseDecisionRef(
  ref: string,
): { readonly subject: string; readonly revision: number | null } | null {
  if (SUBJECT.test(ref)) return { subject: ref, revision: null };
  const [, subject, revision] = DECISION_ID.exec(ref) ?? [];
  return subject === undefined ? null : { subject, revision: Number(revision) };
}

/** Decisions made after the first: by moderators, and by the deadline of a hold. */
export class DecisionsRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** Makes the next revision of a subject. Fails as `conflict` when the caller's view is outdated. */
  async supersede(
    ref: string,
    request: SupersedeRequest,
    context: SupersedeContext,
  ): Promise<Result<Decision, SupersedeError>> {
    const target = parseDecisionRef(ref);
    if (target === null) return err({ tag: 'not_found' });
    const verdict = verdictOf(request, context);
    if (!verdict.ok) return verdict;
    const expected = [target.revision, context.expected ?? null].filter(
      (revision) => revision !== null,
    );
    return transact<Decision, SupersedeError>(this.dataSource, async (sql) => {
      await sql.run(
        `SELECT pg_advisory_xact_lock(${SUBJECT_LOCK}) FROM (SELECT $1::bytea AS subject) s`,
        [Buffer.from(target.subject, 'hex')],
      );
      const locked = (await lockLatest(sql, [target.subject])).get(target.subject);
      if (!locked) return err({ tag: 'not_found' });
      if (expected.some((revision) => revision !== locked.decision.revision)) {
        return err({ tag: 'conflict', latest: locked.decision });
      }
      const next = successor(locked, verdict.value, context.now);
      await saveSuccessors(sql, [{ locked, next }]);
      await noteOutcome(sql, next, request.labels, context.now);
      return ok(next);
    });
  }

  /**
   * Ends up to `limit` holds whose deadline has passed with the outcome they were given. One
   * transaction; several processes share the work.
   */
  async expireHolds(now: number, limit: number): Promise<ExpiredHolds> {
    const result = await transact<ExpiredHolds, never>(this.dataSource, async (sql) => {
      // Skips what a moderator or another process has its hands on.
      const mine = await sql.rows<{ subject: string; taken: boolean }>(
        `SELECT encode(subject, 'hex') AS subject, pg_try_advisory_xact_lock(${SUBJECT_LOCK}) AS taken
         FROM (SELECT subject FROM open_hold WHERE hold_until <= $1 ORDER BY hold_until LIMIT $2) h`,
        [now, limit],
      );
      const subjects = mine.filter((row) => row.taken).map((row) => row.subject);
      if (subjects.length === 0) return ok({ closed: 0, decisions: [] });
      const locked = await lockLatest(sql, subjects);
      // Looked at again under the locks: a moderator may have prolonged or ended it meanwhile.
      const due = await sql.rows<{ subject: string }>(
        `DELETE FROM open_hold WHERE subject = ANY($1::bytea[]) AND hold_until <= $2
         RETURNING encode(subject, 'hex') AS subject`,
        [subjects.map((subject) => Buffer.from(subject, 'hex')), now],
      );
      const successions = due.flatMap(({ subject }) => {
        const held = locked.get(subject);
        if (held?.decision.action !== 'hold') return [];
        return [{ locked: held, next: successor(held, expiryOf(held.decision), now) }];
      });
      await saveSuccessors(sql, successions);
      return ok({ closed: due.length, decisions: successions.map(({ next }) => next) });
    });
    return result.ok ? result.value : { closed: 0, decisions: [] };
  }
}

function expiryOf(held: Decision): Verdict {
  const action = held.onExpiry ?? 'allow';
  return {
    action,
    filters: action === 'allow' ? held.filters : [],
    holdUntil: null,
    onExpiry: null,
    decidedBy: 'policy',
    reason: 'hold expired',
  };
}

function verdictOf(
  request: SupersedeRequest,
  context: SupersedeContext,
): Result<Verdict, SupersedeError> {
  const made = { filters: request.filters, decidedBy: 'moderator', reason: request.reason } as const;
  if (request.action === 'block' && request.filters.length > 0) {
    return wrong('/filters', 'a block carries no filters');
  }
  if (request.action !== 'hold') {
    if (request.holdUntil !== undefined) return wrong('/holdUntil', 'only a hold has a deadline');
    if (request.onExpiry !== undefined) return wrong('/onExpiry', 'only a hold runs out');
    return ok({ ...made, action: request.action, holdUntil: null, onExpiry: null });
  }
  const holdUntil =
    request.holdUntil === undefined ? context.now + context.holdFor : Date.parse(request.holdUntil);
  if (holdUntil <= context.now) return wrong('/holdUntil', 'the deadline has passed already');
  if (holdUntil > context.now + MAX_HOLD) return wrong('/holdUntil', 'a hold lasts at most 365 days');
  return ok({ ...made, action: 'hold', holdUntil, onExpiry: request.onExpiry ?? context.onExpiry });
}

function wrong(pointer: string, message: string): Result<never, SupersedeError> {
  return err({ tag: 'invalid', pointer, message });
}
