import type { DataSource } from 'typeorm';
import type { ActorPolicy, DomainPolicy, DomainPolicyWrite } from '../../contracts/domain-policy.js';
import { SCHEMA_VERSION } from '../../contracts/topics.js';
import { err, ok, type Result } from '../../kernel/result.js';
import { enqueue } from './outbox.js';
import { SHARED_COLUMNS, type RestrictionColumns, type RestrictionKind } from './restriction-kind.js';
import { transact, type Sql } from './transact.js';

/** Channel that wakes workers when a domain or actor policy has changed. */
export const RESTRICTIONS_CHANNEL = 'tidegate_restrictions';
const LIFT_BATCH = 100;

/** Who makes a change, and on what state of things. */
export interface RestrictionChange {
  readonly by: string;
  /** Why; kept in the history, never published. */
  readonly reason: string | null;
  /** "moderator", or the list it came from. Default "moderator". */
  readonly source?: string;
  /** Revision the caller has seen; null: the caller expects that there is none. Absent: any. */
  readonly expected?: number | null;
  readonly now: number;
}

export type RestrictionError =
  | { readonly tag: 'invalid_subject'; readonly message: string }
  | { readonly tag: 'until_passed' }
  | { readonly tag: 'not_found'; readonly subject: string }
  | { readonly tag: 'conflict'; readonly current: number | null };

/** `created`: there was none in force. `changed`: false where all was so already. */
export interface RestrictionWritten<P> {
  readonly policy: P;
  readonly created: boolean;
  readonly changed: boolean;
}

/**
 * Writes of domain or actor policies. Each is one transaction that holds the governing row, so
 * revisions, the history, the outbox and what workers read all have the same order.
 */
export class RestrictionsRepository<P extends DomainPolicy | ActorPolicy> {
  constructor(
    private readonly dataSource: DataSource,
    private readonly kind: RestrictionKind<P>,
  ) {}

  /** Creates, or changes what `write` names and keeps the rest. */
  put(
    subject: string,
    write: Partial<DomainPolicyWrite>,
    change: RestrictionChange,
  ): Promise<Result<RestrictionWritten<P>, RestrictionError>> {
    return transact<RestrictionWritten<P>, RestrictionError>(this.dataSource, async (sql) => {
      const opened = await this.open(sql, subject, change);
      if (!opened.ok) return opened;
      const { name, current, revision } = opened.value;
      const before = current?.lifted === false ? current : null;
      const next: RestrictionColumns = {
        subject: name,
        severity: write.severity ?? before?.severity ?? 'suspend',
        reject_media: write.rejectMedia ?? before?.reject_media ?? false,
        reject_reports: write.rejectReports ?? before?.reject_reports ?? false,
        public_reason: kept(write.publicReason, before?.public_reason),
        private_reason: kept(write.privateReason, before?.private_reason),
        source: change.source ?? 'moderator',
        made_by: change.by,
        since: before?.since ?? new Date(change.now),
        until: write.until === undefined ? (before?.until ?? null) : asDate(write.until),
        lifted: false,
        revision: String(revision),
      };
      if (next.until !== null && next.until.getTime() <= change.now)
        return err({ tag: 'until_passed' });
      if (before !== null && sameContent(before, next)) {
        return ok({ policy: this.kind.document(before), created: false, changed: false });
      }
      await this.save(sql, before, next, before === null ? 'create' : 'change', change.reason);
      return ok({ policy: this.kind.document(next), created: before === null, changed: true });
    });
  }

  /** Answers the policy that is no longer in force. */
  lift(subject: string, change: RestrictionChange): Promise<Result<P, RestrictionError>> {
    return transact<P, RestrictionError>(this.dataSource, async (sql) => {
      const opened = await this.open(sql, subject, change);
      if (!opened.ok) return opened;
      const { name, current, revision } = opened.value;
      if (current === null || current.lifted) return err({ tag: 'not_found', subject: name });
      await this.saveLift(sql, current, revision, change);
      return ok(this.kind.document(current));
    });
  }

  /** Lifts what has run out. Answers how many; a few transactions of bounded size. */
  async liftExpired(now: number): Promise<number> {
    const change: RestrictionChange = { by: 'policy', reason: 'its time has passed', now };
    for (let lifted = 0; ;) {
      const batch = await transact<number, never>(this.dataSource, async (sql) => {
        let revision = await lockGoverning(sql);
        const rows = await sql.rows<RestrictionColumns>(
          `SELECT ${this.kind.column} AS subject, ${SHARED_COLUMNS} FROM ${this.kind.table}
           WHERE NOT lifted AND until <= $1 ORDER BY until LIMIT ${LIFT_BATCH}`,
          [new Date(now)],
        );
        for (const row of rows) {
          revision += 1;
          await this.saveLift(sql, row, revision, change);
        }
        return ok(rows.length);
      });
      if (!batch.ok) return lifted;
      lifted += batch.value;
      if (batch.value < LIFT_BATCH) return lifted;
    }
  }

  private async open(
    sql: Sql,
    subject: string,
    change: RestrictionChange,
  ): Promise<Result<Opened, RestrictionError>> {
    const name = this.kind.normalise(subject);
    if (!name.ok) return err({ tag: 'invalid_subject', message: name.error });
    const revision = (await lockGoverning(sql)) + 1;
    const [current] = await sql.rows<RestrictionColumns>(
      `SELECT ${this.kind.column} AS subject, ${SHARED_COLUMNS} FROM ${this.kind.table}
       WHERE ${this.kind.column} = $1`,
      [name.value],
    );
    const inForce = current && !current.lifted ? Number(current.revision) : null;
    if (change.expected !== undefined && change.expected !== inForce) {
      return err({ tag: 'conflict', current: inForce });
    }
    return ok({ name: name.value, current: current ?? null, revision });
  }

  private async saveLift(
    sql: Sql,
    current: RestrictionColumns,
    revision: number,
    change: RestrictionChange,
  ): Promise<void> {
    const next = { ...current, lifted: true, made_by: change.by, revision: String(revision) };
    await this.save(sql, current, next, 'lift', change.reason);
  }

  private async save(
    sql: Sql,
    before: RestrictionColumns | null,
    next: RestrictionColumns,
    what: 'create' | 'change' | 'lift',
    reason: string | null,
  ): Promise<void> {
    await sql.run('UPDATE governing SET restriction_revision = $1', [next.revision]);
    await sql.run(upsert(this.kind), [
      next.subject,
      next.severity,
      next.reject_media,
      next.reject_reports,
      next.public_reason,
      next.private_reason,
      next.source,
      next.made_by,
      next.since,
      next.until,
      next.lifted,
      next.revision,
    ]);
    const after = next.lifted ? null : this.kind.document(next);
    await sql.run(
      `INSERT INTO restriction_history (revision, kind, subject, change, before, after, made_by, reason)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [
        next.revision,
        this.kind.kind,
        next.subject,
        what,
        before === null ? null : JSON.stringify(this.kind.document(before)),
        after === null ? null : JSON.stringify(after),
        next.made_by,
        reason,
      ],
    );
    await enqueue(sql, [
      {
        topic: this.kind.topic,
        key: next.subject,
        value: after === null ? null : Buffer.from(JSON.stringify(after)),
        headers: { revision: next.revision, schema: SCHEMA_VERSION },
      },
    ]);
    await sql.run('SELECT pg_notify($1, $2)', [RESTRICTIONS_CHANNEL, next.revision]);
  }
}

interface Opened {
  readonly name: string;
  readonly current: RestrictionColumns | null;
  /** The one this change would get. */
  readonly revision: number;
}

/** Excludes every other writer of restrictions until the end of the transaction. */
async function lockGoverning(sql: Sql): Promise<number> {
  const [row] = await sql.rows<{ restriction_revision: string }>(
    'SELECT restriction_revision FROM governing FOR UPDATE',
  );
  if (!row) throw new Error('the governing row is missing: run the migrations again');
  return Number(row.restriction_revision);
}

function upsert(kind: RestrictionKind<DomainPolicy | ActorPolicy>): string {
  const columns = SHARED_COLUMNS.split(', ');
  const values = [kind.column, ...columns].map((_, index) => `$${index + 1}`).join(', ');
  const changes = columns.map((column) => `${column} = EXCLUDED.${column}`).join(', ');
  return `INSERT INTO ${kind.table} (${kind.column}, ${SHARED_COLUMNS}) VALUES (${values})
    ON CONFLICT (${kind.column}) DO UPDATE SET ${changes}`;
}

function kept<T>(written: T | null | undefined, before: T | null | undefined): T | null {
  return written === undefined ? (before ?? null) : written;
}

function asDate(iso: string | null): Date | null {
  return iso === null ? null : new Date(iso);
}

function sameContent(a: RestrictionColumns, b: RestrictionColumns): boolean {
  return (
    a.severity === b.severity &&
    a.reject_media === b.reject_media &&
    a.reject_reports === b.reject_reports &&
    a.public_reason === b.public_reason &&
    a.private_reason === b.private_reason &&
    a.source === b.source &&
    a.until?.getTime() === b.until?.getTime()
  );
}
