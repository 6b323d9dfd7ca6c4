import { setTimeout as sleep } from 'node:timers/promises';
import { errorMessage } from '../kernel/error-code.js';
import { Lane, LanePartition, type Delivery } from './lane.js';
import type { LogLine } from './log-line.js';
import type { ConsumedMessage, ConsumerHandler, ConsumerOptions } from './port.js';

const FIRST_RETRY = 250;
const LONGEST_RETRY = 10_000;

/** The log below: what a dispatcher asks of it. None of these may throw. */
export interface PartitionSource {
  /** Reads on at the offset; whatever was read ahead is discarded. */
  seek(partition: number, offset: bigint): void;
  pause(partitions: readonly number[]): void;
  resume(partitions: readonly number[]): void;
  /**
   * Resolves when this worker is known to own its partitions at this moment. Asked before a lost
   * partition is taken again: a zombie that doesn't know yet must not fence its successor.
   */
  confirmed(): Promise<void>;
}

/**
 * Brings messages from a log to a handler: keeps a queue a lane, bounds what is queued, and makes
 * sure that nothing is delivered for a partition before it was taken or after it was given away.
 * Each time a partition is taken it gets a new `LanePartition`; entries of an old one are dead.
 */
export class PartitionDispatcher {
  readonly #options: ConsumerOptions;
  readonly #handler: ConsumerHandler;
  readonly #source: PartitionSource;
  readonly #log: LogLine;
  readonly #partitions = new Map<number, LanePartition>();
  readonly #lanes: readonly Lane[];
  /** Deliveries under way by partition, whoever owns it now. */
  readonly #underWay = new Map<number, Promise<void>>();
  readonly #tasks = new Set<Promise<void>>();
  readonly #stopped = new AbortController();
  readonly #stopping = new Promise<void>((resolve) => {
    this.#stopped.signal.addEventListener('abort', () => resolve());
  });
  #queuedBytes = 0;
  #throttled = false;

  constructor(
    options: ConsumerOptions,
    handler: ConsumerHandler,
    source: PartitionSource,
    log: LogLine,
  ) {
    this.#options = options;
    this.#handler = handler;
    this.#source = source;
    this.#log = log;
    this.#lanes = Array.from({ length: Math.max(1, options.lanes) }, () => new Lane());
  }

  /**
   * Sets the whole assignment. Synchronous as far as it matters: when it returns, new partitions
   * are paused, kept ones read on behind what is queued, and queues of lost ones are empty.
   */
  assign(partitions: readonly number[]): void {
    const now = new Set(partitions);
    this.#give([...this.#partitions.keys()].filter((partition) => !now.has(partition)));
    const gained: LanePartition[] = [];
    for (const partition of now) {
      const kept = this.#partitions.get(partition);
      if (!kept) {
        const fresh = new LanePartition(partition);
        this.#partitions.set(partition, fresh);
        gained.push(fresh);
      } else if (kept.taken) {
        this.#source.seek(partition, kept.position);
      }
    }
    if (gained.length === 0) return;
    this.#source.pause(gained.map(({ partition }) => partition));
    this.#run(this.#take(gained));
  }

  /** The connection to the log was lost, and with it every partition. */
  revokeAll(): void {
    this.#give([...this.#partitions.keys()]);
  }

  /** Whether messages of the partition may be offered now. */
  accepts(partition: number): boolean {
    if (this.#stopped.signal.aborted) return false;
    // Fetches under way when the queue filled up are still taken, within twice the bound.
    if (this.#queuedBytes > 2 * this.#options.maxQueuedBytes) return false;
    const owner = this.#partitions.get(partition);
    return owner !== undefined && owner.taken && !owner.halted;
  }

  /** Queues what was read of a partition that accepts; reading goes on at `next`. */
  offer(partition: number, messages: readonly ConsumedMessage[], next: bigint, end: bigint): void {
    const owner = this.#partitions.get(partition);
    if (!owner?.taken) return;
    const first = messages[0];
    if (first && first.offset < owner.position) {
      this.#halt(owner, first.offset);
      return;
    }
    const lane = this.#laneOf(partition);
    this.#queuedBytes += lane.push(owner, messages);
    if (next > owner.position) owner.position = next;
    owner.end = end;
    if (!this.#throttled && this.#queuedBytes > this.#options.maxQueuedBytes) {
      this.#throttled = true;
      this.#source.pause([...this.#partitions.keys()]);
    }
    this.#pump(lane);
  }

  /** Offsets up to which messages are dealt with, of the partitions taken. */
  done(): ReadonlyMap<number, bigint> {
    return this.#view((partition) => partition.done);
  }

  /** Ends of the partitions taken, as last seen while reading. */
  ends(): ReadonlyMap<number, bigint> {
    return this.#view((partition) => partition.end);
  }

  #view(of: (partition: LanePartition) => bigint): ReadonlyMap<number, bigint> {
    const taken = [...this.#partitions.values()].filter((partition) => partition.taken);
    return new Map(taken.map((partition) => [partition.partition, of(partition)]));
  }

  get queuedBytes(): number {
    return this.#queuedBytes;
  }

  /** Waits for deliveries under way; what is queued behind them is left for the next owner. */
  async stop(): Promise<void> {
    this.#stopped.abort();
    await Promise.all([...this.#tasks, ...this.#lanes.map((lane) => lane.running)]);
  }

  /** Skipping up to the position could drop messages that nobody has seen: a person must decide. */
  #halt(owner: LanePartition, offset: bigint): void {
    owner.halted = true;
    this.#source.pause([owner.partition]);
    this.#log(
      'error',
      'the partition begins again below its cursor: its topic was made anew or has lost messages. ' +
        'It is read no further; set its cursor to where to go on, then restart',
      { partition: owner.partition, cursor: String(owner.position), offset: String(offset) },
    );
  }

  #laneOf(partition: number): Lane {
    const lane = this.#lanes[partition % this.#lanes.length];
    if (!lane) throw new RangeError(`partition ${partition} has no lane`);
    return lane;
  }

  #give(partitions: readonly number[]): void {
    if (partitions.length === 0) return;
    for (const partition of partitions) this.#forget(partition);
    try {
      this.#handler.revoked(partitions);
    } catch (error) {
      this.#log('error', 'the consumer handler threw in revoked', { error: errorMessage(error) });
    }
  }

  #forget(partition: number): void {
    const owner = this.#partitions.get(partition);
    if (!owner) return;
    owner.live = false;
    this.#partitions.delete(partition);
    this.#release(this.#laneOf(partition).drop(owner));
  }

  /** Has the handler take partitions, until it succeeds or they are given away. */
  async #take(fresh: readonly LanePartition[]): Promise<void> {
    for (let retry = FIRST_RETRY; ; retry = Math.min(2 * retry, LONGEST_RETRY)) {
      const wanted = fresh.filter(({ live, taken }) => live && !taken);
      if (wanted.length === 0 || this.#stopped.signal.aborted) return;
      // A batch of an earlier ownership must have ended before the partition is taken again.
      await Promise.all(
        wanted.map(({ partition }) => this.#underWay.get(partition) ?? Promise.resolve()),
      );
      try {
        const answer = await this.#handler.assigned(wanted.map(({ partition }) => partition));
        this.#open(wanted, new Map(answer.map(({ partition, offset }) => [partition, offset])));
        if (wanted.every(({ live, taken }) => taken || !live)) return;
        this.#log('warn', 'the consumer handler did not take every partition, trying again');
      } catch (error) {
        this.#log('error', 'partitions could not be taken, trying again', {
          partitions: wanted.map(({ partition }) => partition),
          error: errorMessage(error),
        });
      }
      await this.#sleep(retry);
    }
  }

  async #takeAgain(fresh: readonly LanePartition[]): Promise<void> {
    await Promise.race([this.#source.confirmed(), this.#stopping]);
    await this.#take(fresh);
  }

  #open(partitions: readonly LanePartition[], offsets: ReadonlyMap<number, bigint>): void {
    const opened: number[] = [];
    for (const owner of partitions) {
      const offset = offsets.get(owner.partition);
      if (offset === undefined || !owner.live) continue;
      owner.open(offset);
      this.#source.seek(owner.partition, offset);
      opened.push(owner.partition);
    }
    if (!this.#throttled && opened.length > 0) this.#source.resume(opened);
  }

  #pump(lane: Lane): void {
    lane.running ??= this.#work(lane).finally(() => {
      lane.running = null;
      if (!lane.isEmpty && !this.#stopped.signal.aborted) this.#pump(lane);
    });
  }

  async #work(lane: Lane): Promise<void> {
    while (!this.#stopped.signal.aborted) {
      const delivery = lane.next(this.#options.maxBatchMessages, this.#options.maxBatchBytes);
      if (!delivery) return;
      const work = this.#deliver(delivery);
      const partitions = [...delivery.owners].map(({ partition }) => partition);
      for (const partition of partitions) this.#underWay.set(partition, work);
      await work;
      for (const partition of partitions) this.#underWay.delete(partition);
      this.#release(delivery.bytes);
    }
  }

  /** Delivers until the handler has dealt with it; only revoked partitions leave the batch. */
  async #deliver(delivery: Delivery): Promise<void> {
    for (let retry = FIRST_RETRY; ; retry = Math.min(2 * retry, LONGEST_RETRY)) {
      const messages = delivery.living();
      if (messages.length === 0) return;
      try {
        const result = await this.#handler.batch(messages);
        if (result.is === 'done') {
          for (const owner of delivery.owners) if (owner.live) owner.done = delivery.endOf(owner);
          return;
        }
        // Lost partitions leave the batch; the rest of it was not recorded either.
        this.#lose(new Set(result.partitions), delivery);
        if (this.#stopped.signal.aborted) return;
      } catch (error) {
        this.#log('error', 'a batch was not dealt with, trying again', {
          messages: messages.length,
          error: errorMessage(error),
        });
        if (this.#stopped.signal.aborted) return;
        await this.#sleep(retry);
        if (this.#stopped.signal.aborted) return;
      }
    }
  }

  #lose(partitions: ReadonlySet<number>, delivery: Delivery): void {
    const lost = [...delivery.owners].filter(
      ({ live, partition }) => live && partitions.has(partition),
    );
    if (lost.length === 0)
      throw new Error('the consumer handler lost partitions that the batch has not');
    const again = lost.map(({ partition }) => {
      this.#forget(partition);
      this.#underWay.delete(partition);
      const fresh = new LanePartition(partition);
      this.#partitions.set(partition, fresh);
      return fresh;
    });
    const numbers = again.map(({ partition }) => partition);
    this.#log('warn', 'another worker owns partitions of this batch', { partitions: numbers });
    this.#source.pause(numbers);
    this.#run(this.#takeAgain(again));
  }

  #release(bytes: number): void {
    this.#queuedBytes -= bytes;
    if (!this.#throttled || this.#queuedBytes > this.#options.maxQueuedBytes / 2) return;
    this.#throttled = false;
    const readable = [...this.#partitions.values()].filter(({ taken, halted }) => taken && !halted);
    this.#source.resume(readable.map(({ partition }) => partition));
  }

  #run(task: Promise<void>): void {
    const tracked = task.finally(() => this.#tasks.delete(tracked));
    this.#tasks.add(tracked);
  }

  async #sleep(ms: number): Promise<void> {
    await sleep(ms, undefined, { signal: this.#stopped.signal }).catch(() => undefined);
  }
}
