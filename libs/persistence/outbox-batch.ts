import type { ClientBase } from 'pg';
import type { LogProducer, LogRecord } from '../messaging/port.js';

const MAX_RECORDS = 500;
const MAX_BYTES = 8 * 1024 * 1024;

interface OutboxRow {
  id: string;
  topic: string;
  key: string | null;
  key_bytes: Buffer | null;
  value: Buffer | null;
  headers: Record<string, string>;
}

/** In id order, as many as stay within the bounds; the first one whatever its size. */
const NEXT = `
  SELECT id, topic, key, key_bytes, value, headers FROM (
    SELECT *, sum(coalesce(octet_length(value), 0)) OVER (ORDER BY id) AS total,
      row_number() OVER (ORDER BY id) AS n
    FROM (SELECT * FROM outbox ORDER BY id LIMIT ${MAX_RECORDS}) first
  ) counted
  WHERE total <= ${MAX_BYTES} OR n = 1 ORDER BY id`;

/**
 * Sends the next records and removes them once acknowledged; answers how many. A crash in between
 * sends them again: consumers go by revisions. Records that commit late with a lower id are sent
 * late, which is as ordered as their writers were (see `enqueue`).
 */
export async function publishBatch(client: ClientBase, producer: LogProducer): Promise<number> {
  const { rows } = await client.query<OutboxRow>(NEXT);
  for (const { topic, records } of runsOf(rows)) await producer.send(topic, records);
  if (rows.length > 0) {
    await client.query('DELETE FROM outbox WHERE id = ANY($1::bigint[])', [rows.map((row) => row.id)]);
  }
  return rows.length;
}

/** Neighbours of one topic go in one send; order across topics is kept too. */
function runsOf(rows: readonly OutboxRow[]): readonly { topic: string; records: LogRecord[] }[] {
  const runs: { topic: string; records: LogRecord[] }[] = [];
  for (const row of rows) {
    const record = { key: row.key_bytes ?? row.key, value: row.value, headers: row.headers };
    const last = runs.at(-1);
    if (last?.topic === row.topic) last.records.push(record);
    else runs.push({ topic: row.topic, records: [record] });
  }
  return runs;
}
