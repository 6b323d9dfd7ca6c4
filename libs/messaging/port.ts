/**
 * The log as the rest of Tidegate sees it: Kafka in production, a PostgreSQL table in embedded
 * mode. Both keep order within a partition and deliver at least once.
 */
export interface LogRecord {
  readonly key: Buffer | string | null;
  /** null is a tombstone on a compacted topic. */
  readonly value: Buffer | null;
  readonly headers: Readonly<Record<string, string>>;
}

export interface LogProducer {
  /** Resolves when every record is acknowledged by all in-sync replicas; order per key is kept. */
  send(topic: string, records: readonly LogRecord[]): Promise<void>;
  close(): Promise<void>;
}

export interface ConsumedMessage {
  readonly partition: number;
  readonly offset: bigint;
  readonly key: Buffer | null;
  readonly value: Buffer;
  /** Header values as text; a repeated header keeps its last value. */
  readonly headers: Readonly<Record<string, string>>;
  /** The log's own timestamp, ms since the epoch. */
  readonly timestamp: number;
}

/** A partition and the offset up to which (exclusive) its messages are dealt with. */
export interface PartitionOffset {
  readonly partition: number;
  readonly offset: bigint;
}

export interface ConsumerHandler {
  /**
   * Partitions were gained, or have to be taken again after a `lost` batch. Takes ownership of
   * them, emits again what was recorded but not emitted, and answers where to read on, for each.
   * Nothing of these partitions is delivered before it resolves.
   */
  assigned(partitions: readonly number[]): Promise<readonly PartitionOffset[]>;
  /** Partitions are gone; what is queued of them has been dropped. Must not throw. */
  revoked(partitions: readonly number[]): void;
  /**
   * Messages of one lane, in order within each partition; a lane's partitions are delivered one
   * batch at a time, different lanes concurrently. Resolves `done` when recorded, `lost` for the
   * partitions that another worker owns now (they are assigned again before more is delivered);
   * the batch's other messages are then delivered once more. A rejection is tried again.
   */
  batch(messages: readonly ConsumedMessage[]): Promise<BatchResult>;
}

export type BatchResult =
  { readonly is: 'done' } | { readonly is: 'lost'; readonly partitions: readonly number[] };

export interface ConsumerOptions {
  readonly topic: string;
  readonly groupId: string;
  /** Partition p belongs to lane p mod lanes. */
  readonly lanes: number;
  readonly maxBatchMessages: number;
  readonly maxBatchBytes: number;
  /** Queued bytes above which fetching pauses until half of it is dealt with. */
  readonly maxQueuedBytes: number;
}

export interface LogConsumer {
  start(handler: ConsumerHandler): Promise<void>;
  /** Stops fetching, waits for batches under way, leaves the group. */
  stop(): Promise<void>;
  /** Messages not yet dealt with, by owned partition. */
  lag(): Promise<ReadonlyMap<number, bigint>>;
  /** Bytes that are fetched and not yet dealt with. */
  queuedBytes(): number;
}
