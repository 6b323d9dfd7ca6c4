import type { QueryRunner } from 'typeorm';

/** Rows that one statement deletes: short locks, short transactions. */
const BATCH = 5_000;
/** Batches of one run and table: the rest is for the next run. */
const MAX_BATCHES = 200;

/** Deletes the rows that meet the condition, in bounded batches; answers how many went. */
export async function deleteBatches(
  runner: QueryRunner,
  table: string,
  condition: string,
  values: readonly unknown[],
): Promise<number> {
  let deleted = 0;
  for (let batch = 0; batch < MAX_BATCHES; batch += 1) {
    const result = await runner.query(
      `DELETE FROM ${table} WHERE ctid = ANY(ARRAY(
         SELECT ctid FROM ${table} WHERE ${condition} LIMIT ${BATCH} FOR UPDATE SKIP LOCKED))`,
      [...values],
      true,
    );
    const rows = result.affected ?? 0;
    deleted += rows;
    if (rows < BATCH) break;
  }
  return deleted;
}
