import type { DataSource, QueryRunner } from 'typeorm';
import { errorCode } from '../../kernel/error-code.js';
import type { Result } from '../../kernel/result.js';

/** Statements inside one open transaction. */
export interface Sql {
  rows<R>(text: string, values?: readonly unknown[]): Promise<R[]>;
  /** Answers how many rows it touched. */
  run(text: string, values?: readonly unknown[]): Promise<number>;
}

const ATTEMPTS = 3;
const DEADLOCK = '40P01';

/**
 * Runs `work` in one transaction: commits on `ok`, rolls back on `err` and on a throw. A deadlock,
 * which PostgreSQL ends by failing one side, is tried again: `work` must have no effects outside.
 */
export async function transact<T, E>(
  dataSource: DataSource,
  work: (sql: Sql) => Promise<Result<T, E>>,
): Promise<Result<T, E>> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await once(dataSource, work);
    } catch (error) {
      if (attempt >= ATTEMPTS || sqlState(error) !== DEADLOCK) throw error;
    }
  }
}

/** SQLSTATE of a database error, also of one that TypeORM has wrapped; null for any other. */
export function sqlState(error: unknown): string | null {
  const wrapped = typeof error === 'object' && error !== null && 'driverError' in error;
  return errorCode(wrapped ? error.driverError : error);
}

async function once<T, E>(
  dataSource: DataSource,
  work: (sql: Sql) => Promise<Result<T, E>>,
): Promise<Result<T, E>> {
  const runner = dataSource.createQueryRunner();
  try {
    await runner.startTransaction();
    const result = await work(sqlOf(runner));
    if (result.ok) await runner.commitTransaction();
    else await runner.rollbackTransaction();
    return result;
  } catch (error) {
    // The first error is the one to tell; a connection that can't roll back is dropped by the pool.
    if (runner.isTransactionActive) await runner.rollbackTransaction().catch(() => undefined);
    throw error;
  } finally {
    await runner.release();
  }
}

function sqlOf(runner: QueryRunner): Sql {
  return {
    async rows<R>(text: string, values: readonly unknown[] = []): Promise<R[]> {
      const { records }: { records: R[] } = await runner.query(text, [...values], true);
      return records;
    },
    async run(text: string, values: readonly unknown[] = []): Promise<number> {
      const result = await runner.query(text, [...values], true);
      return result.affected ?? 0;
    },
  };
}
