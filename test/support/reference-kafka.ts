import type { Consumer, Kafka } from 'kafkajs';
import { TOPICS } from '../../libs/contracts/topics.js';
import type { ReferenceServer } from './reference-consumer.js';

export interface RunningServer {
  /** Records applied so far, duplicates included. */
  readonly applied: () => number;
  stop(): Promise<void>;
}

/** Feeds a reference server from Kafka: decisions and both compacted topics, from the beginning. */
export async function runReferenceServer(
  kafka: Kafka,
  groupId: string,
  server: ReferenceServer,
): Promise<RunningServer> {
  const consumer: Consumer = kafka.consumer({ groupId, maxWaitTimeInMs: 50 });
  let applied = 0;
  await consumer.connect();
  await consumer.subscribe({
    topics: [TOPICS.decisions, TOPICS.domainPolicies, TOPICS.actorPolicies],
    fromBeginning: true,
  });
  await consumer.run({
    eachMessage: ({ topic, message }) => {
      const headers = Object.fromEntries(
        Object.entries(message.headers ?? {}).map(([name, value]) => [name, String(value)]),
      );
      server.apply(topic, { key: message.key, value: message.value, headers });
      applied++;
      return Promise.resolve();
    },
  });
  return { applied: () => applied, stop: () => consumer.disconnect() };
}
