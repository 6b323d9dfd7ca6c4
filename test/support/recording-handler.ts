import type {
  BatchResult,
  ConsumedMessage,
  ConsumerHandler,
  PartitionOffset,
} from '../../libs/messaging/port.js';

/** Cursors of all workers of a group, as the database keeps them. */
export class SharedCursors {
  readonly next = new Map<number, bigint>();
  readonly #owners = new Map<number, RecordingHandler>();
  /** Everything recorded, in the order in which it was. */
  readonly recorded: ConsumedMessage[] = [];

  own(partition: number, handler: RecordingHandler): bigint {
    this.#owners.set(partition, handler);
    return this.next.get(partition) ?? 0n;
  }

  isOwner(partition: number, handler: RecordingHandler): boolean {
    return this.#owners.get(partition) === handler;
  }

  /** A take-over that the worker doesn't know of. */
  steal(partition: number): void {
    this.#owners.delete(partition);
  }

  offsets(partition: number): bigint[] {
    return this.recorded
      .filter((message) => message.partition === partition)
      .map(({ offset }) => offset);
  }
}

/** A worker that records messages under the same rules as ingress, without a database. */
export class RecordingHandler implements ConsumerHandler {
  readonly held = new Set<number>();
  readonly taken: number[] = [];
  /** Deliveries that broke the port's promises; must stay empty. */
  readonly broken: string[] = [];
  readonly lost: number[] = [];
  /** Awaited in each batch. */
  work: (messages: readonly ConsumedMessage[]) => Promise<void> = () => Promise.resolve();

  constructor(readonly cursors: SharedCursors) {}

  assigned(partitions: readonly number[]): Promise<readonly PartitionOffset[]> {
    this.taken.push(...partitions);
    return Promise.resolve(
      partitions.map((partition) => {
        const offset = this.cursors.own(partition, this);
        this.held.add(partition);
        return { partition, offset };
      }),
    );
  }

  revoked(partitions: readonly number[]): void {
    for (const partition of partitions) this.held.delete(partition);
  }

  async batch(messages: readonly ConsumedMessage[]): Promise<BatchResult> {
    for (const { partition } of messages) {
      if (!this.held.has(partition)) this.broken.push(`partition ${partition} is not held`);
    }
    await this.work(messages);
    const partitions = new Set(messages.map(({ partition }) => partition));
    const lost = [...partitions].filter((partition) => !this.cursors.isOwner(partition, this));
    if (lost.length > 0) {
      this.lost.push(...lost);
      return { is: 'lost', partitions: lost };
    }
    for (const message of messages) {
      const next = this.cursors.next.get(message.partition) ?? 0n;
      if (message.offset < next) this.broken.push(`${message.partition}:${message.offset} came twice`);
      this.cursors.next.set(message.partition, message.offset + 1n);
      this.cursors.recorded.push(message);
    }
    return { is: 'done' };
  }
}
