import type { DataSource } from 'typeorm';
import { ADVISORY_LOCKS } from './data-source.js';
import { DAILY_TABLES, createPartitions, dayOf } from './maintenance/partitions.js';
import {
  applyRetention,
  keptFor,
  type Keeping,
  type RetentionReport,
} from './maintenance/retention.js';
import { rotateSeen, type RotationResult } from './maintenance/seen-rotation.js';

/** Partitions are made for messages this many days late, and ahead of time by as many days. */
const DAYS_BACK = 7;
const DAYS_AHEAD = 3;

export interface MaintenanceReport extends RetentionReport {
  readonly partitions: readonly string[];
  readonly seen: RotationResult;
}

/**
 * Housekeeping: partitions, retention, the turn of the `seen` generations. Run it at start, before
 * anything is consumed, and every hour. null: another process is at it.
 */
export async function maintain(
  dataSource: DataSource,
  keeping: Keeping,
  now: number,
): Promise<MaintenanceReport | null> {
  const runner = dataSource.createQueryRunner();
  try {
    const { records }: { records: { mine: boolean }[] } = await runner.query(
      'SELECT pg_try_advisory_lock($1, $2) AS mine',
      [...ADVISORY_LOCKS.maintenance],
      true,
    );
    if (records[0]?.mine !== true) return null;
    const { retention } = keeping;
    try {
      // Deleting and moving a day's rows may take longer than an API statement may.
      await runner.query(`SET statement_timeout = '10min'`);
      const partitions: string[] = [];
      for (const table of DAILY_TABLES) {
        partitions.push(
          ...(await createPartitions(runner, table, daysOf(keptFor(table, retention), now))),
        );
      }
      const removed = await applyRetention(runner, keeping, now);
      return { ...removed, partitions, seen: await rotateSeen(runner, retention.seen, now) };
    } finally {
      await runner.query('SELECT pg_advisory_unlock($1, $2)', [...ADVISORY_LOCKS.maintenance]);
      await runner.query('RESET statement_timeout');
    }
  } finally {
    await runner.release();
  }
}

/** Never a day that retention would drop again at once. */
function daysOf(kept: number, now: number): readonly number[] {
  const today = dayOf(now);
  const oldest = Math.max(today - DAYS_BACK, dayOf(now - kept));
  return Array.from({ length: today + DAYS_AHEAD - oldest + 1 }, (_, index) => oldest + index);
}
