import type { Pool } from 'pg';

/** Rows removed by one statement: short locks, little WAL at once. */
const BATCH = 5_000;

export interface TrimOptions {
  readonly topic: string;
  /** Records older than this go, ms since the epoch. */
  readonly before: number;
  /** Records from these offsets on stay whatever their age: nobody has dealt with them yet. */
  readonly keepFrom?: ReadonlyMap<number, bigint>;
}

/** Removes old records; answers how many. Offsets go on, the rest stays readable. */
export async function trimEmbeddedLog(pool: Pool, options: TrimOptions): Promise<number> {
  const keep = [...(options.keepFrom ?? [])];
  return await inBatches(
    pool,
    `delete from log_record where ctid = any (array(
       select record.ctid from log_record as record
       left join unnest($3::int[], $4::bigint[]) as keep(part, offs) on keep.part = record.part
       where record.topic = $1 and record.ts < to_timestamp($2::double precision / 1000)
         and (keep.offs is null or record.offs < keep.offs)
       limit ${BATCH}))`,
    [
      options.topic,
      options.before,
      keep.map(([part]) => part),
      keep.map(([, offset]) => String(offset)),
    ],
  );
}

/**
 * What Kafka's cleanup.policy=compact does: removes records that a later one of the same key has
 * replaced, and tombstones older than `tombstonesBefore` (ms since the epoch).
 */
export async function compactEmbeddedLog(
  pool: Pool,
  topic: string,
  tombstonesBefore: number,
): Promise<number> {
  const replaced = await inBatches(
    pool,
    `delete from log_record where ctid = any (array(
       select old.ctid from log_record as old where old.topic = $1 and exists (
         select from log_record as later where later.topic = old.topic and later.part = old.part
           and later.key = old.key and later.offs > old.offs)
       limit ${BATCH}))`,
    [topic],
  );
  const lifted = await inBatches(
    pool,
    `delete from log_record where ctid = any (array(
       select ctid from log_record where topic = $1 and value is null
         and ts < to_timestamp($2::double precision / 1000) limit ${BATCH}))`,
    [topic, tombstonesBefore],
  );
  return replaced + lifted;
}

async function inBatches(pool: Pool, sql: string, parameters: readonly unknown[]): Promise<number> {
  let total = 0;
  for (;;) {
    const { rowCount } = await pool.query(sql, [...parameters]);
    total += rowCount ?? 0;
    if ((rowCount ?? 0) < BATCH) return total;
  }
}
