import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Admin, Kafka } from 'kafkajs';
import type { DataSource } from 'typeorm';
import { activePolicy } from '../../apps/server/policy.js';
import { DEFAULT_POLICY_YAML } from '../../libs/decide/default-policy.js';
import { parsePolicy, serialisePolicy } from '../../libs/decide/policy-document.js';
import { systemClock } from '../../libs/kernel/clock.js';
import { createDataSource, migrate } from '../../libs/persistence/data-source.js';
import { startEmbeddedPostgres } from '../../libs/persistence/embedded-postgres.js';
import { ensurePolicy } from '../../libs/persistence/ensure-policy.js';
import { maintain } from '../../libs/persistence/maintenance.js';
import { PolicyVersionsRepository } from '../../libs/persistence/repositories/policy-versions.repository.js';
import { TokensRepository } from '../../libs/persistence/repositories/tokens.repository.js';
import { Tokens } from '../../libs/platform/tokens.js';
import { RULES } from '../../libs/rules/index.js';
import { KafkaBroker } from '../support/kafka-broker.js';
import type { Cleanup } from './cleanup.js';
import { benchKafka, createTopics } from './topics.js';

export interface BenchServices {
  readonly databaseUrl: string;
  readonly brokers: string;
  readonly kafka: Kafka;
  readonly admin: Admin;
  /** Reads the worker's metrics. */
  readonly token: string;
}

/**
 * PostgreSQL as the product runs it, crash-safe, and one Kafka broker, on this machine and empty;
 * schema, policy, the days' partitions and the topics are there when this resolves.
 */
export async function startServices(cleanup: Cleanup): Promise<BenchServices> {
  const [databaseUrl, brokers] = await Promise.all([
    cleanup.during(startDatabase(cleanup)),
    cleanup.during(startBroker(cleanup)),
  ]);
  const kafka = benchKafka(brokers, 'bench');
  const admin = kafka.admin();
  await admin.connect();
  cleanup.add('the admin client', () => admin.disconnect());
  await createTopics(admin);
  return { databaseUrl, brokers, kafka, admin, token: await prepareSchema(databaseUrl) };
}

async function startDatabase(cleanup: Cleanup): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'tidegate-bench-'));
  cleanup.add('the data folder', () => rm(folder, { recursive: true, force: true }));
  const server = await startEmbeddedPostgres({ dataDir: join(folder, 'data'), durable: true });
  cleanup.add('PostgreSQL', () => server.stop());
  return server.url;
}

async function startBroker(cleanup: Cleanup): Promise<string> {
  const broker = await KafkaBroker.create();
  cleanup.add('Kafka', () => broker.dispose());
  return broker.brokers;
}

/** Answers a token for the metrics. */
function prepareSchema(databaseUrl: string): Promise<string> {
  return withDataSource(databaseUrl, async (dataSource) => {
    await migrate(dataSource);
    await ensurePolicy(dataSource, 'bench');
    await maintain(dataSource, await activePolicy(dataSource), systemClock.now());
    const tokens = new Tokens({
      store: new TokensRepository(dataSource),
      clock: systemClock,
      onTouchFailed: () => undefined,
    });
    return (await tokens.issue('bench', ['metrics:read'])).token;
  });
}

/** Lets the default policy govern, with the classifier on or off: it counts for workers started then. */
export function setClassifier(databaseUrl: string, on: boolean): Promise<void> {
  return withDataSource(databaseUrl, async (dataSource) => {
    const repository = new PolicyVersionsRepository(dataSource, (yaml) => parsePolicy(yaml, RULES));
    const policy = parsePolicy(DEFAULT_POLICY_YAML, RULES);
    if (!policy.ok) throw new Error('the default policy is broken');
    const { document } = policy.value;
    const version = on ? 'bench-scored' : 'bench-unscored';
    const classifier = { ...document.classifier, enabled: on };
    const saved = await repository.save(serialisePolicy({ ...document, version, classifier }), 'bench');
    if (!saved.ok) throw new Error(`the policy ${version} can't be kept: ${saved.error.tag}`);
    await repository.activate(version, { by: 'bench', now: systemClock.now() });
  });
}

async function withDataSource<T>(
  url: string,
  work: (dataSource: DataSource) => Promise<T>,
): Promise<T> {
  const dataSource = createDataSource({ url, poolSize: 2, applicationName: 'tidegate-bench' });
  await dataSource.initialize();
  try {
    return await work(dataSource);
  } finally {
    await dataSource.destroy();
  }
}
