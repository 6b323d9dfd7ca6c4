import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DataSource } from 'typeorm';
import { createTestDatabase, type TestDatabase } from '../../test/support/database.js';
import { SchemaMismatch, assertMigrated, createDataSource, migrate } from './data-source.js';

describe('the schema', () => {
  let database: TestDatabase;
  const open: DataSource[] = [];

  beforeEach(async () => {
    database = await createTestDatabase();
  });
  afterEach(async () => {
    await Promise.all(open.splice(0).map((dataSource) => dataSource.destroy()));
    await database.drop();
  });

  const connect = async (statementTimeoutMs?: number): Promise<DataSource> => {
    const dataSource = createDataSource({
      url: database.url,
      poolSize: 2,
      applicationName: 'tidegate-test',
      ...(statementTimeoutMs === undefined ? {} : { statementTimeoutMs }),
    });
    open.push(dataSource);
    return dataSource.initialize();
  };

  it('is made once, however many processes start together', async () => {
    const processes = await Promise.all([connect(), connect(), connect()]);
    const ran = await Promise.all(processes.map((dataSource) => migrate(dataSource)));
    expect(ran.filter((names) => names.length > 0)).toHaveLength(1);
    for (const dataSource of processes) await assertMigrated(dataSource);
  });

  it('that is missing is named, with what to do', async () => {
    const dataSource = await connect();
    const failure = await assertMigrated(dataSource).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(SchemaMismatch);
    expect(failure).toMatchObject({
      missing: ['FirstGate1764000000000', 'Feedback1764100000000'],
      unknown: [],
    });
    expect(String(failure)).toContain('migrate');
  });

  it('of a newer build is named', async () => {
    const dataSource = await connect();
    await migrate(dataSource);
    await dataSource.query(`INSERT INTO schema_migration ("timestamp", name) VALUES (1, 'Later1')`);
    await expect(assertMigrated(dataSource)).rejects.toMatchObject({
      missing: [],
      unknown: ['Later1'],
    });
  });

  it('is not waited for without end by a statement', async () => {
    const dataSource = await connect(100);
    await expect(dataSource.query('SELECT pg_sleep(5)')).rejects.toThrow('statement timeout');
  });

  it('survives connections that are lost while idle', async () => {
    const dataSource = await connect();
    const other = await connect();
    await dataSource.query('SELECT 1');
    await other.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
       WHERE datname = current_database() AND pid <> pg_backend_pid()`,
    );
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(await dataSource.query('SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });
});
