import type {
  BatchResult,
  ConsumedMessage,
  ConsumerHandler,
  PartitionOffset,
} from '../../../libs/messaging/port.js';
import { isTransient } from '../../../libs/persistence/hot/transient.js';
import type { BatchStore, CursorMove, OwnedPartition } from '../../../libs/pipeline/ports.js';
import type { Processor } from '../../../libs/pipeline/processor.js';
import { UngovernedError } from '../../../libs/pipeline/ungoverned-error.js';
import { backoff } from './backoff.js';
import type { Emitter } from './emitter.js';
import { mergeByTime } from './merge-by-time.js';

export interface IngressReport {
  /** The database is away or not as it has to be, or nothing governs; the batch is tried again. */
  outage(attempt: number, error: unknown): void;
  recovered(): void;
  /** One message can't be processed and goes to dead letters. */
  poison(message: ConsumedMessage, error: unknown): void;
}

/** Glue between the log and the pipeline: ownership, retries, poison messages, emission. */
export class IngressHandler implements ConsumerHandler {
  private readonly owned = new Map<number, { epoch: bigint; next: bigint }>();
  private stopping = false;

  constructor(
    private readonly topic: string,
    private readonly lanes: number,
    private readonly store: BatchStore,
    private readonly processor: Pick<Processor, 'process' | 'bury'>,
    private readonly emitter: Emitter,
    private readonly report: IngressReport,
  ) {}

  async assigned(partitions: readonly number[]): Promise<readonly PartitionOffset[]> {
    const taken = await this.insist(() => this.store.own(this.topic, partitions));
    if (!taken) return [];
    await this.emitLeft(partitions);
    return taken.map((partition: OwnedPartition) => {
      this.owned.set(partition.partition, { epoch: partition.epoch, next: partition.next });
      return { partition: partition.partition, offset: partition.next };
    });
  }

  revoked(partitions: readonly number[]): void {
    for (const partition of partitions) this.owned.delete(partition);
  }

  async batch(messages: readonly ConsumedMessage[]): Promise<BatchResult> {
    const lost = await this.settle(mergeByTime(messages));
    return lost.length === 0 ? { is: 'done' } : { is: 'lost', partitions: lost };
  }

  /** After this, batches that fail are given up instead of tried again: the cursor has not moved. */
  stop(): void {
    this.stopping = true;
  }

  /** What was recorded but perhaps not emitted, by this worker or another before it. */
  private async emitLeft(partitions: readonly number[]): Promise<void> {
    for (;;) {
      const left = await this.insist(() => this.store.unemitted(this.topic, partitions));
      if (!left || left.length === 0) return;
      for (const batch of left) await this.emitter.emit(batch.id, batch.records);
      await this.insist(() => this.store.markEmitted(left.map((batch) => batch.id)));
    }
  }

  /** Processes until it is recorded; halves a batch that can't be, down to the message at fault. */
  private async settle(
    batch: readonly ConsumedMessage[],
    poisoned: unknown = null,
  ): Promise<readonly number[]> {
    for (let attempt = 0; ; attempt += 1) {
      // Looked at before every attempt: while one waits, a partition may go, and come back further on.
      const gone = batch.filter(({ partition }) => !this.owned.has(partition));
      if (gone.length > 0) return [...new Set(gone.map(({ partition }) => partition))];
      const messages = this.due(batch);
      if (messages.length === 0) return [];
      const moves = this.moves(messages);
      try {
        const result =
          poisoned === null
            ? await this.processor.process(this.topic, messages, moves)
            : await this.processor.bury(this.topic, messages, moves, poisoned);
        if (!result.ok) return this.drop(result.error.lost);
        for (const move of moves) {
          const state = this.owned.get(move.partition);
          if (state && state.epoch === move.epoch) state.next = move.to;
        }
        if (attempt > 0) this.report.recovered();
        const { journalId, emit } = result.value;
        if (journalId !== null) await this.emitter.queue(this.laneOf(messages), journalId, emit);
        return [];
      } catch (error) {
        if (this.stopping) return this.drop(moves.map((move) => move.partition));
        if (isTransient(error) || error instanceof UngovernedError || poisoned !== null) {
          this.report.outage(attempt, error);
          await backoff(attempt);
          continue;
        }
        const first = messages[0];
        if (messages.length === 1 && first) {
          this.report.poison(first, error);
          return this.settle(messages, error);
        }
        const middle = messages.length >> 1;
        const lost = await this.settle(messages.slice(0, middle));
        return lost.length > 0 ? lost : this.settle(messages.slice(middle));
      }
    }
  }

  /** Without what lies below the cursor: that was recorded, and its journal row emitted or about to be. */
  private due(messages: readonly ConsumedMessage[]): readonly ConsumedMessage[] {
    return messages.filter(
      ({ partition, offset }) => offset >= (this.owned.get(partition)?.next ?? 0n),
    );
  }

  private moves(messages: readonly ConsumedMessage[]): readonly CursorMove[] {
    const moves = new Map<number, CursorMove>();
    for (const { partition, offset } of messages) {
      const state = this.owned.get(partition);
      const known = moves.get(partition);
      moves.set(partition, {
        partition,
        epoch: known?.epoch ?? state?.epoch ?? -1n,
        from: known?.from ?? state?.next ?? -1n,
        to: offset + 1n,
      });
    }
    return [...moves.values()];
  }

  private laneOf(messages: readonly ConsumedMessage[]): number {
    return (messages[0]?.partition ?? 0) % this.lanes;
  }

  private drop(partitions: readonly number[]): readonly number[] {
    this.revoked(partitions);
    return partitions;
  }

  private async insist<T>(work: () => Promise<T>): Promise<T | null> {
    for (let attempt = 0; !this.stopping; attempt += 1) {
      try {
        const value = await work();
        if (attempt > 0) this.report.recovered();
        return value;
      } catch (error) {
        this.report.outage(attempt, error);
        await backoff(attempt);
      }
    }
    return null;
  }
}
