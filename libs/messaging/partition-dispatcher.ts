import { setTimeout as sleep } from 'node:timers/promises';
import { errorMessage } from '../kernel/error-code.js';
import { Lane, LanePartition, type Delivery } from './lane.js';
import type { LogLine } from './log-line.js';
import type { BatchResult, ConsumedMessage, ConsumerHandler, ConsumerOptions } from './port.js';

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
    return this.#partitions.get(partition)?.taken ?? false;
  }

  /** Queues what was read of a partition that accepts; reading goes on at `next`. */
  offer(partition: number, messages: readonly ConsumedMessage[], next: bigint, end: bigint): void {
    const owner = this.#partitions.get(partition);
    if (!owner?.taken) return;
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

  /** Waits for deliveries under way; what is queued behind them is left for the next owner. */
  async stop(): Promise<void> {
    this.#stopped.abort();
    await Promise.all([...this.#tasks, ...this.#lanes.map((lane) => lane.running)]);
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
      const wanted = fresh.filter((partition) => partition.live);
      if (wanted.length === 0 || this.#stopped.signal.aborted) return;
      // A batch of an earlier ownership must have ended before the partition is taken again.
      await Promise.all(
        wanted.map(({ partition }) => this.#underWay.get(partition) ?? Promise.resolve()),
      );
      try {
        const answer = await this.#handler.assigned(wanted.map(({ partition }) => partition));
        this.#open(wanted, new Map(answer.map(({ partition, offset }) => [partition, offset])));
        return;
      } catch (error) {
        this.#log('error', 'partitions could not be taken, trying again', {
          partitions: wanted.map(({ partition }) => partition),
          error: errorMessage(error),
        });
        await this.#sleep(retry);
      }
    }
  }

  async #takeAgain(fresh: readonly LanePartition[]): Promise<void> {
    await Promise.race([this.#source.confirmed(), this.#stopping]);
    await this.#take(fresh);
  }

  #open(partitions: readonly LanePartition[], offsets: ReadonlyMap<number, bigint>): void {
    for (const partition of partitions) {
      if (offsets.has(partition.partition)) continue;
      throw new Error(`the consumer handler named no offset for partition ${partition.partition}`);
    }
    const open = partitions.filter((partition) => partition.live);
    for (const partition of open) {
      const offset = offsets.get(partition.partition) ?? 0n;
      partition.open(offset);
      this.#source.seek(partition.partition, offset);
    }
    if (!this.#throttled) this.#source.resume(open.map(({ partition }) => partition));
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
        this.#settle(delivery, await this.#handler.batch(messages));
        return;
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

  #settle(delivery: Delivery, result: BatchResult): void {
    const lost = new Set(result.is === 'lost' ? result.partitions : []);
    const again: LanePartition[] = [];
    for (const owner of delivery.owners) {
      if (!owner.live) continue;
      if (!lost.has(owner.partition)) {
        owner.done = delivery.endOf(owner);
        continue;
      }
      this.#forget(owner.partition);
      const fresh = new LanePartition(owner.partition);
      this.#partitions.set(owner.partition, fresh);
      again.push(fresh);
    }
    if (again.length === 0) return;
    const partitions = again.map(({ partition }) => partition);
    this.#log('warn', 'another worker owns partitions of this batch', { partitions });
    this.#source.pause(partitions);
    this.#run(this.#takeAgain(again));
  }

  #release(bytes: number): void {
    this.#queuedBytes -= bytes;
    if (!this.#throttled || this.#queuedBytes > this.#options.maxQueuedBytes / 2) return;
    this.#throttled = false;
    const taken = [...this.#partitions.values()].filter((partition) => partition.taken);
    this.#source.resume(taken.map(({ partition }) => partition));
  }

  #run(task: Promise<void>): void {
    const tracked = task.finally(() => this.#tasks.delete(tracked));
    this.#tasks.add(tracked);
  }

  async #sleep(ms: number): Promise<void> {
    await sleep(ms, undefined, { signal: this.#stopped.signal }).catch(() => undefined);
  }
}
