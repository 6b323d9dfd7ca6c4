import type { Admin, Consumer, EachBatchPayload, Kafka, KafkaMessage } from 'kafkajs';
import { setTimeout as sleep } from 'node:timers/promises';
import { errorMessage } from '../kernel/error-code.js';
import { REQUEST_RETRY } from './kafka-client.js';
import type { LogLine } from './log-line.js';
import { PartitionDispatcher, type PartitionSource } from './partition-dispatcher.js';
import type { ConsumedMessage, ConsumerHandler, ConsumerOptions, LogConsumer } from './port.js';

const COMMIT_EVERY = 2_000;
/**
 * A fetch waits until so much has come, or so long, ms. Answering at once would be hundreds of
 * nearly empty fetches a second under a steady load, and as many small transactions.
 */
const FETCH_MIN_BYTES = 64 * 1024;
const FETCH_WAIT = 40;
const FIRST_RESTART = 250;
const LONGEST_RESTART = 15_000;
/** A consumer that neither fetched nor joined for this long hangs, and is replaced, ms. */
const SILENCE = 120_000;
/** A hanging connection must not hold up a restart or a shutdown, ms. */
const DISCONNECT_PATIENCE = 10_000;

export interface KafkaConsumerOptions extends ConsumerOptions {
  /** Largest message the topic may hold, as `ensureTopics` reports it. Default 2 MiB. */
  readonly maxMessageBytes?: number;
  /** How long a worker may be silent before its partitions go to others, ms. Default 15,000. */
  readonly sessionTimeout?: number;
  readonly heartbeatInterval?: number;
}

/** One kafkajs consumer, from its start to its crash. */
class Session {
  /** When it was last seen to fetch or join. */
  lastSign = Date.now();
  /** Resolves with what ended it; null when it was asked to end. */
  readonly ended: Promise<unknown>;
  #end: ((reason: unknown) => void) | null = null;

  constructor(readonly consumer: Consumer) {
    this.ended = new Promise((resolve) => {
      this.#end = resolve;
    });
  }

  get isOpen(): boolean {
    return this.#end !== null;
  }

  end(reason: unknown): void {
    this.#end?.(reason);
    this.#end = null;
  }
}

/**
 * A thin consumer on kafkajs. Fetched batches go to the dispatcher at once, so fetching goes on
 * while messages are dealt with, and heartbeats, which kafkajs sends between fetches, don't wait
 * for anybody's processing. Where to read is told by the handler (`assigned`); the offsets
 * committed to Kafka only follow, for tools that show lag. A crashed consumer is replaced.
 */
export class KafkaConsumer implements LogConsumer {
  readonly #kafka: Kafka;
  readonly #options: KafkaConsumerOptions;
  readonly #log: LogLine;
  readonly #stopping = new AbortController();
  #dispatcher: PartitionDispatcher | null = null;
  #session: Session | null = null;
  #running: Promise<void> | null = null;
  #admin: Promise<Admin> | null = null;
  #committed = new Map<number, bigint>();
  #confirmations: (() => void)[] = [];

  constructor(kafka: Kafka, options: KafkaConsumerOptions, log: LogLine) {
    this.#kafka = kafka;
    this.#options = options;
    this.#log = log;
  }

  /** Begins; resolves before the group is joined, which may take as long as Kafka is away. */
  start(handler: ConsumerHandler): Promise<void> {
    if (this.#running) return Promise.reject(new Error('the consumer was started before'));
    this.#dispatcher = new PartitionDispatcher(this.#options, handler, this.#source(), this.#log);
    this.#running = this.#supervise(this.#dispatcher);
    return Promise.resolve();
  }

  async stop(): Promise<void> {
    const dispatcher = this.#dispatcher;
    if (!dispatcher || !this.#running) return;
    this.#pauseAll(dispatcher);
    await dispatcher.stop();
    await this.#commit(dispatcher);
    this.#stopping.abort();
    this.#session?.end(null);
    await this.#running;
    const admin = await this.#admin?.catch(() => null);
    await admin?.disconnect().catch(() => undefined);
    dispatcher.revokeAll();
  }

  queuedBytes(): number {
    return this.#dispatcher?.queuedBytes ?? 0;
  }

  async lag(): Promise<ReadonlyMap<number, bigint>> {
    const done = this.#dispatcher?.done() ?? new Map<number, bigint>();
    const ends = (await this.#freshEnds()) ?? this.#dispatcher?.ends();
    const lag = new Map<number, bigint>();
    for (const [partition, offset] of done) {
      const behind = (ends?.get(partition) ?? offset) - offset;
      lag.set(partition, behind > 0n ? behind : 0n);
    }
    return lag;
  }

  /** null while Kafka can't be asked. */
  async #freshEnds(): Promise<ReadonlyMap<number, bigint> | null> {
    try {
      this.#admin ??= this.#connectAdmin();
      const offsets = await (await this.#admin).fetchTopicOffsets(this.#options.topic);
      return new Map(offsets.map(({ partition, high }) => [partition, BigInt(high)]));
    } catch (error) {
      this.#log('warn', 'the ends of the partitions could not be read', { error: errorMessage(error) });
      const failed = this.#admin;
      this.#admin = null;
      void failed?.then((admin) => admin.disconnect()).catch(() => undefined);
      return null;
    }
  }

  async #connectAdmin(): Promise<Admin> {
    const admin = this.#kafka.admin();
    await admin.connect();
    return admin;
  }

  async #supervise(dispatcher: PartitionDispatcher): Promise<void> {
    let pause = FIRST_RESTART;
    while (!this.#stopping.signal.aborted) {
      const since = Date.now();
      try {
        await this.#runSession(dispatcher);
      } catch (error) {
        this.#log('error', 'the Kafka consumer failed and is started again', {
          topic: this.#options.topic,
          error: errorMessage(error),
        });
      }
      if (this.#stopping.signal.aborted) return;
      dispatcher.revokeAll();
      this.#confirm();
      pause =
        Date.now() - since > LONGEST_RESTART ? FIRST_RESTART : Math.min(2 * pause, LONGEST_RESTART);
      await sleep(pause, undefined, { signal: this.#stopping.signal }).catch(() => undefined);
    }
  }

  /** Runs one kafkajs consumer until it crashes, falls silent or is stopped. */
  async #runSession(dispatcher: PartitionDispatcher): Promise<void> {
    const session = this.#openSession(dispatcher);
    this.#session = session;
    const timer = setInterval(() => this.#tick(session, dispatcher), COMMIT_EVERY);
    try {
      // Connecting may take long while Kafka is away; being asked to end must not wait for it.
      const reason = await Promise.race([this.#run(session, dispatcher), session.ended]);
      if (reason !== null) throw reason;
    } finally {
      clearInterval(timer);
      this.#session = null;
      this.#committed = new Map();
      await this.#disconnect(session.consumer);
    }
  }

  async #run(session: Session, dispatcher: PartitionDispatcher): Promise<unknown> {
    const { consumer } = session;
    await consumer.connect();
    if (!session.isOpen) return null;
    await consumer.subscribe({ topic: this.#options.topic, fromBeginning: true });
    if (!session.isOpen) return null;
    await consumer.run({
      autoCommit: false,
      eachBatchAutoResolve: false,
      eachBatch: (payload) => this.#accept(payload, dispatcher),
    });
    return await session.ended;
  }

  #openSession(dispatcher: PartitionDispatcher): Session {
    const { groupId, topic } = this.#options;
    const largest = this.#options.maxMessageBytes ?? 2 * 1024 * 1024;
    const consumer = this.#kafka.consumer({
      groupId,
      sessionTimeout: this.#options.sessionTimeout ?? 15_000,
      heartbeatInterval: this.#options.heartbeatInterval ?? 1_000,
      minBytes: FETCH_MIN_BYTES,
      maxWaitTimeInMs: FETCH_WAIT,
      // Both hold the largest message, else a partition behind others could starve.
      maxBytesPerPartition: Math.max(1024 * 1024, largest),
      maxBytes: Math.max(8 * 1024 * 1024, 2 * largest),
      allowAutoTopicCreation: false,
      // kafkajs's own restart gives up on some errors; ours never does.
      retry: { ...REQUEST_RETRY, restartOnFailure: () => Promise.resolve(false) },
    });
    const session = new Session(consumer);
    const sign = (): void => {
      session.lastSign = Date.now();
    };
    consumer.on(consumer.events.CRASH, ({ payload }) => session.end(payload.error));
    consumer.on(consumer.events.FETCH, sign);
    consumer.on(consumer.events.HEARTBEAT, () => this.#confirm());
    // Emitted before the first fetch of the new generation: what is paused here is not fetched.
    consumer.on(consumer.events.GROUP_JOIN, ({ payload }) => {
      sign();
      if (this.#session !== session) return;
      const partitions = payload.memberAssignment[topic] ?? [];
      this.#log('info', 'joined the consumer group', { topic, groupId, partitions });
      dispatcher.assign(partitions);
      this.#confirm();
    });
    return session;
  }

  #accept(payload: EachBatchPayload, dispatcher: PartitionDispatcher): Promise<void> {
    const { batch } = payload;
    // What isn't resolved is fetched again from where the partition then stands.
    if (payload.isStale() || !dispatcher.accepts(batch.partition)) return Promise.resolve();
    const last = batch.messages.at(-1);
    if (!last) return Promise.resolve();
    const messages = batch.messages.map((message) => toConsumed(batch.partition, message));
    const next = BigInt(batch.lastOffset()) + 1n;
    payload.resolveOffset(last.offset);
    dispatcher.offer(batch.partition, messages, next, BigInt(batch.highWatermark));
    return Promise.resolve();
  }

  #source(): PartitionSource {
    const { topic } = this.#options;
    // kafkajs throws where no group has been joined; then there is nothing to pause or seek.
    const quietly = (action: (consumer: Consumer) => void): void => {
      try {
        if (this.#session) action(this.#session.consumer);
      } catch (error) {
        this.#log('debug', 'the consumer is between two sessions', { error: errorMessage(error) });
      }
    };
    return {
      seek: (partition, offset) =>
        quietly((consumer) => consumer.seek({ topic, partition, offset: String(offset) })),
      pause: (partitions) =>
        quietly((consumer) => consumer.pause([{ topic, partitions: [...partitions] }])),
      resume: (partitions) =>
        quietly((consumer) => consumer.resume([{ topic, partitions: [...partitions] }])),
      // A heartbeat is answered well only in the current generation of the group.
      confirmed: () => new Promise((resolve) => this.#confirmations.push(resolve)),
    };
  }

  #confirm(): void {
    for (const resolve of this.#confirmations.splice(0)) resolve();
  }

  #tick(session: Session, dispatcher: PartitionDispatcher): void {
    if (Date.now() - session.lastSign > SILENCE) {
      session.end(new Error(`the consumer has not fetched for ${SILENCE / 1000} s`));
      return;
    }
    void this.#commit(dispatcher);
  }

  /** Best effort: nothing reads these offsets but people and their tools. */
  async #commit(dispatcher: PartitionDispatcher): Promise<void> {
    const session = this.#session;
    const moved = [...dispatcher.done()].filter(([partition, offset]) => {
      return this.#committed.get(partition) !== offset;
    });
    if (!session || moved.length === 0) return;
    const { topic } = this.#options;
    try {
      await session.consumer.commitOffsets(
        moved.map(([partition, offset]) => ({ topic, partition, offset: String(offset) })),
      );
      for (const [partition, offset] of moved) this.#committed.set(partition, offset);
    } catch (error) {
      this.#log('debug', 'offsets were not committed', { topic, error: errorMessage(error) });
    }
  }

  #pauseAll(dispatcher: PartitionDispatcher): void {
    this.#source().pause([...dispatcher.done().keys()]);
  }

  async #disconnect(consumer: Consumer): Promise<void> {
    const timer = new AbortController();
    const patience = sleep(DISCONNECT_PATIENCE, undefined, { signal: timer.signal }).catch(
      () => undefined,
    );
    await Promise.race([consumer.disconnect().catch(() => undefined), patience]);
    timer.abort();
  }
}

function toConsumed(partition: number, message: KafkaMessage): ConsumedMessage {
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(message.headers ?? {})) {
    const last = Array.isArray(value) ? value.at(-1) : value;
    if (last !== undefined) headers[name] = last.toString();
  }
  return {
    partition,
    offset: BigInt(message.offset),
    key: message.key,
    value: message.value ?? Buffer.alloc(0),
    headers,
    timestamp: Number(message.timestamp),
  };
}
