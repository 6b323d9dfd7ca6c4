import type { DataSource } from 'typeorm';
import { domainSuffixes } from '../../activity/domain.js';
import type { ActorPolicy, DomainPolicy } from '../../contracts/domain-policy.js';
import { ok, type Result } from '../../kernel/result.js';
import {
  ACTOR_KIND,
  DOMAIN_KIND,
  SHARED_COLUMNS,
  type RestrictionColumns,
  type RestrictionKind,
} from '../repositories/restriction-kind.js';
import { Conditions, likeLiteral, pageOf, paged, type Page, type PageRequest } from './page.js';

const HISTORY_LIMIT = 100;

export interface RestrictionFilter {
  /** Part of the domain or actor id. */
  readonly search?: string | undefined;
  readonly severity?: string | undefined;
}

/** One change; `before` is null for a creation, `after` for a lift. */
export interface RestrictionHistoryEntry<P> {
  readonly revision: number;
  readonly change: string;
  readonly before: P | null;
  readonly after: P | null;
  readonly by: string;
  readonly reason: string | null;
  readonly at: string;
}

/** What is known of one subject: its own policy, the one that governs it, and what has happened. */
export interface RestrictionDetail<P> {
  readonly subject: string;
  readonly own: P | null;
  readonly effective: P | null;
  /** Newest first, at most 100. */
  readonly history: readonly RestrictionHistoryEntry<P>[];
}

/** Reads of domain or actor policies. */
export class RestrictionsView<P extends DomainPolicy | ActorPolicy> {
  constructor(
    private readonly dataSource: DataSource,
    private readonly kind: RestrictionKind<P>,
    /** Under which subjects a policy that governs this one may stand, itself included. */
    private readonly covering: (subject: string) => readonly string[],
  ) {}

  /** Those in force, the last changed first; the cursor is the revision. */
  async list(filter: RestrictionFilter, page: PageRequest): Promise<Page<P>> {
    const conditions = new Conditions().also('NOT lifted');
    if (filter.search !== undefined) {
      conditions.add(`${this.kind.column} ILIKE $?`, `%${likeLiteral(filter.search)}%`);
    }
    if (filter.severity !== undefined) conditions.add('severity = $?', filter.severity);
    const order = paged(conditions, 'revision', page);
    const rows = await this.dataSource.query<RestrictionColumns[]>(
      `SELECT ${this.kind.column} AS subject, ${SHARED_COLUMNS} FROM ${this.kind.table}
       ${conditions.where()} ${order}`,
      conditions.values,
    );
    return pageOf(
      rows,
      page,
      (row) => row.revision,
      (row) => this.kind.document(row),
    );
  }

  /** `err` says why this can't be a subject. */
  async detail(subject: string, now: number): Promise<Result<RestrictionDetail<P>, string>> {
    const name = this.kind.normalise(subject);
    if (!name.ok) return name;
    const [rows, history] = await Promise.all([
      this.dataSource.query<RestrictionColumns[]>(
        `SELECT ${this.kind.column} AS subject, ${SHARED_COLUMNS} FROM ${this.kind.table}
         WHERE ${this.kind.column} = ANY($1::text[]) AND NOT lifted
         ORDER BY length(${this.kind.column}) DESC`,
        [this.covering(name.value)],
      ),
      this.history(name.value),
    ]);
    const own = rows.find((row) => row.subject === name.value);
    const effective = rows.find((row) => row.until === null || row.until.getTime() > now);
    return ok({
      subject: name.value,
      own: own ? this.kind.document(own) : null,
      effective: effective ? this.kind.document(effective) : null,
      history,
    });
  }

  private async history(subject: string): Promise<readonly RestrictionHistoryEntry<P>[]> {
    const rows = await this.dataSource.query<
      {
        revision: string;
        change: string;
        before: P | null;
        after: P | null;
        made_by: string;
        reason: string | null;
        at: Date;
      }[]
    >(
      `SELECT revision, change, before, after, made_by, reason, at FROM restriction_history
       WHERE kind = $1 AND subject = $2 ORDER BY revision DESC LIMIT ${HISTORY_LIMIT}`,
      [this.kind.kind, subject],
    );
    return rows.map((row) => ({
      revision: Number(row.revision),
      change: row.change,
      before: row.before,
      after: row.after,
      by: row.made_by,
      reason: row.reason,
      at: row.at.toISOString(),
    }));
  }
}

export class DomainPoliciesView extends RestrictionsView<DomainPolicy> {
  constructor(dataSource: DataSource) {
    super(dataSource, DOMAIN_KIND, domainSuffixes);
  }
}

export class ActorPoliciesView extends RestrictionsView<ActorPolicy> {
  constructor(dataSource: DataSource) {
    super(dataSource, ACTOR_KIND, (actor) => [actor]);
  }
}
