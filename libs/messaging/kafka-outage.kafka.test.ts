import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { KafkaBroker } from '../../test/support/kafka-broker.js';
import { createTestTopic } from '../../test/support/kafka.js';
import { RecordingHandler, SharedCursors } from '../../test/support/recording-handler.js';
import { createKafka } from './kafka-client.js';
import { KafkaConsumer } from './kafka-consumer.js';
import { KafkaProducer } from './kafka-producer.js';
import { SendError } from './messaging-error.js';

describe('through an outage of Kafka', () => {
  let broker: KafkaBroker;

  beforeAll(async () => {
    broker = await KafkaBroker.create();
  });
  afterAll(() => broker.dispose());

  it('producer and consumer carry on by themselves, and nothing acknowledged is lost', async () => {
    const kafka = createKafka({ brokers: [broker.brokers], clientId: 'test' }, () => undefined);
    const admin = kafka.admin();
    await admin.connect();
    const topic = await createTestTopic(admin, 3);
    await admin.disconnect();

    const cursors = new SharedCursors();
    const handler = new RecordingHandler(cursors);
    const consumer = new KafkaConsumer(
      kafka,
      {
        topic,
        groupId: topic,
        lanes: 1,
        maxBatchMessages: 100,
        maxBatchBytes: 1_000_000,
        maxQueuedBytes: 4_000_000,
        sessionTimeout: 6_000,
        heartbeatInterval: 300,
      },
      () => undefined,
    );
    await consumer.start(handler);
    const producer = new KafkaProducer(kafka, () => undefined);
    const acknowledged = new Set<string>();
    let refused = 0;
    const send = async (n: number): Promise<void> => {
      try {
        await producer.send(topic, [{ key: `k${n % 7}`, value: Buffer.from(String(n)), headers: {} }]);
        acknowledged.add(String(n));
      } catch (error) {
        if (!(error instanceof SendError)) throw error;
        refused++;
      }
    };

    for (let n = 0; n < 200; n++) await send(n);
    await broker.kill();
    const during = Array.from({ length: 50 }, (_, i) => send(200 + i));
    // Longer than all retries of one request: both clients have to begin anew.
    await sleep(12_000);
    await broker.start();
    await Promise.all(during);
    for (let n = 250; n < 400; n++) await send(n);
    await sleep(500);
    for (let n = 400; n < 500; n++) await send(n);

    const deadline = Date.now() + 40_000;
    const seen = (): Set<string> => new Set(cursors.recorded.map(({ value }) => value.toString()));
    while (![...acknowledged].every((n) => seen().has(n)) && Date.now() < deadline) await sleep(100);
    const missing = [...acknowledged].filter((n) => !seen().has(n));
    expect(missing).toEqual([]);
    expect(refused).toBeGreaterThan(0);
    expect(acknowledged.size).toBeGreaterThan(300);
    expect(handler.broken).toEqual([]);
    await consumer.stop();
    await producer.close();
  });
});
