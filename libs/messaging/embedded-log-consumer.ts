import { setTimeout as sleep } from 'node:timers/promises';
import { Client, type Pool } from 'pg';
import { errorMessage } from '../kernel/error-code.js';
import { EMBEDDED_LOG_CHANNEL } from './embedded-log-ddl.js';
import {
  EMBEDDED_PARTITIONS,
  embeddedLogEnds,
  readEmbeddedLog,
  type StoredRecord,
} from './embedded-log.js';
import { trimEmbeddedLog } from './embedded-log-trim.js';
import type { LogLine } from './log-line.js';
import { PartitionDispatcher, type PartitionSource } from './partition-dispatcher.js';
import type { ConsumedMessage, ConsumerHandler, ConsumerOptions, LogConsumer } from './port.js';

/** Notifications wake the reader; this is for one that was missed, ms. */
const POLL = 1_000;
const LOCK_RETRY = 1_000;
const FIRST_RESTART = 250;
const LONGEST_RESTART = 10_000;
const TRIM_EVERY = 60_000;
const READ_RECORDS = 500;
const READ_BYTES = 4 * 1024 * 1024;
/** Namespace of our advisory locks that keep a group to one reader. */
const LOCK_CLASS = 0x7469_6465;

export interface EmbeddedLogConsumerOptions extends ConsumerOptions {
  /** How to connect for LISTEN; a pooled connection can't do that. */
  readonly databaseUrl: string;
  /** Records of the topic that are dealt with and older than this are removed, ms. Default: never. */
  readonly retention?: number;
}

/**
 * Reads the embedded log. An advisory lock keeps a group to one reader, which owns all partitions
 * for as long as the lock's connection lives; another process waits for its turn.
 */
export class EmbeddedLogConsumer implements LogConsumer {
  readonly #pool: Pool;
  readonly #options: EmbeddedLogConsumerOptions;
  readonly #log: LogLine;
  readonly #stopping = new AbortController();
  readonly #positions = new Map<number, bigint>();
  readonly #paused = new Set<number>();
  #dispatcher: PartitionDispatcher | null = null;
  #running: Promise<void> | null = null;
  #wake: (() => void) | null = null;
  #nudged = false;
  #trimmed = 0;

  constructor(pool: Pool, options: EmbeddedLogConsumerOptions, log: LogLine) {
    this.#pool = pool;
    this.#options = options;
    this.#log = log;
  }

  /** Begins; resolves before the partitions are owned. */
  start(handler: ConsumerHandler): Promise<void> {
    if (this.#running) return Promise.reject(new Error('the consumer was started before'));
    this.#dispatcher = new PartitionDispatcher(this.#options, handler, this.#source(), this.#log);
    this.#running = this.#supervise(this.#dispatcher);
    return Promise.resolve();
  }

  async stop(): Promise<void> {
    if (!this.#dispatcher || !this.#running) return;
    await this.#dispatcher.stop();
    this.#stopping.abort();
    this.#nudge();
    await this.#running;
    this.#dispatcher.revokeAll();
  }

  queuedBytes(): number {
    return this.#dispatcher?.queuedBytes ?? 0;
  }

  async lag(): Promise<ReadonlyMap<number, bigint>> {
    const done = this.#dispatcher?.done() ?? new Map<number, bigint>();
    const ends = await embeddedLogEnds(this.#pool, this.#options.topic);
    return new Map(
      [...done].map(([partition, offset]) => {
        const behind = (ends.get(partition) ?? 0n) - offset;
        return [partition, behind > 0n ? behind : 0n];
      }),
    );
  }

  async #supervise(dispatcher: PartitionDispatcher): Promise<void> {
    let pause = FIRST_RESTART;
    while (!this.#stopping.signal.aborted) {
      const since = Date.now();
      try {
        await this.#session(dispatcher);
      } catch (error) {
        this.#log('error', 'reading the embedded log failed and is begun again', {
          topic: this.#options.topic,
          error: errorMessage(error),
        });
      }
      if (this.#stopping.signal.aborted) return;
      dispatcher.revokeAll();
      this.#positions.clear();
      pause =
        Date.now() - since > LONGEST_RESTART ? FIRST_RESTART : Math.min(2 * pause, LONGEST_RESTART);
      await this.#sleep(pause);
    }
  }

  /** One connection's life: lock, listen, read. */
  async #session(dispatcher: PartitionDispatcher): Promise<void> {
    const client = new Client({ connectionString: this.#options.databaseUrl });
    let broken: Error | null = null;
    const onEnd = (error?: Error): void => {
      broken ??= error ?? new Error('the connection to the database has ended');
      this.#nudge();
    };
    client.on('error', onEnd);
    client.on('end', () => onEnd());
    client.on('notification', ({ payload }) => {
      if (payload === this.#options.topic) this.#nudge();
    });
    await client.connect();
    try {
      if (!(await this.#lock(client))) return;
      await client.query(`listen ${EMBEDDED_LOG_CHANNEL}`);
      dispatcher.assign(Array.from({ length: EMBEDDED_PARTITIONS }, (_, partition) => partition));
      while (!this.#stopping.signal.aborted) {
        if (broken) throw broken;
        this.#nudged = false;
        const read = await this.#readAll(dispatcher);
        await this.#trim(dispatcher);
        if (read === 0) await this.#idle();
      }
    } finally {
      await client.end().catch(() => undefined);
    }
  }

  /** Waits for its turn; false when stopped before. */
  async #lock(client: Client): Promise<boolean> {
    const name = `${this.#options.topic}/${this.#options.groupId}`;
    while (!this.#stopping.signal.aborted) {
      const { rows } = await client.query<{ mine: boolean }>(
        'select pg_try_advisory_lock($1, hashtext($2)) as mine',
        [LOCK_CLASS, name],
      );
      if (rows[0]?.mine) return true;
      await this.#sleep(LOCK_RETRY);
    }
    return false;
  }

  /** One read of every partition that wants one; answers how many records came. */
  async #readAll(dispatcher: PartitionDispatcher): Promise<number> {
    let read = 0;
    for (const [partition, from] of this.#positions) {
      if (this.#paused.has(partition) || !dispatcher.accepts(partition)) continue;
      const { topic } = this.#options;
      const limits = { maxRecords: READ_RECORDS, maxBytes: READ_BYTES };
      const records = await readEmbeddedLog(this.#pool, { topic, partition, from, ...limits });
      const last = records.at(-1);
      // A seek while the query ran makes its answer stale.
      if (!last || this.#positions.get(partition) !== from || !dispatcher.accepts(partition)) continue;
      const next = last.offset + 1n;
      this.#positions.set(partition, next);
      dispatcher.offer(partition, records.map(toConsumed), next, next);
      read += records.length;
    }
    return read;
  }

  async #trim(dispatcher: PartitionDispatcher): Promise<void> {
    const { retention, topic } = this.#options;
    if (retention === undefined || Date.now() - this.#trimmed < TRIM_EVERY) return;
    this.#trimmed = Date.now();
    const keepFrom = dispatcher.done();
    if (keepFrom.size < EMBEDDED_PARTITIONS) return;
    await trimEmbeddedLog(this.#pool, { topic, before: Date.now() - retention, keepFrom });
  }

  #source(): PartitionSource {
    return {
      seek: (partition, offset) => {
        this.#positions.set(partition, offset);
        this.#nudge();
      },
      pause: (partitions) => {
        for (const partition of partitions) this.#paused.add(partition);
      },
      resume: (partitions) => {
        for (const partition of partitions) this.#paused.delete(partition);
        this.#nudge();
      },
      // The lock's session is looked at between reads; what was lost is not taken at once.
      confirmed: () => this.#sleep(LOCK_RETRY),
    };
  }

  #nudge(): void {
    this.#nudged = true;
    this.#wake?.();
  }

  async #idle(): Promise<void> {
    if (this.#nudged) return;
    const timer = new AbortController();
    const woken = new Promise<void>((resolve) => {
      this.#wake = resolve;
    });
    await Promise.race([
      woken,
      sleep(POLL, undefined, { signal: timer.signal }).catch(() => undefined),
    ]);
    timer.abort();
    this.#wake = null;
  }

  async #sleep(ms: number): Promise<void> {
    await sleep(ms, undefined, { signal: this.#stopping.signal }).catch(() => undefined);
  }
}

function toConsumed(record: StoredRecord): ConsumedMessage {
  return { ...record, value: record.value ?? Buffer.alloc(0) };
}
