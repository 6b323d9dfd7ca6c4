import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Admin, Kafka } from 'kafkajs';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createTestTopic, testBrokers } from '../../test/support/kafka.js';
import { RecordingHandler, SharedCursors } from '../../test/support/recording-handler.js';
import { createKafka } from './kafka-client.js';
import { KafkaConsumer, type KafkaConsumerOptions } from './kafka-consumer.js';
import { KafkaProducer } from './kafka-producer.js';
import type { LogRecord } from './port.js';

const PARTITIONS = 6;

async function until(
  what: string,
  condition: () => boolean | Promise<boolean>,
  limit = 30_000,
): Promise<void> {
  const deadline = Date.now() + limit;
  while (!(await condition())) {
    if (Date.now() > deadline) throw new Error(`gave up waiting until ${what}`);
    await sleep(20);
  }
}

function records(count: number, keys: number, bytes = 20): LogRecord[] {
  return Array.from({ length: count }, (_, i) => ({
    key: `actor-${i % keys}`,
    value: Buffer.from(`${i} `.padEnd(bytes, '.')),
    headers: { n: String(i) },
  }));
}

describe('the Kafka consumer', () => {
  let kafka: Kafka;
  let admin: Admin;
  let producer: KafkaProducer;
  let topic: string;
  let cursors: SharedCursors;
  const started: KafkaConsumer[] = [];
  const complaints: string[] = [];

  beforeAll(async () => {
    const connection = { brokers: testBrokers(), clientId: 'tidegate-test' };
    kafka = createKafka(connection, (level, text, details) => {
      if (level === 'error') complaints.push(`${text} ${JSON.stringify(details)}`);
    });
    admin = kafka.admin();
    await admin.connect();
  });

  afterAll(() => admin.disconnect());

  beforeEach(async () => {
    topic = await createTestTopic(admin, PARTITIONS);
    cursors = new SharedCursors();
    // One each: kafkajs keeps asking for the metadata of topics that are deleted by then.
    producer = new KafkaProducer(kafka, () => undefined);
    complaints.length = 0;
  });

  afterEach(async () => {
    await Promise.all(started.splice(0).map((consumer) => consumer.stop()));
    await producer.close();
    await admin.deleteTopics({ topics: [topic] });
  });

  async function worker(options: Partial<KafkaConsumerOptions> = {}) {
    const handler = new RecordingHandler(cursors);
    const consumer = new KafkaConsumer(
      kafka,
      {
        topic,
        groupId: topic,
        lanes: 2,
        maxBatchMessages: 200,
        maxBatchBytes: 4 * 1024 * 1024,
        maxQueuedBytes: 8 * 1024 * 1024,
        sessionTimeout: 6_000,
        heartbeatInterval: 300,
        ...options,
      },
      (level, text, details) => {
        if (level === 'error') complaints.push(`${text} ${JSON.stringify(details)}`);
      },
    );
    started.push(consumer);
    await consumer.start(handler);
    return { consumer, handler };
  }

  function expectGapless(count: number): void {
    expect(cursors.recorded).toHaveLength(count);
    for (let partition = 0; partition < PARTITIONS; partition++) {
      const offsets = cursors.offsets(partition);
      expect(offsets).toEqual(offsets.map((_, i) => BigInt(i)));
    }
  }

  it('delivers every message once, in order per partition, with its headers', async () => {
    const { handler } = await worker();
    await producer.send(topic, records(3_000, 50));
    await until('all are recorded', () => cursors.recorded.length === 3_000);
    expectGapless(3_000);
    expect(handler.broken).toEqual([]);
    const byKey = new Map<string, number[]>();
    for (const { key, headers } of cursors.recorded) {
      const list = byKey.get(String(key)) ?? [];
      byKey.set(String(key), [...list, Number(headers['n'])]);
    }
    for (const list of byKey.values()) expect(list).toEqual([...list].sort((a, b) => a - b));
  });

  it('shares partitions between two workers and hands them over without loss or repeats', async () => {
    const first = await worker();
    await producer.send(topic, records(1_000, 50));
    await until('the first has begun', () => cursors.recorded.length > 0);
    const second = await worker();
    for (let i = 0; i < 10; i++) {
      await producer.send(topic, records(200, 50));
      await sleep(50);
    }
    await until('the load is shared', () => second.handler.held.size === PARTITIONS / 2);
    await until('the first gave some away', () => first.handler.held.size === PARTITIONS / 2);
    await producer.send(topic, records(500, 50));
    await until('all are recorded', () => cursors.recorded.length === 3_500);
    await second.consumer.stop();
    await producer.send(topic, records(500, 50));
    await until('the first has everything again', () => first.handler.held.size === PARTITIONS);
    await until('the rest is recorded', () => cursors.recorded.length === 4_000);
    expectGapless(4_000);
    expect([...first.handler.broken, ...second.handler.broken]).toEqual([]);
  });

  it('takes a partition again after another worker had it, from the cursor', async () => {
    const { handler } = await worker();
    await producer.send(topic, records(100, 50));
    await until('all are recorded', () => cursors.recorded.length === 100);
    const taken = handler.taken.length;
    for (let partition = 0; partition < PARTITIONS; partition++) cursors.steal(partition);
    await producer.send(topic, records(100, 50));
    await until('the rest is recorded', () => cursors.recorded.length === 200);
    expect(new Set(handler.lost).size).toBe(handler.taken.length - taken);
    expectGapless(200);
  });

  it('keeps what it holds in memory bounded while the handler is slow, and loses nothing', async () => {
    const gate = new AbortController();
    const opened = once(gate.signal, 'abort');
    let inHandler = 0;
    const bound = 256 * 1024;
    const { handler, consumer } = await worker({ maxQueuedBytes: bound, maxBatchMessages: 20 });
    handler.work = async (messages) => {
      inHandler = Math.max(inHandler, messages.length);
      await opened;
    };
    await producer.send(topic, records(4_000, 50, 1_000));
    await until('a batch is in the handler', () => inHandler > 0);
    await sleep(1_500);
    const lag = await consumer.lag();
    expect([...lag.values()].reduce((sum, n) => sum + n, 0n)).toBe(4_000n);
    gate.abort();
    await until('all are recorded', () => cursors.recorded.length === 4_000);
    expectGapless(4_000);
    expect(handler.held.size).toBe(PARTITIONS);
  });

  it('keeps its partitions while one batch takes longer than the session timeout', async () => {
    const { handler } = await worker({ sessionTimeout: 6_000 });
    let slow = true;
    handler.work = async () => {
      if (slow) await sleep(8_000);
      slow = false;
    };
    await producer.send(topic, records(10, 5));
    await until('all are recorded', () => cursors.recorded.length === 10);
    expect(handler.taken).toHaveLength(PARTITIONS);
    expect(handler.lost).toEqual([]);
  });

  it('takes a body of 1 MiB with 128 KiB of headers whole', async () => {
    await worker();
    const value = randomBytes(1024 * 1024);
    const headers = { context: 'x'.repeat(128 * 1024), other: 'é' };
    await producer.send(topic, [{ key: null, value, headers }, ...records(10, 5)]);
    await until('all are recorded', () => cursors.recorded.length === 11);
    const large = cursors.recorded.find((message) => message.value.length > 1_000);
    expect(large?.value.equals(value)).toBe(true);
    expect(large?.headers).toEqual(headers);
    expect(large?.key).toBeNull();
  });

  it('goes on from the cursor, whatever offsets the group has committed', async () => {
    await producer.send(topic, records(100, 1));
    const only = (await admin.fetchTopicOffsets(topic)).find(({ high }) => high === '100');
    cursors.next.set(only?.partition ?? 0, 60n);
    const { consumer } = await worker();
    await until('the rest is recorded', () => cursors.recorded.length === 40);
    expect(cursors.recorded[0]?.offset).toBe(60n);
    await consumer.stop();
    const [committed] = await admin.fetchOffsets({ groupId: topic, topics: [topic] });
    const offset = committed?.partitions.find(({ partition }) => partition === only?.partition)?.offset;
    expect(offset).toBe('100');
  });

  it('reports as lag what is not dealt with yet', async () => {
    const { consumer } = await worker();
    await producer.send(topic, records(300, 50));
    await until('all are recorded', () => cursors.recorded.length === 300);
    await until('nothing is behind', async () => {
      const lag = await consumer.lag();
      return lag.size === PARTITIONS && [...lag.values()].every((behind) => behind === 0n);
    });
  });
});
