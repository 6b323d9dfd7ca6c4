import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbeddedPostgres } from '../../libs/persistence/embedded-postgres.js';
import { KafkaBroker } from './kafka-broker.js';

export interface TestServices {
  /** Superuser's URL, for TIDEGATE_TEST_DATABASE_URL. */
  readonly databaseUrl: string;
  /** For KAFKA_BROKERS; null when Kafka was not asked for. */
  readonly kafkaBrokers: string | null;
  /** Stops what was started here and removes its data. Idempotent. */
  stop(): Promise<void>;
}

/**
 * Real services for tests: PostgreSQL from npm and Apache Kafka, in temporary folders on free ports.
 * Ones named by TIDEGATE_TEST_DATABASE_URL and KAFKA_BROKERS are used instead and left alone.
 */
export async function startTestServices(options: { readonly kafka: boolean }): Promise<TestServices> {
  const cleanups: (() => Promise<void>)[] = [];
  let stopping: Promise<void> | null = null;
  const stop = (): Promise<void> => {
    stopping ??= Promise.all(cleanups.map((cleanup) => cleanup())).then(() => undefined);
    return stopping;
  };
  const results = await Promise.allSettled([
    startDatabase(cleanups),
    options.kafka ? startKafka(cleanups) : Promise.resolve(null),
  ]);
  const [database, kafka] = results;
  if (database.status === 'rejected' || kafka.status === 'rejected') {
    await stop();
    throw results.find((result) => result.status === 'rejected')?.reason;
  }
  return { databaseUrl: database.value, kafkaBrokers: kafka.value, stop };
}

async function startDatabase(cleanups: (() => Promise<void>)[]): Promise<string> {
  const given = process.env['TIDEGATE_TEST_DATABASE_URL'];
  if (given) return given;
  const folder = await mkdtemp(join(tmpdir(), 'tidegate-postgres-'));
  const removeFolder = (): Promise<void> => rm(folder, { recursive: true, force: true });
  try {
    const server = await startEmbeddedPostgres({ dataDir: join(folder, 'data'), durable: false });
    cleanups.push(async () => {
      await server.stop();
      await removeFolder();
    });
    return server.url;
  } catch (error) {
    await removeFolder();
    throw error;
  }
}

async function startKafka(cleanups: (() => Promise<void>)[]): Promise<string> {
  const given = process.env['KAFKA_BROKERS'];
  if (given) return given;
  const broker = await KafkaBroker.create();
  cleanups.push(() => broker.dispose());
  return broker.brokers;
}
