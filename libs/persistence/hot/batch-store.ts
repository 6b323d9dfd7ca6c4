import type { Pool } from 'pg';
import type { Severity } from '../../contracts/domain-policy.js';
import { err, ok, type Result } from '../../kernel/result.js';
import type {
  BatchStore,
  BatchTransaction,
  CursorMove,
  EmitRecord,
  OwnedPartition,
  RestrictionRow,
} from '../../pipeline/ports.js';
import { UngovernedError } from '../../pipeline/ungoverned-error.js';
import { PgBatchTransaction, readGoverning, type GoverningRow } from './batch-transaction.js';
import { decodeJournal } from './journal-codec.js';
import * as SQL from './sql.js';

/** The ingress side of the database: one pool, one transaction per batch. */
export class PgBatchStore implements BatchStore {
  constructor(private readonly pool: Pool) {}

  async own(topic: string, partitions: readonly number[]): Promise<readonly OwnedPartition[]> {
    const { rows } = await this.pool.query<{ part: number; next_offset: string; epoch: string }>(
      SQL.OWN,
      [topic, partitions],
    );
    return rows.map((row) => ({
      partition: row.part,
      epoch: BigInt(row.epoch),
      next: BigInt(row.next_offset),
    }));
  }

  async unemitted(
    topic: string,
    partitions: readonly number[],
  ): Promise<readonly { readonly id: string; readonly records: readonly EmitRecord[] }[]> {
    const { rows } = await this.pool.query<{ id: string; payload: Buffer }>(SQL.UNEMITTED, [
      topic,
      partitions,
    ]);
    return rows.map((row) => ({ id: row.id, records: decodeJournal(row.payload) }));
  }

  async markEmitted(ids: readonly string[]): Promise<void> {
    if (ids.length > 0) await this.pool.query(SQL.MARK_EMITTED, [ids]);
  }

  async begin(
    topic: string,
    moves: readonly CursorMove[],
  ): Promise<Result<BatchTransaction, { readonly lost: readonly number[] }>> {
    const client = await this.pool.connect();
    try {
      const begun = client.query(SQL.BEGIN);
      const governing =
        moves.length === 0
          ? client.query<GoverningRow>(SQL.GOVERNING)
          : client.query<GoverningRow>({
              name: 'begin_batch',
              text: SQL.BEGIN_BATCH,
              values: [
                topic,
                moves.map((move) => move.partition),
                moves.map((move) => move.epoch),
                moves.map((move) => move.from),
                moves.map((move) => move.to),
              ],
            });
      const [, { rows }] = await Promise.all([begun, governing]);
      const row = rows[0];
      if (!row) throw new UngovernedError('the governing row is missing: run the migrations again');
      const lost = moves.map((move) => move.partition).filter((part) => !row.moved.includes(part));
      if (lost.length > 0) {
        await client.query('ROLLBACK');
        client.release();
        return err({ lost });
      }
      return ok(new PgBatchTransaction(client, topic, moves, readGoverning(row)));
    } catch (error) {
      // A connection in an unknown state is closed, never handed back to the pool.
      client.release(true);
      throw error;
    }
  }

  async activePolicy(): Promise<{ readonly revision: bigint; readonly yaml: string } | null> {
    const { rows } = await this.pool.query<{ policy_revision: string; document: string }>(
      SQL.ACTIVE_POLICY,
    );
    const row = rows[0];
    return row ? { revision: BigInt(row.policy_revision), yaml: row.document } : null;
  }

  async restrictionsSince(revision: bigint): Promise<readonly RestrictionRow[]> {
    const { rows } = await this.pool.query<{
      kind: 'domain' | 'actor';
      subject: string;
      severity: Severity;
      reject_media: boolean;
      reject_reports: boolean;
      until: Date | null;
      lifted: boolean;
      revision: string;
    }>(SQL.RESTRICTIONS_SINCE, [revision]);
    return rows.map((row) => ({
      kind: row.kind,
      subject: row.subject,
      severity: row.severity,
      rejectMedia: row.reject_media,
      rejectReports: row.reject_reports,
      until: row.until === null ? null : row.until.getTime(),
      lifted: row.lifted,
      revision: BigInt(row.revision),
    }));
  }
}
