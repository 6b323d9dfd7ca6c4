import { randomBytes } from 'node:crypto';
import type { Admin } from 'kafkajs';
import { waitForTopics } from '../../libs/messaging/topics.js';

/** Brokers of the test run, for kafkajs. */
export function testBrokers(): string[] {
  const brokers = process.env['KAFKA_BROKERS'];
  if (!brokers) throw new Error('no KAFKA_BROKERS: run the tests with npm test');
  return brokers.split(',').map((broker) => broker.trim());
}

/** A topic of its own for a test; answers its name. */
export async function createTestTopic(admin: Admin, partitions: number): Promise<string> {
  const topic = `test-${randomBytes(6).toString('hex')}`;
  const configEntries = [{ name: 'max.message.bytes', value: String(2 * 1024 * 1024) }];
  await admin.createTopics({
    topics: [{ topic, numPartitions: partitions, configEntries }],
    waitForLeaders: false,
  });
  await waitForTopics(admin, [topic]);
  return topic;
}
