import { setTimeout as delay } from 'node:timers/promises';
import { Client } from 'pg';
import { SECOND } from '../kernel/clock.js';
import type { LogProducer } from '../messaging/port.js';
import { ADVISORY_LOCKS } from './data-source.js';
import { publishBatch } from './outbox-batch.js';
import { OUTBOX_CHANNEL } from './repositories/outbox.js';

export interface OutboxPublisherOptions {
  readonly databaseUrl: string;
  /**
   * Opened each time this process becomes the publisher and closed when it ceases to be, so that a
   * transactional producer fences the one before it.
   */
  openProducer(): Promise<LogProducer>;
  /** Emits what in-line batches have journalled; answers how many records. */
  drainInline?(producer: LogProducer): Promise<number>;
  /** Told of every failure; the publisher goes on by itself. */
  onError(error: unknown): void;
  /** Told how many records were acknowledged. */
  onPublished?(records: number): void;
  /** How often it looks without being woken, and tries to become the publisher. Default 500 ms. */
  readonly pollMs?: number;
}

const FIRST_RETRY = 200;
const LONGEST_RETRY = 10 * SECOND;
/** A publisher's dead host must not keep the lock: the server notices within half a minute. */
const SESSION = '-c tcp_keepalives_idle=15 -c tcp_keepalives_interval=5 -c tcp_keepalives_count=3';

/**
 * Sends what the outbox holds, in order, at least once. Any number of processes may run one: an
 * advisory lock, held by the session of a dedicated connection, lets a single one publish.
 */
export class OutboxPublisher {
  private readonly stopping = new AbortController();
  private running: Promise<void> | null = null;
  private wake: (() => void) | null = null;
  /** Woken since the outbox was last looked at. */
  private nudged = false;
  private leads = false;

  constructor(private readonly options: OutboxPublisherOptions) {}

  /** Whether this process publishes at the moment. */
  get leading(): boolean {
    return this.leads;
  }

  start(): void {
    this.running ??= this.run();
  }

  /** Ends after the batch under way; what isn't sent stays for the next publisher. */
  async stop(): Promise<void> {
    this.stopping.abort();
    this.nudge();
    await this.running;
  }

  private get stopped(): boolean {
    return this.stopping.signal.aborted;
  }

  private async run(): Promise<void> {
    let retry = FIRST_RETRY;
    while (!this.stopped) {
      const since = Date.now();
      try {
        await this.session();
      } catch (error) {
        this.options.onError(error);
      }
      this.leads = false;
      // A session that held for a while had nothing wrong with it: begin with short pauses again.
      retry = Date.now() - since > LONGEST_RETRY ? FIRST_RETRY : Math.min(retry * 2, LONGEST_RETRY);
      if (!this.stopped) await this.pause(retry);
    }
  }

  /** One connection's life; ends when stopped, and throws when the connection or the log fails. */
  private async session(): Promise<void> {
    const client = new Client({
      connectionString: this.options.databaseUrl,
      application_name: 'tidegate-outbox',
      connectionTimeoutMillis: 10 * SECOND,
      keepAlive: true,
      options: SESSION,
    });
    const broken = new Promise<never>((_, reject) => {
      client.on('error', reject);
      client.on('end', () => reject(new Error('the connection to the database has ended')));
    });
    // Awaited only while idle; at other times the statement under way fails by itself.
    broken.catch(() => undefined);
    client.on('notification', () => this.nudge());
    await client.connect();
    try {
      while (!(await becomePublisher(client))) {
        await this.idle(broken);
        if (this.stopped) return;
      }
      await client.query(`LISTEN ${OUTBOX_CHANNEL}`);
      await this.publish(client, broken);
    } finally {
      await client.end().catch(() => undefined);
    }
  }

  private async publish(client: Client, broken: Promise<never>): Promise<void> {
    const producer = await this.options.openProducer();
    try {
      this.leads = true;
      while (!this.stopped) {
        this.nudged = false;
        const sent = await publishBatch(client, producer);
        const inline = (await this.options.drainInline?.(producer)) ?? 0;
        if (sent + inline > 0) this.options.onPublished?.(sent + inline);
        else await this.idle(broken);
      }
    } finally {
      this.leads = false;
      await producer.close();
    }
  }

  /** Until woken by a notification, by `stop`, or for the poll's span. Throws when `broken` does. */
  private async idle(broken: Promise<never>): Promise<void> {
    const woken = new Promise<void>((resolve) => {
      this.wake = resolve;
    });
    const timer = new AbortController();
    try {
      const span = delay(this.options.pollMs ?? 500, undefined, { signal: timer.signal }).catch(
        () => undefined,
      );
      if (!this.nudged) await Promise.race([woken, span, broken]);
    } finally {
      this.wake = null;
      timer.abort();
    }
  }

  private nudge(): void {
    this.nudged = true;
    this.wake?.();
  }

  private async pause(ms: number): Promise<void> {
    await delay(ms, undefined, { signal: this.stopping.signal }).catch(() => undefined);
  }
}

async function becomePublisher(client: Client): Promise<boolean> {
  const { rows } = await client.query<{ mine: boolean }>(
    'SELECT pg_try_advisory_lock($1, $2) AS mine',
    [...ADVISORY_LOCKS.outbox],
  );
  return rows[0]?.mine === true;
}
