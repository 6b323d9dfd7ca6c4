import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { Pool } from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../test/support/database.js';
import { RecordingHandler, SharedCursors } from '../../test/support/recording-handler.js';
import { EmbeddedLogConsumer, type EmbeddedLogConsumerOptions } from './embedded-log-consumer.js';
import { EMBEDDED_LOG_DDL } from './embedded-log-ddl.js';
import {
  EMBEDDED_PARTITIONS,
  embeddedLogEnds,
  EmbeddedLogProducer,
  readEmbeddedLog,
} from './embedded-log.js';
import { compactEmbeddedLog, trimEmbeddedLog } from './embedded-log-trim.js';
import { partitionOf } from './murmur2.js';
import type { LogRecord } from './port.js';

function record(key: string | null, text: string): LogRecord {
  return { key, value: Buffer.from(text), headers: { text } };
}

async function until(what: string, condition: () => boolean | Promise<boolean>): Promise<void> {
  const deadline = Date.now() + 20_000;
  while (!(await condition())) {
    if (Date.now() > deadline) throw new Error(`gave up waiting until ${what}`);
    await sleep(10);
  }
}

describe('the embedded log', () => {
  let database: TestDatabase;
  let pool: Pool;
  let producer: EmbeddedLogProducer;
  let topic: string;
  const consumers: EmbeddedLogConsumer[] = [];

  beforeAll(async () => {
    database = await createTestDatabase();
    pool = new Pool({ connectionString: database.url });
    pool.on('error', () => undefined);
    await pool.query(EMBEDDED_LOG_DDL);
    producer = new EmbeddedLogProducer(pool);
  });
  afterAll(async () => {
    await pool.end();
    await database.drop();
  });
  beforeEach(() => {
    topic = `topic-${randomBytes(4).toString('hex')}`;
  });
  afterEach(async () => {
    await Promise.all(consumers.splice(0).map((consumer) => consumer.stop()));
  });

  async function worker(cursors: SharedCursors, options: Partial<EmbeddedLogConsumerOptions> = {}) {
    const handler = new RecordingHandler(cursors);
    const consumer = new EmbeddedLogConsumer(
      pool,
      {
        databaseUrl: database.url,
        topic,
        groupId: 'group',
        lanes: 2,
        maxBatchMessages: 100,
        maxBatchBytes: 1_000_000,
        maxQueuedBytes: 1_000_000,
        ...options,
      },
      () => undefined,
    );
    consumers.push(consumer);
    await consumer.start(handler);
    return { consumer, handler };
  }

  async function all(partition: number) {
    return await readEmbeddedLog(pool, {
      topic,
      partition,
      from: 0n,
      maxRecords: 10_000,
      maxBytes: 1e9,
    });
  }

  async function everything(): Promise<string[]> {
    const stored = await Promise.all(Array.from({ length: EMBEDDED_PARTITIONS }, (_, p) => all(p)));
    return stored
      .flat()
      .map(({ key, value }) => `${String(key)}=${value === null ? '' : String(value)}`);
  }

  it('gives offsets without gaps in the order of each key, over concurrent writers', async () => {
    await Promise.all(
      Array.from({ length: 8 }, async (_, writer) => {
        for (let i = 0; i < 20; i++) {
          await producer.send(
            topic,
            [0, 1, 2, 3, 4].map((n) => record(`actor-${writer}`, `${writer}:${i * 5 + n}`)),
          );
        }
      }),
    );
    for (let partition = 0; partition < EMBEDDED_PARTITIONS; partition++) {
      const stored = await all(partition);
      expect(stored.map(({ offset }) => offset)).toEqual(stored.map((_, i) => BigInt(i)));
    }
    for (let writer = 0; writer < 8; writer++) {
      const partition = partitionOf(`actor-${writer}`, EMBEDDED_PARTITIONS);
      const own = (await all(partition)).filter(({ key }) => String(key) === `actor-${writer}`);
      expect(own.map(({ value }) => String(value))).toEqual(
        Array.from({ length: 100 }, (_, i) => `${writer}:${i}`),
      );
    }
  });

  it('leaves no gap where a transaction was rolled back', async () => {
    await producer.send(topic, [record('a', '0')]);
    const client = await pool.connect();
    await client.query('begin');
    await producer.append(client, topic, [record('a', 'never')]);
    await client.query('rollback');
    client.release();
    await producer.send(topic, [record('a', '1')]);
    const stored = await all(partitionOf('a', EMBEDDED_PARTITIONS));
    expect(stored.map(({ offset, value }) => [offset, String(value)])).toEqual([
      [0n, '0'],
      [1n, '1'],
    ]);
  });

  it('keeps bytes, tombstones, missing keys and headers as they were', async () => {
    const value = randomBytes(1024 * 1024);
    const headers = { plain: 'x', odd: 'é " \\ {}', long: 'y'.repeat(100_000) };
    await producer.send(topic, [
      { key: Buffer.from([0, 255]), value, headers },
      { key: null, value: Buffer.from('k'), headers: {} },
      { key: 'lifted', value: null, headers: {} },
    ]);
    const partition = partitionOf(Buffer.from([0, 255]), EMBEDDED_PARTITIONS);
    const first = (await all(partition))[0];
    expect(first?.value?.equals(value)).toBe(true);
    expect(first?.headers).toEqual(headers);
    const lifted = (await all(partitionOf('lifted', EMBEDDED_PARTITIONS))).find(
      ({ value: v }) => v === null,
    );
    expect(String(lifted?.key)).toBe('lifted');
  });

  it('reads at most the bytes asked for, but always one record', async () => {
    await producer.send(
      topic,
      [1, 2, 3].map((n) => record('a', String(n).repeat(1_000))),
    );
    const at = { topic, partition: partitionOf('a', EMBEDDED_PARTITIONS), from: 0n, maxRecords: 10 };
    expect(await readEmbeddedLog(pool, { ...at, maxBytes: 2_500 })).toHaveLength(2);
    expect(await readEmbeddedLog(pool, { ...at, maxBytes: 10 })).toHaveLength(1);
  });

  it('is consumed once, in order, from the cursor on, and soon after an append', async () => {
    const cursors = new SharedCursors();
    const partition = partitionOf('a', EMBEDDED_PARTITIONS);
    await producer.send(
      topic,
      Array.from({ length: 500 }, (_, i) => record('a', String(i))),
    );
    cursors.next.set(partition, 100n);
    const { handler, consumer } = await worker(cursors);
    await until('the backlog is recorded', () => cursors.recorded.length === 400);
    const before = Date.now();
    await producer.send(topic, [record('a', '500')]);
    await until('the new record is there', () => cursors.recorded.length === 401);
    // Far below the poll's second: the notification woke it.
    expect(Date.now() - before).toBeLessThan(700);
    expect(cursors.offsets(partition)).toEqual(Array.from({ length: 401 }, (_, i) => BigInt(100 + i)));
    expect(handler.broken).toEqual([]);
    expect((await consumer.lag()).get(partition)).toBe(0n);
  });

  it('takes lost partitions again, and bounds what it reads ahead', async () => {
    const cursors = new SharedCursors();
    const { handler, consumer } = await worker(cursors, { maxQueuedBytes: 50_000 });
    await until('the partitions are held', () => handler.held.size === EMBEDDED_PARTITIONS);
    for (let partition = 0; partition < EMBEDDED_PARTITIONS; partition++) cursors.steal(partition);
    for (let i = 0; i < 20; i++) {
      await producer.send(
        topic,
        Array.from({ length: 50 }, (_, n) => record(`k${n}`, 'x'.repeat(1_000))),
      );
    }
    await until('all are recorded', () => cursors.recorded.length === 1_000);
    expect(handler.lost.length).toBeGreaterThan(0);
    expect(handler.broken).toEqual([]);
    expect([...(await consumer.lag()).values()].every((lag) => lag === 0n)).toBe(true);
  });

  it('lets one reader of a group work at a time, and the next follow', async () => {
    const cursors = new SharedCursors();
    const first = await worker(cursors);
    await until('the first holds them', () => first.handler.held.size === EMBEDDED_PARTITIONS);
    const second = await worker(cursors);
    await producer.send(topic, [record('a', '0')]);
    await until('it is recorded', () => cursors.recorded.length === 1);
    expect(second.handler.taken).toEqual([]);
    await first.consumer.stop();
    await until('the second follows', () => second.handler.held.size === EMBEDDED_PARTITIONS);
    await producer.send(topic, [record('a', '1')]);
    await until('it is recorded', () => cursors.recorded.length === 2);
    expect(second.handler.broken).toEqual([]);
  });

  it('goes on after its connections were cut', async () => {
    const cursors = new SharedCursors();
    const { handler } = await worker(cursors);
    await until('the partitions are held', () => handler.held.size === EMBEDDED_PARTITIONS);
    const admin = new Pool({ connectionString: database.url, max: 1 });
    await admin.query(
      `select pg_terminate_backend(pid) from pg_stat_activity
       where datname = current_database() and pid <> pg_backend_pid()`,
    );
    await admin.end();
    await until('an append works again', () =>
      producer.send(topic, [record('a', '0')]).then(
        () => true,
        () => false,
      ),
    );
    await until('it is recorded', () => cursors.recorded.length >= 1);
    expect(handler.broken).toEqual([]);
  });

  it('trims what is old and dealt with, and keeps the rest readable', async () => {
    await producer.send(
      topic,
      Array.from({ length: 10 }, (_, i) => record('a', String(i))),
    );
    const partition = partitionOf('a', EMBEDDED_PARTITIONS);
    const soon = Date.now() + 60_000;
    expect(await trimEmbeddedLog(pool, { topic, before: 0 })).toBe(0);
    expect(
      await trimEmbeddedLog(pool, { topic, before: soon, keepFrom: new Map([[partition, 4n]]) }),
    ).toBe(4);
    expect((await all(partition)).map(({ offset }) => offset)).toEqual([4n, 5n, 6n, 7n, 8n, 9n]);
    await producer.send(topic, [record('a', 'next')]);
    expect((await embeddedLogEnds(pool, topic)).get(partition)).toBe(11n);
  });

  it('compacts to the last record of each key, and drops old tombstones', async () => {
    await producer.send(topic, [
      record('a', 'old'),
      record('b', 'lifted later'),
      record('a', 'new'),
      { key: 'b', value: null, headers: {} },
    ]);
    expect(await compactEmbeddedLog(pool, topic, 0)).toBe(2);
    expect((await everything()).sort()).toEqual(['a=new', 'b=']);
    expect(await compactEmbeddedLog(pool, topic, Date.now() + 60_000)).toBe(1);
    expect(await everything()).toEqual(['a=new']);
  });
});
