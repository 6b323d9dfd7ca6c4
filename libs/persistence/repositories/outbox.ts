import type { Sql } from './transact.js';

/** Channel that wakes the outbox's publisher. */
export const OUTBOX_CHANNEL = 'tidegate_outbox';

export interface OutboxRecord {
  readonly topic: string;
  readonly key: string;
  /** null is a tombstone. */
  readonly value: Buffer | null;
  readonly headers: Readonly<Record<string, string>>;
}

const ENQUEUE = `
  INSERT INTO outbox (topic, key, value, headers)
  SELECT topic, key, value, headers
  FROM unnest($1::text[], $2::text[], $3::bytea[], $4::jsonb[]) WITH ORDINALITY
    AS o (topic, key, value, headers, n)
  ORDER BY n`;

/**
 * Queues records within the caller's transaction. Ids follow commit order only for writers that
 * exclude each other by a lock taken before (the governing row, the subject's lock): that is the
 * order consumers rely on, per key.
 */
export async function enqueue(sql: Sql, records: readonly OutboxRecord[]): Promise<void> {
  if (records.length === 0) return;
  await sql.run(ENQUEUE, [
    records.map((record) => record.topic),
    records.map((record) => record.key),
    records.map((record) => record.value),
    records.map((record) => JSON.stringify(record.headers)),
  ]);
  await sql.run('SELECT pg_notify($1, $2)', [OUTBOX_CHANNEL, '']);
}
