import { existsSync, readFileSync } from 'node:fs';
import type { DataSource } from 'typeorm';
import { z } from 'zod';
import { errorCode } from '../../libs/kernel/error-code.js';
import { assertMigrated, createDataSource } from '../../libs/persistence/data-source.js';
import { runtimeFile, runtimeSchema } from '../../libs/platform/runtime-file.js';
import { describeConfigError, readConfig, type Config } from '../../libs/platform/config.js';
import { MODELS } from './classifier.js';
import { UsageError } from './usage-error.js';

export interface Connection {
  readonly config: Config;
  readonly databaseUrl: string;
  /** Where the API of the running server answers; null in production mode. */
  readonly apiUrl: string | null;
}

/** Where this installation's model versions are. */
export function modelsFolder(): string {
  const config = readConfig();
  if (!config.ok) throw new UsageError(describeConfigError(config.error));
  return config.value.classifier.models ?? MODELS;
}

/** Finds the database: DATABASE_URL, else that of the embedded server that runs on the data folder. */
export function findDatabase(): Connection {
  const config = readConfig();
  if (!config.ok) throw new UsageError(describeConfigError(config.error));
  const { backing } = config.value;
  if (backing.mode === 'kafka') {
    return { config: config.value, databaseUrl: backing.databaseUrl, apiUrl: null };
  }
  const file = runtimeFile(backing.dataDir);
  const hint = `start the server with "npm start" in another terminal (its data folder is ${backing.dataDir})`;
  if (!existsSync(file)) throw new UsageError(`no embedded server is running: ${hint}`);
  const runtime = readRuntime(file);
  if (runtime === null) throw new UsageError(`${file} is broken: ${hint}, which writes it anew`);
  if (!alive(runtime.pid)) throw new UsageError(`the embedded server is gone: ${hint}`);
  return { config: config.value, databaseUrl: runtime.databaseUrl, apiUrl: runtime.apiUrl };
}

/** null where it is no JSON, or other JSON than the server writes. */
function readRuntime(file: string): z.infer<typeof runtimeSchema> | null {
  try {
    return runtimeSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof z.ZodError) return null;
    throw error;
  }
}

/** Runs a command's work on a database that is there and has this build's schema. */
export async function withDatabase<T>(
  work: (dataSource: DataSource, connection: Connection) => Promise<T>,
  options: { readonly migrated: boolean } = { migrated: true },
): Promise<T> {
  const connection = findDatabase();
  const dataSource = createDataSource({
    url: connection.databaseUrl,
    poolSize: 4,
    applicationName: 'tidegate-cli',
    statementTimeoutMs: 0,
  });
  try {
    await dataSource.initialize();
    if (options.migrated) await assertMigrated(dataSource);
    return await work(dataSource, connection);
  } catch (error) {
    if (errorCode(error) === 'ECONNREFUSED')
      throw new UsageError('the database does not answer: is it running?');
    throw error;
  } finally {
    if (dataSource.isInitialized) await dataSource.destroy();
  }
}

function alive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return errorCode(error) === 'EPERM';
  }
}
