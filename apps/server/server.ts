import { join } from 'node:path';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { Pool } from 'pg';
import type { DataSource } from 'typeorm';
import { errorCode } from '../../libs/kernel/error-code.js';
import { systemClock } from '../../libs/kernel/clock.js';
import type { LogBackend } from '../../libs/messaging/backend.js';
import { openEmbeddedBackend } from '../../libs/messaging/embedded-backend.js';
import { openKafkaBackend } from '../../libs/messaging/kafka-backend.js';
import type { LogLine } from '../../libs/messaging/log-line.js';
import { assertMigrated, createDataSource, migrate } from '../../libs/persistence/data-source.js';
import {
  startEmbeddedPostgres,
  type EmbeddedPostgres,
} from '../../libs/persistence/embedded-postgres.js';
import { ensurePolicy } from '../../libs/persistence/ensure-policy.js';
import { PgBatchStore } from '../../libs/persistence/hot/batch-store.js';
import { openHotPool } from '../../libs/persistence/hot/pool.js';
import { maintain } from '../../libs/persistence/maintenance.js';
import type { Backing, Config } from '../../libs/platform/config.js';
import { createEvent } from '../../libs/platform/event.js';
import type { Log } from '../../libs/platform/log.js';
import { createMetrics } from '../../libs/platform/metrics.js';
import { removeRuntime, writeRuntime } from '../../libs/platform/runtime-file.js';
import { createApiApp } from './api/app.js';
import { assemble } from './assemble.js';
import { activePolicy } from './policy.js';
import { VERSION } from './version.js';

export interface RunningServer {
  /** http://host:port */
  readonly url: string;
  /** Shown once, at the first run; null afterwards and where the operator chose one. */
  readonly firstToken: string | null;
  stop(): Promise<void>;
}

/**
 * Starts what the roles ask for, in order, and undoes what was started when a later part fails:
 * database → schema → log → application.
 */
export async function startServer(config: Config, log: Log): Promise<RunningServer> {
  const undo: (() => Promise<unknown>)[] = [];
  const stop = async (): Promise<void> => {
    for (const step of undo.splice(0).toReversed()) await step();
  };
  try {
    const { backing } = config;
    const postgres = backing.mode === 'embedded' ? await startDatabase(backing.dataDir, log) : null;
    if (postgres) undo.push(() => postgres.stop());
    const databaseUrl = backing.mode === 'kafka' ? backing.databaseUrl : (postgres?.url ?? '');

    const dataSource = createDataSource({
      url: databaseUrl,
      poolSize: config.databasePool,
      applicationName: 'tidegate-api',
    });
    await dataSource.initialize();
    undo.push(async () => {
      // Closing the application closes it, unless the start failed before.
      if (dataSource.isInitialized) await dataSource.destroy();
    });
    await prepareSchema(dataSource, backing);

    const pool = openHotPool({
      url: databaseUrl,
      size: config.ingress.lanes + 3,
      applicationName: 'tidegate-ingress',
    });
    undo.push(() => pool.end());

    const backend = await openBackend(backing, pool, databaseUrl, log);
    undo.push(() => backend.close());

    const metrics = createMetrics({ version: VERSION, mode: backing.mode, processMetrics: true });
    const event = createEvent(log, metrics);
    const parts = {
      config,
      databaseUrl,
      dataSource,
      pool,
      store: new PgBatchStore(pool),
      backend,
      metrics,
      event,
    };
    const assembled = await assemble(parts);
    const app = await createApiApp(assembled.module, { clock: systemClock });
    undo.push(() => app.close());
    await listen(app, config.http);
    const url = urlOf(app, config.http.host);
    const firstToken = await assembled.firstToken();
    if (backing.mode === 'embedded') {
      writeRuntime(backing.dataDir, { pid: process.pid, databaseUrl, apiUrl: url });
      undo.push(() => Promise.resolve(removeRuntime(backing.dataDir)));
    }
    return { url, firstToken, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function listen(app: NestExpressApplication, { host, port }: Config['http']): Promise<void> {
  try {
    await app.listen(port, host);
  } catch (error) {
    if (errorCode(error) !== 'EADDRINUSE') throw error;
    throw new Error(`port ${port} of ${host} is taken: choose another with TIDEGATE_PORT`, {
      cause: error,
    });
  }
}

function startDatabase(dataDir: string, log: Log): Promise<EmbeddedPostgres> {
  return startEmbeddedPostgres({
    dataDir: join(dataDir, 'postgres'),
    log: (line) => log.debug({ line: line.slice(0, 500) }, 'postgres'),
    onExit: (error) => log.error({ err: error }, 'the embedded PostgreSQL has ended'),
  });
}

/** Embedded mode keeps its own schema; in production `tidegate migrate` does, before the workers. */
async function prepareSchema(dataSource: DataSource, backing: Backing): Promise<void> {
  if (backing.mode === 'embedded') {
    await migrate(dataSource);
    await ensurePolicy(dataSource, 'first run');
  }
  await assertMigrated(dataSource);
  await maintain(dataSource, await activePolicy(dataSource), systemClock.now());
}

async function openBackend(
  backing: Backing,
  pool: Pool,
  databaseUrl: string,
  log: Log,
): Promise<LogBackend> {
  const line: LogLine = (level, message, details) => log[level](details ?? {}, message);
  if (backing.mode === 'embedded') return openEmbeddedBackend(pool, databaseUrl, line);
  const { brokers, clientId, replicationFactor, sasl, tls } = backing.kafka;
  return openKafkaBackend(
    {
      brokers,
      clientId,
      ...(sasl === null ? {} : { sasl }),
      ...(tls === null
        ? {}
        : { tls: Object.fromEntries(Object.entries(tls).filter(([, pem]) => pem !== null)) }),
    },
    line,
    { replicationFactor },
  );
}

function urlOf(app: NestExpressApplication, host: string): string {
  const address: unknown = app.getHttpServer().address();
  const port = typeof address === 'object' && address !== null && 'port' in address ? address.port : '';
  return `http://${host.includes(':') ? `[${host}]` : host}:${String(port)}`;
}
