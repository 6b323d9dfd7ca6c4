import type { LogBackend } from './backend.js';
import { createKafka, type KafkaConnection } from './kafka-client.js';
import { checkKafka } from './kafka-connect.js';
import { KafkaConsumer } from './kafka-consumer.js';
import { openKafkaOutboxProducer } from './kafka-outbox-producer.js';
import { KafkaProducer } from './kafka-producer.js';
import type { LogLine } from './log-line.js';
import { ensureTopics, type TopicProblem } from './topics.js';

/** Topics are not as Tidegate needs them; the message says what to change on each. */
export class TopicsNotReady extends Error {
  override readonly name = 'TopicsNotReady';

  constructor(readonly problems: readonly TopicProblem[]) {
    super(
      ['Kafka topics are not ready:', ...problems.map((problem) => `  ${problem.message}`)].join('\n'),
    );
  }
}

export interface KafkaBackendOptions {
  /** -1 is the brokers' default. */
  readonly replicationFactor?: number;
  /** Create or check the topics first. Default true. */
  readonly prepareTopics?: boolean;
}

/** Connects, and creates or checks the topics. @throws KafkaConnectError, TopicsNotReady */
export async function openKafkaBackend(
  connection: KafkaConnection,
  log: LogLine,
  options: KafkaBackendOptions = {},
): Promise<LogBackend> {
  await checkKafka(connection, log);
  const kafka = createKafka(connection, log);
  const admin = kafka.admin();
  const sizes = new Map<string, number>();
  try {
    await admin.connect();
    if (options.prepareTopics ?? true) {
      const ready = await ensureTopics(admin, { replicationFactor: options.replicationFactor ?? -1 });
      if (!ready.ok) throw new TopicsNotReady(ready.error);
      for (const state of ready.value) sizes.set(state.topic, state.maxMessageBytes);
    }
  } catch (error) {
    await admin.disconnect();
    throw error;
  }
  const producer = new KafkaProducer(kafka, log);
  return {
    producer,
    openOutboxProducer: () =>
      openKafkaOutboxProducer(kafka, log, { transactionalId: 'tidegate-outbox' }),
    consumer(consumerOptions) {
      const maxMessageBytes = sizes.get(consumerOptions.topic);
      const sized = maxMessageBytes === undefined ? {} : { maxMessageBytes };
      return new KafkaConsumer(kafka, { ...consumerOptions, ...sized }, log);
    },
    async ends(topic) {
      const offsets = await admin.fetchTopicOffsets(topic);
      return offsets.map(({ partition, high }) => ({ partition, offset: BigInt(high) }));
    },
    // The brokers do it.
    maintain: () => Promise.resolve(),
    async check() {
      await admin.describeCluster();
    },
    async close() {
      await producer.close();
      await admin.disconnect();
    },
  };
}
