import type { DataSource } from 'typeorm';
import { TOPICS } from '../../contracts/topics.js';
import { err, ok, type Result } from '../../kernel/result.js';
import { deadLetterConditions, type DeadLetterFilter } from '../views/dead-letters.view.js';
import { OUTBOX_CHANNEL } from './outbox.js';
import { transact } from './transact.js';

export type RedriveError =
  | { readonly tag: 'not_found' }
  /** Only a prefix of the body is kept: sending that would judge another document. */
  | { readonly tag: 'truncated'; readonly bytes: number };

export interface RedriveSummary {
  /** Put back on the inbound topic by this call. */
  readonly redriven: number;
  /** Whether more match: call again. */
  readonly more: boolean;
}

/** Bodies that were no activities: they can be sent through the gate again, byte for byte. */
export class DeadLettersRepository {
  constructor(private readonly dataSource: DataSource) {}

  redrive(id: string, now: number): Promise<Result<RedriveSummary, RedriveError>> {
    return transact<RedriveSummary, RedriveError>(this.dataSource, async (sql) => {
      const [row] = await sql.rows<{ truncated: boolean; bytes: number }>(
        'SELECT truncated, bytes FROM dead_letter WHERE id = $1 FOR UPDATE',
        [id],
      );
      if (!row) return err({ tag: 'not_found' });
      if (row.truncated) return err({ tag: 'truncated', bytes: row.bytes });
      await sql.run(requeue('SELECT $3::bigint AS id'), [new Date(now), TOPICS.inbound, id]);
      await sql.run('SELECT pg_notify($1, $2)', [OUTBOX_CHANNEL, '']);
      return ok({ redriven: 1, more: false });
    });
  }

  /**
   * Puts back those that match and were not yet, oldest first, at most `limit` (the caller calls
   * again while `more`). The bytes go from table to table and never pass through this process.
   */
  async redriveMatching(filter: DeadLetterFilter, limit: number, now: number): Promise<RedriveSummary> {
    const conditions = deadLetterConditions(filter, [new Date(now), TOPICS.inbound])
      .also('redriven_at IS NULL')
      .also('NOT truncated');
    const picked = `SELECT id FROM dead_letter ${conditions.where()}
      ORDER BY id LIMIT ${limit} FOR UPDATE SKIP LOCKED`;
    const result = await transact<RedriveSummary, never>(this.dataSource, async (sql) => {
      const redriven = await sql.run(requeue(picked), conditions.values);
      if (redriven > 0) await sql.run('SELECT pg_notify($1, $2)', [OUTBOX_CHANNEL, '']);
      return ok({ redriven, more: redriven === limit });
    });
    return result.ok ? result.value : { redriven: 0, more: false };
  }
}

/** $1 is the time, $2 the topic; `picked` answers the ids. */
function requeue(picked: string): string {
  return `
    WITH picked AS (${picked}), queued AS (
      INSERT INTO outbox (topic, key_bytes, value, headers)
      SELECT $2, d.key, d.value, d.headers FROM dead_letter d JOIN picked USING (id) ORDER BY d.id
    )
    UPDATE dead_letter d SET redriven_at = $1 FROM picked WHERE d.id = picked.id`;
}
