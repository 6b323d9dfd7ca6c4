import { TOPICS } from '../../libs/contracts/topics.js';
import { benchKafka } from './topics.js';

/**
 * The bare pass, pinned: what Kafka and kafkajs do on this machine with nothing in between. A process
 * of its own; one send per fetched batch, acks from all in-sync replicas, no compression, kafkajs's
 * own settings throughout. Changing anything here makes earlier ratios incomparable.
 *
 * Usage: bare-pass.js BROKERS GROUP (whose offsets have been set).
 */
async function main(brokers: string, groupId: string): Promise<void> {
  const kafka = benchKafka(brokers, 'bench-bare');
  const producer = kafka.producer({ allowAutoTopicCreation: false });
  const consumer = kafka.consumer({ groupId });
  await producer.connect();
  await consumer.connect();
  await consumer.subscribe({ topic: TOPICS.inbound });
  await consumer.run({
    eachBatch: async ({ batch }) => {
      await producer.send({
        topic: TOPICS.decisions,
        acks: -1,
        messages: batch.messages.map(({ key, value }) => ({ key, value })),
      });
    },
  });
  process.stdout.write('running\n');
  await new Promise((resolve) => process.once('SIGTERM', resolve));
  await consumer.disconnect();
  await producer.disconnect();
}

const [brokers, groupId] = process.argv.slice(2);
if (brokers === undefined || groupId === undefined)
  throw new Error('usage: bare-pass.js BROKERS GROUP');
await main(brokers, groupId);
