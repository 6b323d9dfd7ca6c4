import type { ConsumerOptions, LogConsumer, LogProducer, PartitionOffset } from './port.js';

/** One way to a log: Kafka, or the embedded one. Opened once per process. */
export interface LogBackend {
  readonly producer: LogProducer;
  /**
   * For the one publisher of the outbox: an older publisher that wakes up can't write any more
   * once a newer one has opened.
   */
  openOutboxProducer(): Promise<LogProducer>;
  consumer(options: ConsumerOptions): LogConsumer;
  /** Where the next message of each partition will stand. */
  ends(topic: string): Promise<readonly PartitionOffset[]>;
  /** What a broker does by itself: old records go, compacted topics are compacted. */
  maintain(now: number): Promise<void>;
  /** Rejects when the log is out of reach. */
  check(): Promise<void>;
  close(): Promise<void>;
}
