import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { LogProducer, LogRecord } from '../messaging/port.js';
import { OutboxPublisher, type OutboxPublisherOptions } from './outbox-publisher.js';
import { enqueue } from './repositories/outbox.js';
import { transact } from './repositories/transact.js';
import { ok } from '../kernel/result.js';
import { openTestStore, outboxOf, type TestStore } from '../../test/support/store.js';

interface Sent extends LogRecord {
  readonly topic: string;
}

/** A log that remembers what it was sent, and fails on request. */
class RecordingLog {
  readonly sent: Sent[] = [];
  opened = 0;
  closed = 0;
  beforeSend: () => Promise<void> = () => Promise.resolve();
  afterSend: () => Promise<void> = () => Promise.resolve();

  open(): Promise<LogProducer> {
    this.opened += 1;
    return Promise.resolve({
      send: async (topic, records) => {
        await this.beforeSend();
        this.sent.push(...records.map((record) => ({ topic, ...record })));
        await this.afterSend();
      },
      close: () => {
        this.closed += 1;
        return Promise.resolve();
      },
    });
  }

  keys(): unknown[] {
    return this.sent.map((record) => record.key);
  }
}

describe('the outbox publisher', () => {
  let store: TestStore;
  let log: RecordingLog;
  const running: OutboxPublisher[] = [];
  const errors: unknown[] = [];

  beforeAll(async () => {
    store = await openTestStore();
  });
  beforeEach(async () => {
    await Promise.all(running.splice(0).map((publisher) => publisher.stop()));
    await store.dataSource.query('TRUNCATE outbox');
    log = new RecordingLog();
    errors.length = 0;
  });
  afterAll(async () => {
    await Promise.all(running.splice(0).map((publisher) => publisher.stop()));
    await store.close();
  });

  const publisher = (more: Partial<OutboxPublisherOptions> = {}): OutboxPublisher => {
    const made = new OutboxPublisher({
      databaseUrl: store.url,
      openProducer: () => log.open(),
      onError: (error) => errors.push(error),
      pollMs: 50,
      ...more,
    });
    running.push(made);
    made.start();
    return made;
  };
  const queue = (...keys: string[]): Promise<unknown> =>
    transact(store.dataSource, async (sql) => {
      await enqueue(
        sql,
        keys.map((key) => ({
          topic: key.slice(0, 1),
          key,
          value: Buffer.from(key),
          headers: { revision: '1' },
        })),
      );
      return ok(undefined);
    });
  const killSessions = (): Promise<unknown> =>
    store.dataSource.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
       WHERE application_name = 'tidegate-outbox' AND datname = current_database()`,
    );

  it('sends in order across topics, and removes what was acknowledged', async () => {
    await queue('a1', 'a2', 'b1', 'a3');
    publisher();
    await vi.waitFor(() => expect(log.keys()).toEqual(['a1', 'a2', 'b1', 'a3']));
    await vi.waitFor(async () => expect(await outboxOf(store.dataSource)).toHaveLength(0));
    expect(log.sent[2]).toMatchObject({
      topic: 'b',
      value: Buffer.from('b1'),
      headers: { revision: '1' },
    });
  });

  it('is woken by the commit, long before it would look by itself', async () => {
    const one = publisher({ pollMs: 60_000 });
    await vi.waitFor(() => expect(one.leading).toBe(true));
    await delay(100);
    const start = Date.now();
    await queue('a1');
    await vi.waitFor(() => expect(log.keys()).toEqual(['a1']), { interval: 5 });
    expect(Date.now() - start).toBeLessThan(1_000);
  });

  it('sends a tombstone and a key of any bytes', async () => {
    const key = Buffer.from([0xff, 0x00, 0xfe]);
    await store.dataSource.query(
      `INSERT INTO outbox (topic, key_bytes, value) VALUES ('t', $1, NULL)`,
      [key],
    );
    publisher();
    await vi.waitFor(() => expect(log.sent).toHaveLength(1));
    expect(log.sent[0]).toMatchObject({ key, value: null });
  });

  it('sends again, in order, what the log did not take', async () => {
    let failures = 2;
    log.beforeSend = () =>
      failures-- > 0 ? Promise.reject(new Error('no broker')) : Promise.resolve();
    await queue('a1', 'a2');
    publisher();
    await vi.waitFor(() => expect(log.keys()).toEqual(['a1', 'a2']), { timeout: 5_000 });
    expect(errors).toHaveLength(2);
    expect(log.closed).toBeGreaterThanOrEqual(2);
  });

  it('sends twice rather than never when its session dies between sending and removing', async () => {
    let kill = true;
    log.afterSend = async () => {
      if (!kill) return;
      kill = false;
      await killSessions();
      await delay(50);
    };
    await queue('a1', 'a2');
    publisher();
    await vi.waitFor(() => expect(log.keys()).toEqual(['a1', 'a2', 'a1', 'a2']), { timeout: 5_000 });
    await vi.waitFor(async () => expect(await outboxOf(store.dataSource)).toHaveLength(0));
    expect(log.opened).toBe(2);
  });

  it('goes on after its idle connection is lost', async () => {
    const one = publisher({ pollMs: 60_000 });
    await vi.waitFor(() => expect(one.leading).toBe(true));
    await killSessions();
    await queue('a1');
    await vi.waitFor(() => expect(log.keys()).toEqual(['a1']), { timeout: 5_000 });
  });

  it('publishes from one process only, and another takes over when it stops', async () => {
    const [one, two] = [publisher(), publisher()];
    await vi.waitFor(() => expect(one.leading || two.leading).toBe(true));
    await delay(200);
    expect(one.leading && two.leading).toBe(false);
    expect(log.opened).toBe(1);
    const [leader, other] = one.leading ? [one, two] : [two, one];
    await leader.stop();
    await vi.waitFor(() => expect(other.leading).toBe(true));
    await queue('a1');
    await vi.waitFor(() => expect(log.keys()).toEqual(['a1']));
  });

  it('sends a backlog larger than one batch without pause or loss', async () => {
    const keys = Array.from({ length: 1_200 }, (_, index) => `a${index}`);
    await queue(...keys);
    publisher({ pollMs: 60_000 });
    await vi.waitFor(() => expect(log.keys()).toEqual(keys), { timeout: 5_000 });
  });

  it('bounds a batch by bytes, yet sends a record of any size', async () => {
    const sizes: number[] = [];
    await store.dataSource.query(
      `INSERT INTO outbox (topic, key, value) SELECT 't', n::text, convert_to(repeat('x', 3000000), 'UTF8')
       FROM generate_series(1, 5) n`,
    );
    log.afterSend = () => {
      sizes.push(log.sent.length);
      return Promise.resolve();
    };
    publisher();
    await vi.waitFor(() => expect(log.keys()).toHaveLength(5));
    expect(sizes).toEqual([2, 4, 5]);
  });

  it('emits what in-line batches have journalled', async () => {
    let journalled = 3;
    const published: number[] = [];
    publisher({
      drainInline: async (producer) => {
        if (journalled === 0) return 0;
        await producer.send('tidegate.decisions', [{ key: 'k', value: Buffer.from('d'), headers: {} }]);
        const done = journalled;
        journalled = 0;
        return done;
      },
      onPublished: (records) => published.push(records),
    });
    await vi.waitFor(() => expect(published).toEqual([3]));
    expect(log.sent).toHaveLength(1);
  });
});
