import type { DataSource } from 'typeorm';
import type { Action, Decision } from '../../contracts/decision.js';
import type { Direction } from '../../contracts/inbound.js';
import { indexed } from '../hot/columns.js';
import { Conditions, pageOf, paged, type Page, type PageRequest } from './page.js';

const MAX_REVISIONS = 200;

export interface DecisionFilter {
  readonly action?: Action | undefined;
  /** Covers subdomains. */
  readonly domain?: string | undefined;
  readonly actor?: string | undefined;
  readonly kind?: string | undefined;
  readonly symbol?: string | undefined;
  readonly direction?: Direction | undefined;
  /** Only what governs now, not what a later revision has superseded. */
  readonly latest?: boolean | undefined;
  /** ISO 8601; when the activity was received. */
  readonly since?: string | undefined;
  readonly until?: string | undefined;
}

/** Reads of decisions that have a row: not the allows without a hit of Likes, Announces and the like. */
export class DecisionsView {
  constructor(private readonly dataSource: DataSource) {}

  /** Every revision is an item of its own; the cursor is the order in which they were recorded. */
  async list(filter: DecisionFilter, page: PageRequest): Promise<Page<Decision>> {
    const conditions = conditionsOf(filter);
    const order = paged(conditions, 'seq', page);
    const rows = await this.dataSource.query<{ seq: string; document: string }[]>(
      `SELECT seq, document FROM decision ${conditions.where()} ${order}`,
      conditions.values,
    );
    return pageOf(
      rows,
      page,
      (row) => row.seq,
      (row) => parse(row.document),
    );
  }

  /** Revisions of one subject, the latest first; empty when none is kept. */
  async revisions(subject: string): Promise<readonly Decision[]> {
    const rows = await this.dataSource.query<{ document: string }[]>(
      `SELECT document FROM decision WHERE subject = $1
       ORDER BY revision DESC, seq DESC LIMIT ${MAX_REVISIONS}`,
      [Buffer.from(subject, 'hex')],
    );
    return rows.map((row) => parse(row.document));
  }
}

function conditionsOf(filter: DecisionFilter): Conditions {
  const conditions = new Conditions();
  if (filter.action !== undefined) conditions.add('action = $?', filter.action);
  if (filter.domain !== undefined) {
    // Backwards, a domain and its subdomains share a prefix, which the index can be searched by.
    conditions.add(
      `reverse(domain) = $? OR reverse(domain) LIKE replace($?, '_', '\\_') || '.%'`,
      filter.domain.split('').toReversed().join(''),
    );
  }
  if (filter.actor !== undefined) conditions.add('actor = $?', indexed(filter.actor));
  if (filter.kind !== undefined) conditions.add('kind = $?', filter.kind);
  if (filter.symbol !== undefined) conditions.add('$? = ANY(symbols)', filter.symbol);
  if (filter.direction !== undefined) conditions.add('direction = $?', filter.direction);
  if (filter.latest === true) {
    conditions.also(
      'NOT EXISTS (SELECT FROM decision l WHERE l.subject = decision.subject AND l.revision > decision.revision)',
    );
  }
  // Recorded after they were received, a day's difference of clocks aside: earlier partitions are spared.
  if (filter.since !== undefined) {
    conditions.add('received_at >= $?', Date.parse(filter.since));
    conditions.add(`day >= $?::date - 1`, filter.since.slice(0, 10));
  }
  if (filter.until !== undefined) {
    conditions.add('received_at < $?', Date.parse(filter.until));
  }
  return conditions;
}

function parse(document: string): Decision {
  return JSON.parse(document);
}
