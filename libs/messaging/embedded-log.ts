import type { Pool, PoolClient } from 'pg';
import { EMBEDDED_LOG_CHANNEL } from './embedded-log-ddl.js';
import { SendError } from './messaging-error.js';
import { partitionOf } from './murmur2.js';
import type { LogProducer, LogRecord } from './port.js';

/** Few: one process reads them, and each is a query when it wakes. */
export const EMBEDDED_PARTITIONS = 4;

/** Records in one insert; keeps a statement's parameters small. */
const MAX_INSERT = 1_000;

/** A record as it stands in the embedded log. */
export interface StoredRecord {
  readonly partition: number;
  readonly offset: bigint;
  readonly key: Buffer | null;
  readonly value: Buffer | null;
  readonly headers: Readonly<Record<string, string>>;
  /** ms since the epoch. */
  readonly timestamp: number;
}

const ignore = (): void => undefined;

/**
 * Appends to the PostgreSQL table that stands in for Kafka in embedded mode. A `send` is one
 * transaction. It locks the heads of its partitions, so that offsets are without gaps and become
 * visible in their order. Keys go to the partitions that Kafka's default partitioner would choose.
 */
export class EmbeddedLogProducer implements LogProducer {
  readonly #pool: Pool;
  #closed = false;
  #keyless = 0;

  constructor(pool: Pool) {
    this.#pool = pool;
  }

  /** @throws SendError `closed`; database errors as they are. */
  async send(topic: string, records: readonly LogRecord[]): Promise<void> {
    if (this.#closed) throw new SendError('closed', 'the producer is closed');
    if (records.length === 0) return;
    const client = await this.#pool.connect();
    // A connection that breaks also emits an event, which would end the process unheard.
    client.on('error', ignore);
    try {
      await client.query('begin');
      await this.append(client, topic, records);
      await client.query('commit');
      client.off('error', ignore);
      client.release();
    } catch (error) {
      client.release(true);
      throw error;
    }
  }

  /** Appends in the caller's transaction. */
  async append(client: PoolClient, topic: string, records: readonly LogRecord[]): Promise<void> {
    const parts = records.map(({ key }) =>
      key === null ? this.#keyless++ % EMBEDDED_PARTITIONS : partitionOf(key, EMBEDDED_PARTITIONS),
    );
    const next = await reserve(client, topic, parts);
    for (let start = 0; start < records.length; start += MAX_INSERT) {
      const rows = records.slice(start, start + MAX_INSERT);
      const partsOfRows = parts.slice(start, start + MAX_INSERT);
      await insert(client, topic, rows, partsOfRows, next);
    }
    await client.query('select pg_notify($1, $2)', [EMBEDDED_LOG_CHANNEL, topic]);
  }

  /** The pool is the caller's and stays open. */
  close(): Promise<void> {
    this.#closed = true;
    return Promise.resolve();
  }
}

/** Locks the heads, in partition order so that writers can't deadlock; first offset by partition. */
async function reserve(
  client: PoolClient,
  topic: string,
  parts: readonly number[],
): Promise<Map<number, bigint>> {
  const counts = new Map<number, number>();
  for (const part of parts) counts.set(part, (counts.get(part) ?? 0) + 1);
  const sorted = [...counts].sort(([a], [b]) => a - b);
  const { rows } = await client.query<{ part: number; first: string }>(
    `insert into log_head as head (topic, part, next_offset)
     select $1, part, n from unnest($2::int[], $3::bigint[]) as counts(part, n) order by part
     on conflict (topic, part) do update set next_offset = head.next_offset + excluded.next_offset
     returning part, next_offset as first`,
    [topic, sorted.map(([part]) => part), sorted.map(([, n]) => n)],
  );
  return new Map(rows.map(({ part, first }) => [part, BigInt(first) - BigInt(counts.get(part) ?? 0)]));
}

async function insert(
  client: PoolClient,
  topic: string,
  records: readonly LogRecord[],
  parts: readonly number[],
  next: Map<number, bigint>,
): Promise<void> {
  const offsets = parts.map((part) => {
    const offset = next.get(part) ?? 0n;
    next.set(part, offset + 1n);
    return String(offset);
  });
  await client.query(
    `insert into log_record (topic, part, offs, key, value, headers, ts)
     select $1, part, offs, key, value, headers, clock_timestamp()
     from unnest($2::int[], $3::bigint[], $4::bytea[], $5::bytea[], $6::jsonb[])
       as records(part, offs, key, value, headers)`,
    [
      topic,
      parts,
      offsets,
      records.map(({ key }) => (typeof key === 'string' ? Buffer.from(key) : key)),
      records.map(({ value }) => value),
      records.map(({ headers }) => JSON.stringify(headers)),
    ],
  );
}

export interface ReadPosition {
  readonly topic: string;
  readonly partition: number;
  readonly from: bigint;
  readonly maxRecords: number;
  /** The first record is read whatever its size. */
  readonly maxBytes: number;
}

interface RecordRow {
  offs: string;
  key: Buffer | null;
  value: Buffer | null;
  headers: Record<string, string>;
  ts: Date;
}

/** The next records of a partition, in order; empty at its end. */
export async function readEmbeddedLog(pool: Pool, position: ReadPosition): Promise<StoredRecord[]> {
  const { topic, partition, from, maxRecords, maxBytes } = position;
  const { rows } = await pool.query<RecordRow>(
    `select offs, key, value, headers, ts from (
       select *, sum(coalesce(octet_length(value), 0)) over (order by offs) as bytes,
         row_number() over (order by offs) as n
       from (select * from log_record where topic = $1 and part = $2 and offs >= $3
             order by offs limit $4) as ahead
     ) as measured where bytes <= $5 or n = 1 order by offs`,
    [topic, partition, String(from), maxRecords, maxBytes],
  );
  return rows.map(({ offs, key, value, headers, ts }) => ({
    partition,
    offset: BigInt(offs),
    key,
    value,
    headers,
    timestamp: ts.getTime(),
  }));
}

/** Offset that the next record of each partition will get; partitions without records have none. */
export async function embeddedLogEnds(pool: Pool, topic: string): Promise<ReadonlyMap<number, bigint>> {
  const { rows } = await pool.query<{ part: number; next_offset: string }>(
    'select part, next_offset from log_head where topic = $1',
    [topic],
  );
  return new Map(rows.map(({ part, next_offset }) => [part, BigInt(next_offset)]));
}
