import { DataSource, MigrationExecutor } from 'typeorm';
import { SECOND } from '../kernel/clock.js';
import { ApiTokenEntity } from './entities/api-token.entity.js';
import { PolicyVersionEntity } from './entities/policy-version.entity.js';
import { FirstGate1764000000000 } from './migrations/1764000000000-first-gate.js';
import { Feedback1764100000000 } from './migrations/1764100000000-feedback.js';

/** Every migration, oldest first: listed, not globbed, so that the build knows what it ships. */
const MIGRATIONS = [FirstGate1764000000000, Feedback1764100000000];
const MIGRATIONS_TABLE = 'schema_migration';

/** Session advisory locks of Tidegate: two 32-bit halves, so that they can't meet a hashed one. */
export const ADVISORY_LOCKS = {
  migrate: [0x74696465, 1],
  outbox: [0x74696465, 2],
  maintenance: [0x74696465, 3],
} as const;

export interface DataSourceConfig {
  /** postgres:// URL. */
  readonly url: string;
  readonly poolSize: number;
  /** Shown in pg_stat_activity. */
  readonly applicationName: string;
  /** After how long the server gives up on one statement; 0 = never. Default 15 s. */
  readonly statementTimeoutMs?: number;
}

/** The API's way to the database. Not yet connected: call `initialize()`. */
export function createDataSource(config: DataSourceConfig): DataSource {
  return new DataSource({
    type: 'postgres',
    url: config.url,
    poolSize: config.poolSize,
    applicationName: config.applicationName,
    connectTimeoutMS: 10 * SECOND,
    entities: [ApiTokenEntity, PolicyVersionEntity],
    migrations: MIGRATIONS,
    migrationsTableName: MIGRATIONS_TABLE,
    installExtensions: false,
    logging: false,
    // A connection lost while idle is replaced on its next use; unheard, its error would end the process.
    poolErrorHandler: () => undefined,
    extra: {
      keepAlive: true,
      idleTimeoutMillis: 30 * SECOND,
      statement_timeout: config.statementTimeoutMs ?? 15 * SECOND,
      idle_in_transaction_session_timeout: 30 * SECOND,
    },
  });
}

/**
 * Brings the schema up to this build's. Safe to call from any number of processes at once: all but
 * one wait and then find nothing to do. Answers the names of the migrations that ran.
 */
export async function migrate(dataSource: DataSource): Promise<readonly string[]> {
  const runner = dataSource.createQueryRunner();
  try {
    // Waiting for the lock and building indexes may take longer than an API statement may.
    await runner.query('SET statement_timeout = 0');
    await runner.query('SELECT pg_advisory_lock($1, $2)', [...ADVISORY_LOCKS.migrate]);
    try {
      const done = await new MigrationExecutor(dataSource, runner).executePendingMigrations();
      return done.map((migration) => migration.name);
    } finally {
      await runner.query('SELECT pg_advisory_unlock($1, $2)', [...ADVISORY_LOCKS.migrate]);
      await runner.query('RESET statement_timeout');
    }
  } finally {
    await runner.release();
  }
}

/** The database's schema is not the one this build was made for; the message says what to do. */
export class SchemaMismatch extends Error {
  override readonly name = 'SchemaMismatch';

  constructor(
    message: string,
    readonly missing: readonly string[],
    readonly unknown: readonly string[],
  ) {
    super(message);
  }
}

/** Throws `SchemaMismatch` unless exactly this build's migrations have run. */
export async function assertMigrated(dataSource: DataSource): Promise<void> {
  const [table] = await dataSource.query<{ there: boolean }[]>(
    'SELECT to_regclass($1) IS NOT NULL AS there',
    [MIGRATIONS_TABLE],
  );
  const rows = table?.there
    ? await dataSource.query<{ name: string }[]>(`SELECT name FROM ${MIGRATIONS_TABLE}`)
    : [];
  const ran = new Set(rows.map((row) => row.name));
  const wanted = new Set(MIGRATIONS.map((migration) => migration.name));
  const missing = [...wanted].filter((name) => !ran.has(name));
  const unknown = [...ran].filter((name) => !wanted.has(name));
  if (missing.length > 0) {
    throw new SchemaMismatch(
      `the database lacks ${missing.join(', ')}: run "npm run -s tidegate -- migrate" first`,
      missing,
      unknown,
    );
  }
  if (unknown.length > 0) {
    throw new SchemaMismatch(
      `the database has ${unknown.join(', ')}, which this build doesn't know: run the newer build`,
      missing,
      unknown,
    );
  }
}
