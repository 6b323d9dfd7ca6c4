import type { QueryRunner } from 'typeorm';
import type { CompiledPolicy, Retention } from '../../decide/compiled-policy.js';
import { DAY } from '../../kernel/clock.js';
import { exhaustive } from '../../kernel/exhaustive.js';
import { deleteBatches } from './delete-batches.js';
import { retainFeedback, retainScores } from './feedback.js';
import {
  DAILY_TABLES,
  JOURNAL,
  dayBound,
  dayOf,
  dropPartition,
  hasUnemitted,
  partitionDays,
  type DailyTable,
} from './partitions.js';

/** The journal is for emitting again after a crash; what is emitted is looked at by nobody later. */
const JOURNAL_KEPT = 2 * DAY;
const ALERTS_KEPT = 90 * DAY;
const IDEMPOTENCY_KEPT = DAY;

export interface RetentionReport {
  readonly dropped: number;
  readonly deleted: number;
}

/** How long a day of the table is kept, ms. */
export function keptFor(table: DailyTable, retention: Retention): number {
  switch (table.name) {
    case 'journal':
      return Math.min(JOURNAL_KEPT, retention.decisions);
    case 'decision':
      return retention.decisions;
    case 'facts_snapshot':
      return retention.facts;
    case 'look_alike':
      return retention.windows;
    default:
      return exhaustive(table.name);
  }
}

/** What a policy says of keeping things. */
export type Keeping = Pick<CompiledPolicy, 'retention' | 'feedback'>;

/** Removes what has outlived its time: whole days by their partitions, the rest in bounded batches. */
export async function applyRetention(
  runner: QueryRunner,
  { retention, feedback }: Keeping,
  now: number,
): Promise<RetentionReport> {
  let dropped = 0;
  let deleted = 0;
  for (const table of DAILY_TABLES) {
    const oldest = dayOf(now - keptFor(table, retention));
    dropped += await dropBefore(runner, table, oldest);
    const unless = table === JOURNAL ? 'AND emitted' : '';
    const past = `${table.column} < ${dayBound(table, oldest)}`;
    deleted += await deleteBatches(runner, `${table.name}_other`, `${past} ${unless}`, []);
  }
  deleted += await deleteBatches(runner, 'object', 'touched < $1', [dayOf(now - retention.objects)]);
  deleted += await deleteBatches(runner, 'dead_letter', 'received_at < $1', [
    now - retention.deadLetters,
  ]);
  deleted += await deleteBatches(runner, 'alert', 'at < $1', [new Date(now - ALERTS_KEPT)]);
  deleted += await deleteBatches(runner, 'idempotency', 'at < $1', [new Date(now - IDEMPOTENCY_KEPT)]);
  deleted += await retainFeedback(runner, feedback, now);
  deleted += await retainScores(runner, now);
  return { dropped, deleted };
}

async function dropBefore(runner: QueryRunner, table: DailyTable, oldest: number): Promise<number> {
  let dropped = 0;
  for (const day of await partitionDays(runner, table)) {
    if (day >= oldest) continue;
    if (table === JOURNAL && (await hasUnemitted(runner, day))) continue;
    if (await dropPartition(runner, table, day)) dropped += 1;
  }
  return dropped;
}
