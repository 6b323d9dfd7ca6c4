import type { QueryRunner } from 'typeorm';
import { sqlState } from '../repositories/transact.js';

const LOCK_NOT_AVAILABLE = '55P03';

export type RotationResult = 'rotated' | 'not_due' | 'started' | 'busy';

/**
 * Begins the next generation of the `seen` store when the current one is older than half of what
 * has to be remembered: an id is then known for at least half, at most the whole of it.
 *
 * Generation g is written, g − 1 is read too, and (g + 1) mod 3 is the oldest, which is emptied. A
 * batch that still writes g while another already writes g + 1 could miss its ids, so the
 * governing row's table is locked: that waits for the batches under way, which all have read it,
 * and holds new ones back for the moment of the change.
 */
export async function rotateSeen(
  runner: QueryRunner,
  seenRetention: number,
  now: number,
): Promise<RotationResult> {
  const { records }: { records: { seen_rotated_at: string }[] } = await runner.query(
    'SELECT seen_rotated_at FROM governing',
    [],
    true,
  );
  const rotatedAt = Number(records[0]?.seen_rotated_at ?? 0);
  if (rotatedAt === 0) {
    await runner.query('UPDATE governing SET seen_rotated_at = $1 WHERE seen_rotated_at = 0', [now]);
    return 'started';
  }
  if (now - rotatedAt <= seenRetention / 2) return 'not_due';
  await runner.startTransaction();
  try {
    await runner.query(`SET LOCAL lock_timeout = '5s'`);
    await runner.query('LOCK TABLE governing IN ACCESS EXCLUSIVE MODE');
    const locked: { records: { seen_generation: number }[] } = await runner.query(
      'SELECT seen_generation FROM governing',
      [],
      true,
    );
    const [row] = locked.records;
    if (!row) throw new Error('the governing row is missing: run the migrations again');
    const next = row.seen_generation + 1;
    await runner.query(`TRUNCATE seen_${next % 3}`);
    await runner.query('UPDATE governing SET seen_generation = $1, seen_rotated_at = $2', [next, now]);
    await runner.commitTransaction();
    return 'rotated';
  } catch (error) {
    await runner.rollbackTransaction();
    if (sqlState(error) === LOCK_NOT_AVAILABLE) return 'busy';
    throw error;
  }
}
