import { setTimeout as sleep } from 'node:timers/promises';
import type { Admin, Consumer, Kafka, KafkaMessage } from 'kafkajs';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createTestTopic, testBrokers } from '../../test/support/kafka.js';
import { createKafka } from './kafka-client.js';
import { openKafkaOutboxProducer } from './kafka-outbox-producer.js';
import { KafkaProducer } from './kafka-producer.js';
import { partitionOf } from './murmur2.js';
import type { LogRecord } from './port.js';

const PARTITIONS = 4;

function record(key: string, text: string): LogRecord {
  return { key, value: Buffer.from(text), headers: {} };
}

describe('producing to Kafka', () => {
  let kafka: Kafka;
  let admin: Admin;
  let topic: string;
  let consumer: Consumer;
  let seen: { partition: number; message: KafkaMessage }[];

  beforeAll(async () => {
    kafka = createKafka({ brokers: testBrokers(), clientId: 'test' }, () => undefined);
    admin = kafka.admin();
    await admin.connect();
  });
  afterAll(() => admin.disconnect());

  beforeEach(async () => {
    topic = await createTestTopic(admin, PARTITIONS);
    seen = [];
    consumer = kafka.consumer({ groupId: topic, maxWaitTimeInMs: 50 });
    await consumer.connect();
    await consumer.subscribe({ topic, fromBeginning: true });
    await consumer.run({
      eachMessage: ({ partition, message }) => {
        seen.push({ partition, message });
        return Promise.resolve();
      },
    });
  });
  afterEach(async () => {
    await consumer.disconnect();
    await admin.deleteTopics({ topics: [topic] });
  });

  async function received(count: number): Promise<string[]> {
    const deadline = Date.now() + 20_000;
    while (seen.length < count && Date.now() < deadline) await sleep(20);
    return seen.map(({ message }) => String(message.value));
  }

  it('keeps the order of a key over concurrent sends, and uses the partition every client computes', async () => {
    const producer = new KafkaProducer(kafka, () => undefined);
    const sends = Array.from({ length: 50 }, (_, i) =>
      producer.send(topic, [record('a', `a${i}`), record('b', `b${i}`)]),
    );
    await Promise.all(sends);
    const values = await received(100);
    for (const key of ['a', 'b']) {
      const own = values.filter((value) => value.startsWith(key));
      expect(own).toEqual(Array.from({ length: 50 }, (_, i) => `${key}${i}`));
      const partitions = seen.filter(({ message }) => String(message.key) === key);
      expect(new Set(partitions.map(({ partition }) => partition))).toEqual(
        new Set([partitionOf(key, PARTITIONS)]),
      );
    }
    await producer.close();
  });

  it('splits what is larger than one request may be', async () => {
    const producer = new KafkaProducer(kafka, () => undefined);
    const records = Array.from({ length: 12 }, (_, i) => record('a', `${i}`.padEnd(500_000)));
    await producer.send(topic, records);
    const values = await received(12);
    expect(values.map((value) => Number.parseInt(value, 10))).toEqual(records.map((_, i) => i));
    await producer.close();
  });

  it('refuses a record that no request can hold, and goes on with others', async () => {
    const producer = new KafkaProducer(kafka, () => undefined);
    const tooLarge = producer.send(topic, [record('a', 'x'.repeat(3_000_000))]);
    await expect(tooLarge).rejects.toMatchObject({ name: 'SendError', code: 'too_large' });
    await producer.send(topic, [record('a', 'small')]);
    expect(await received(1)).toEqual(['small']);
    await producer.close();
    await expect(producer.send(topic, [record('a', 'late')])).rejects.toMatchObject({ code: 'closed' });
  });

  it('sends tombstones and records without a key', async () => {
    const producer = new KafkaProducer(kafka, () => undefined);
    await producer.send(topic, [
      { key: 'a', value: null, headers: { schema: '1' } },
      { key: null, value: Buffer.from('x'), headers: {} },
    ]);
    await received(2);
    expect(seen.find(({ message }) => message.key !== null)?.message.value).toBeNull();
    await producer.close();
  });

  it('fences a publisher as soon as another is opened', async () => {
    const options = { transactionalId: `outbox-${topic}` };
    const first = await openKafkaOutboxProducer(kafka, () => undefined, options);
    await first.send(topic, [record('a', '1'), record('b', '1')]);
    const second = await openKafkaOutboxProducer(kafka, () => undefined, options);
    const late = first.send(topic, [record('a', 'stale')]);
    await expect(late).rejects.toMatchObject({ name: 'SendError', code: 'fenced' });
    await second.send(topic, [record('a', '2')]);
    expect((await received(3)).sort()).toEqual(['1', '1', '2']);
    await sleep(200);
    expect(seen).toHaveLength(3);
    await first.close();
    await second.close();
  });
});
