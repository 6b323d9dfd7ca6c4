import { mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Kafka, logLevel } from 'kafkajs';
import { Pool } from 'pg';
import { TOPICS } from '../../../libs/contracts/topics.js';
import { DAY, systemClock } from '../../../libs/kernel/clock.js';
import { ensureTopics } from '../../../libs/messaging/topics.js';
import { createDataSource, migrate } from '../../../libs/persistence/data-source.js';
import {
  type EmbeddedPostgres,
  startEmbeddedPostgres,
} from '../../../libs/persistence/embedded-postgres.js';
import { ensurePolicy } from '../../../libs/persistence/ensure-policy.js';
import { TokensRepository } from '../../../libs/persistence/repositories/tokens.repository.js';
import { Tokens } from '../../../libs/platform/tokens.js';
import { KafkaBroker } from '../../support/kafka-broker.js';
import { ServerProcess } from './server-process.js';

/** How long Tidegate has watched when a run begins: cold-start rules answer as on any other day. */
const WATCHED = 400 * DAY;

export interface DeploymentOptions {
  /** false trades crash safety of PostgreSQL for speed. */
  readonly durable: boolean;
}

const ignore = (): void => undefined;

/**
 * Production mode on this machine, all of it its own: PostgreSQL, one Kafka broker and any number of
 * server processes, on loopback and in a temporary folder.
 */
export class Deployment {
  readonly #processes: ServerProcess[] = [];
  #postgres: EmbeddedPostgres | null = null;
  #started = 0;

  private constructor(
    private readonly folder: string,
    readonly broker: KafkaBroker,
    readonly kafka: Kafka,
    readonly databaseUrl: string,
    private readonly databasePort: number,
    private readonly durable: boolean,
    /** For looking, not for load. */
    readonly pool: Pool,
    /** Bearer token with every scope. */
    readonly token: string,
    postgres: EmbeddedPostgres,
  ) {
    this.#postgres = postgres;
  }

  /** Empty topics and an empty, migrated database under the shipped policy. */
  static async open(options: DeploymentOptions): Promise<Deployment> {
    const folder = await realpath(await mkdtemp(join(tmpdir(), 'tidegate-proof-')));
    const undo: (() => Promise<unknown>)[] = [
      () => rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 }),
    ];
    try {
      const broker = await KafkaBroker.create();
      undo.push(() => broker.dispose());
      const postgres = await startEmbeddedPostgres({
        dataDir: join(folder, 'postgres'),
        durable: options.durable,
      });
      undo.push(() => postgres.stop());
      const token = await prepareDatabase(postgres.url);
      const kafka = new Kafka({
        clientId: 'tidegate-proof',
        brokers: [broker.brokers],
        logLevel: logLevel.NOTHING,
        retry: { retries: 30, initialRetryTime: 100, maxRetryTime: 1_000 },
      });
      await prepareTopics(kafka);
      const pool = new Pool({ connectionString: postgres.url, max: 4, connectionTimeoutMillis: 5_000 });
      pool.on('error', ignore);
      const { url, port } = postgres;
      const { durable } = options;
      return new Deployment(folder, broker, kafka, url, port, durable, pool, token, postgres);
    } catch (error) {
      for (const step of undo.toReversed()) await step();
      throw error;
    }
  }

  get workers(): readonly ServerProcess[] {
    return this.#processes.filter((process) => process.alive && process.name.startsWith('worker'));
  }

  startWorker(env: Readonly<Record<string, string>> = {}): Promise<ServerProcess> {
    return this.#start('worker', { TIDEGATE_ROLES: 'ingress', ...env });
  }

  startApi(): Promise<ServerProcess> {
    return this.#start('api', { TIDEGATE_ROLES: 'api' });
  }

  /** `crash` leaves it no time to write anything: it recovers from its write-ahead log. */
  async stopDatabase(how: 'clean' | 'crash'): Promise<void> {
    const postgres = this.#postgres;
    if (!postgres) return;
    this.#postgres = null;
    if (how === 'crash') process.kill(postgres.pid, 'SIGQUIT');
    await postgres.stop();
  }

  async startDatabase(): Promise<void> {
    this.#postgres = await startEmbeddedPostgres({
      dataDir: join(this.folder, 'postgres'),
      durable: this.durable,
      port: this.databasePort,
    });
  }

  /** The ends of the logs of the processes, for a person who looks for the cause of a failure. */
  async logs(): Promise<string> {
    const tails = this.#processes.map(async (each) => `--- ${each.name}\n${await each.logTail()}`);
    return (await Promise.all(tails)).join('\n');
  }

  async stopProcesses(): Promise<void> {
    for (const process of this.#processes) process.resume();
    await Promise.all(this.#processes.map((process) => process.stop()));
  }

  async close(): Promise<void> {
    await Promise.all(this.#processes.map((process) => process.kill()));
    await this.pool.end();
    await this.stopDatabase('clean');
    await this.broker.dispose();
    await rm(this.folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }

  async #start(kind: string, env: Readonly<Record<string, string>>): Promise<ServerProcess> {
    this.#started += 1;
    const process = await ServerProcess.start({
      name: `${kind}-${this.#started}`,
      folder: this.folder,
      env: {
        DATABASE_URL: this.databaseUrl,
        KAFKA_BROKERS: this.broker.brokers,
        KAFKA_REPLICATION_FACTOR: '1',
        TIDEGATE_PORT: '0',
        TIDEGATE_LOG_LEVEL: 'warn',
        ...env,
      },
    });
    this.#processes.push(process);
    return process;
  }
}

async function prepareDatabase(url: string): Promise<string> {
  const dataSource = createDataSource({ url, poolSize: 2, applicationName: 'tidegate-proof' });
  await dataSource.initialize();
  try {
    await migrate(dataSource);
    await ensurePolicy(dataSource, 'proof');
    await dataSource.query('UPDATE governing SET watch_started_at = $1', [Date.now() - WATCHED]);
    const store = new TokensRepository(dataSource);
    const tokens = new Tokens({ store, clock: systemClock, onTouchFailed: ignore });
    return (await tokens.issue('proof', ['admin'])).token;
  } finally {
    await dataSource.destroy();
  }
}

async function prepareTopics(kafka: Kafka): Promise<void> {
  const admin = kafka.admin();
  await admin.connect();
  try {
    const ready = await ensureTopics(admin, { replicationFactor: 1, topics: Object.values(TOPICS) });
    if (!ready.ok) throw new Error(ready.error.map(({ message }) => message).join('\n'));
  } finally {
    await admin.disconnect();
  }
}
