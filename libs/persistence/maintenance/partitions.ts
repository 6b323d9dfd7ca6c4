import type { QueryRunner } from 'typeorm';
import { DAY } from '../../kernel/clock.js';
import { sqlState } from '../repositories/transact.js';

/** Look-alike buckets are half hours. */
const BUCKET = 30 * 60 * 1000;
const BUCKETS_A_DAY = DAY / BUCKET;
const LOCK_TIMEOUT = '2s';
const LOCK_NOT_AVAILABLE = '55P03';

/** A table that is partitioned by day, one partition a day, besides a default for all other rows. */
export interface DailyTable {
  readonly name: 'journal' | 'decision' | 'facts_snapshot' | 'look_alike';
  readonly column: 'day' | 'bucket';
}

export const JOURNAL: DailyTable = { name: 'journal', column: 'day' };
export const DAILY_TABLES: readonly DailyTable[] = [
  JOURNAL,
  { name: 'decision', column: 'day' },
  { name: 'facts_snapshot', column: 'day' },
  { name: 'look_alike', column: 'bucket' },
];

/** Days since the epoch, UTC. */
export function dayOf(ms: number): number {
  return Math.floor(ms / DAY);
}

function isoDay(day: number): string {
  return new Date(day * DAY).toISOString().slice(0, 10);
}

function partitionName(table: DailyTable, day: number): string {
  return `${table.name}_${isoDay(day).replaceAll('-', '')}`;
}

/** First value of the day in the table's own unit, as an SQL literal. */
export function dayBound(table: DailyTable, day: number): string {
  return table.column === 'day' ? `'${isoDay(day)}'` : String(day * BUCKETS_A_DAY);
}

/** Days that have a partition. */
export async function partitionDays(
  runner: QueryRunner,
  table: DailyTable,
): Promise<readonly number[]> {
  const { records }: { records: { name: string }[] } = await runner.query(
    `SELECT c.relname AS name FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
     WHERE i.inhparent = $1::regclass`,
    [table.name],
    true,
  );
  return records.flatMap(({ name }) => {
    const [, year, month, day] = /_(\d{4})(\d{2})(\d{2})$/.exec(name) ?? [];
    return year === undefined ? [] : [dayOf(Date.parse(`${year}-${month}-${day}`))];
  });
}

/**
 * Makes the missing partitions of the days. Rows of such a day that wait in the default partition
 * move along, under a lock on the default alone: writers of other days go on. A lock that can't be
 * had soon is left for the next run. Answers the names of those made.
 */
export async function createPartitions(
  runner: QueryRunner,
  table: DailyTable,
  days: readonly number[],
): Promise<readonly string[]> {
  const there = new Set(await partitionDays(runner, table));
  const made: string[] = [];
  for (const day of days) {
    if (there.has(day)) continue;
    const name = partitionName(table, day);
    const from = dayBound(table, day);
    const to = dayBound(table, day + 1);
    const done = await withLockTimeout(runner, [
      `CREATE TABLE ${name} (LIKE ${table.name} INCLUDING ALL EXCLUDING IDENTITY)`,
      `LOCK TABLE ${table.name}_other IN ACCESS EXCLUSIVE MODE`,
      `WITH moved AS (
         DELETE FROM ${table.name}_other WHERE ${table.column} >= ${from} AND ${table.column} < ${to}
         RETURNING *
       ) INSERT INTO ${name} SELECT * FROM moved`,
      `ALTER TABLE ${table.name} ATTACH PARTITION ${name} FOR VALUES FROM (${from}) TO (${to})`,
    ]);
    if (done) made.push(name);
  }
  return made;
}

/** Drops a day's partition; false when its lock can't be had soon. */
export function dropPartition(runner: QueryRunner, table: DailyTable, day: number): Promise<boolean> {
  return withLockTimeout(runner, [`DROP TABLE IF EXISTS ${partitionName(table, day)}`]);
}

/** Whether a day of the journal still holds what has not been emitted. */
export async function hasUnemitted(runner: QueryRunner, day: number): Promise<boolean> {
  const { records }: { records: { there: boolean }[] } = await runner.query(
    'SELECT EXISTS (SELECT FROM journal WHERE day = $1 AND NOT emitted) AS there',
    [isoDay(day)],
    true,
  );
  return records[0]?.there === true;
}

/** One transaction; false when a lock could not be had within two seconds. */
async function withLockTimeout(runner: QueryRunner, statements: readonly string[]): Promise<boolean> {
  await runner.startTransaction();
  try {
    await runner.query(`SET LOCAL lock_timeout = '${LOCK_TIMEOUT}'`);
    for (const statement of statements) await runner.query(statement);
    await runner.commitTransaction();
    return true;
  } catch (error) {
    await runner.rollbackTransaction();
    if (sqlState(error) === LOCK_NOT_AVAILABLE) return false;
    throw error;
  }
}
