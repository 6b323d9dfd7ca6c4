import type { DataSource } from 'typeorm';
import type { DeadLetter, RejectionCode } from '../../contracts/dead-letter.js';
import { Conditions, pageOf, paged, type Page, type PageRequest } from './page.js';

export interface DeadLetterFilter {
  readonly code?: RejectionCode | undefined;
  readonly redriven?: boolean | undefined;
  /** ISO 8601; when the body was received. */
  readonly since?: string | undefined;
  readonly until?: string | undefined;
}

/** A dead letter with what was received. */
export interface DeadLetterDetail extends DeadLetter {
  readonly headers: Readonly<Record<string, string>>;
  /** Base64 of the body, or of the prefix that is kept; null unless it was asked for. */
  readonly body: string | null;
}

interface Row {
  id: string;
  subject: string;
  topic: string;
  part: number;
  offs: string;
  bytes: number;
  digest: string;
  truncated: boolean;
  code: RejectionCode;
  pointer: string;
  message: string;
  received_at: string;
  redriven_at: Date | null;
}

const COLUMNS = `id, encode(subject, 'hex') AS subject, topic, part, offs, bytes,
  encode(digest, 'hex') AS digest, truncated, code, pointer, message, received_at, redriven_at`;

/** `first`: values that the statement around names $1, $2… */
export function deadLetterConditions(
  filter: DeadLetterFilter,
  first: readonly unknown[] = [],
): Conditions {
  const conditions = new Conditions(first);
  if (filter.code !== undefined) conditions.add('code = $?', filter.code);
  if (filter.redriven !== undefined) {
    conditions.also(filter.redriven ? 'redriven_at IS NOT NULL' : 'redriven_at IS NULL');
  }
  if (filter.since !== undefined) conditions.add('received_at >= $?', Date.parse(filter.since));
  if (filter.until !== undefined) conditions.add('received_at < $?', Date.parse(filter.until));
  return conditions;
}

/** Reads of dead letters. */
export class DeadLettersView {
  constructor(private readonly dataSource: DataSource) {}

  async list(filter: DeadLetterFilter, page: PageRequest): Promise<Page<DeadLetter>> {
    const conditions = deadLetterConditions(filter);
    const order = paged(conditions, 'id', page);
    const rows = await this.dataSource.query<Row[]>(
      `SELECT ${COLUMNS} FROM dead_letter ${conditions.where()} ${order}`,
      conditions.values,
    );
    return pageOf(rows, page, (row) => row.id, toContract);
  }

  async get(id: string, withBody: boolean): Promise<DeadLetterDetail | null> {
    const body = withBody ? 'value' : 'NULL::bytea AS value';
    const [row] = await this.dataSource.query<
      (Row & { headers: Record<string, string>; value: Buffer | null })[]
    >(`SELECT ${COLUMNS}, headers, ${body} FROM dead_letter WHERE id = $1`, [id]);
    if (!row) return null;
    return { ...toContract(row), headers: row.headers, body: row.value?.toString('base64') ?? null };
  }
}

function toContract(row: Row): DeadLetter {
  return {
    id: row.id,
    subject: row.subject,
    rejection: { code: row.code, pointer: row.pointer, message: row.message },
    topic: row.topic,
    partition: row.part,
    offset: row.offs,
    bytes: row.bytes,
    digest: row.digest,
    truncated: row.truncated,
    receivedAt: new Date(Number(row.received_at)).toISOString(),
    redrivenAt: row.redriven_at?.toISOString() ?? null,
  };
}
