import type { DataSource } from 'typeorm';
import type { Decision, SupersedeRequest } from '../../contracts/decision.js';
import { storeKey } from '../../pipeline/keys.js';
import type { Sql } from './transact.js';

/**
 * Notes at the kept text, where there is one, what a moderator made of it; the last word counts. A text
 * said to be doxxing is erased instead: it is the harm itself, and must lie in no training data.
 */
export async function noteOutcome(
  sql: Sql,
  decision: Decision,
  labels: SupersedeRequest['labels'],
  now: number,
): Promise<void> {
  const subject = Buffer.from(decision.subject, 'hex');
  if (labels?.doxxing === true) {
    await sql.run('DELETE FROM feedback WHERE subject = $1', [subject]);
    return;
  }
  const stated = labels !== undefined && Object.keys(labels).length > 0;
  await sql.run(
    `UPDATE feedback SET action = $2, filtered = $3, labels = $4, decided_at = $5 WHERE subject = $1`,
    [
      subject,
      decision.action,
      decision.filters.length > 0,
      stated ? JSON.stringify(labels) : null,
      now,
    ],
  );
}

/** Erases the kept texts of accounts and posts, by their ids; answers how many there were. */
export async function eraseFeedback(dataSource: DataSource, ids: readonly string[]): Promise<number> {
  const [row] = await dataSource.query<{ erased: number }[]>(
    `WITH gone AS (
       DELETE FROM feedback WHERE object_key = ANY($1::uuid[]) OR owner_key = ANY($1::uuid[]) RETURNING 1
     ) SELECT count(*)::int AS erased FROM gone`,
    [ids.map(storeKey)],
  );
  return row?.erased ?? 0;
}
