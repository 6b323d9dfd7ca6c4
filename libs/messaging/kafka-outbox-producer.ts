import type { Kafka, Producer } from 'kafkajs';
import { errorMessage } from '../kernel/error-code.js';
import { REQUEST_RETRY } from './kafka-client.js';
import { sendError } from './kafka-errors.js';
import { stablePartitioner, toKafkaMessage } from './kafka-messages.js';
import type { LogLine } from './log-line.js';
import { SendError } from './messaging-error.js';
import type { LogProducer, LogRecord } from './port.js';
import { MAX_RECORD_BATCH_BYTES } from './record-batch.js';
import { recordBytes } from './record-size.js';

/** A transaction left open by a crash holds back readers of its partitions for this long, ms. */
const TRANSACTION_TIMEOUT = 15_000;

export interface KafkaOutboxProducerOptions {
  /** The same for all who may publish from one outbox. */
  readonly transactionalId: string;
}

/**
 * For the outbox: each `send` is one Kafka transaction under a fixed transactional id. Opening one
 * fences every older publisher, so that one which was paused while another took over can no longer
 * put an old revision behind a newer one. Open it under the lock that makes its owner the only
 * publisher; after a failure it is dead, and has to be opened again under the lock. A transaction
 * takes about a third of a second, which is fine for what people decide and too slow for ingress.
 * @throws SendError
 */
export async function openKafkaOutboxProducer(
  kafka: Kafka,
  log: LogLine,
  options: KafkaOutboxProducerOptions,
): Promise<LogProducer> {
  const producer = kafka.producer({
    transactionalId: options.transactionalId,
    transactionTimeout: TRANSACTION_TIMEOUT,
    idempotent: true,
    maxInFlightRequests: 1,
    createPartitioner: stablePartitioner,
    retry: REQUEST_RETRY,
  });
  try {
    await producer.connect();
    // kafkajs asks for the epoch, which is what fences, with the first transaction.
    const first = await producer.transaction();
    await first.abort();
    return new KafkaOutboxProducer(producer, log);
  } catch (error) {
    await producer.disconnect().catch(() => undefined);
    throw sendError(error);
  }
}

class KafkaOutboxProducer implements LogProducer {
  readonly #producer: Producer;
  readonly #log: LogLine;
  #last: Promise<void> = Promise.resolve();
  #dead: SendError | null = null;

  constructor(producer: Producer, log: LogLine) {
    this.#producer = producer;
    this.#log = log;
  }

  /**
   * All records become readable together, or none.
   * @throws SendError
   */
  async send(topic: string, records: readonly LogRecord[]): Promise<void> {
    if (records.length === 0) return;
    const sent = this.#last.then(() => this.#transaction(topic, records));
    this.#last = sent.catch(() => undefined);
    await sent;
  }

  async close(): Promise<void> {
    await this.#last;
    this.#dead ??= new SendError('closed', 'the outbox producer is closed');
    try {
      await this.#producer.disconnect();
    } catch (error) {
      this.#log('warn', 'the outbox producer did not disconnect cleanly', {
        error: errorMessage(error),
      });
    }
  }

  async #transaction(topic: string, records: readonly LogRecord[]): Promise<void> {
    if (this.#dead) throw this.#dead;
    const largest = Math.max(...records.map(recordBytes));
    if (largest > MAX_RECORD_BATCH_BYTES) {
      throw new SendError('too_large', `a record of ${largest} bytes for ${topic} is over the limit`);
    }
    try {
      const transaction = await this.#producer.transaction();
      try {
        for (const part of cut(records)) {
          await transaction.send({ topic, acks: -1, messages: part.map(toKafkaMessage) });
        }
        await transaction.commit();
      } catch (error) {
        if (transaction.isActive()) await transaction.abort().catch(() => undefined);
        throw error;
      }
    } catch (cause) {
      const error = sendError(cause);
      this.#dead = error;
      throw error;
    }
  }
}

/** In order, each part small enough to be one record batch. */
function cut(records: readonly LogRecord[]): LogRecord[][] {
  const parts: LogRecord[][] = [];
  let part: LogRecord[] = [];
  let bytes = 0;
  for (const record of records) {
    const size = recordBytes(record);
    if (part.length > 0 && bytes + size > MAX_RECORD_BATCH_BYTES) {
      parts.push(part);
      part = [];
      bytes = 0;
    }
    part.push(record);
    bytes += size;
  }
  if (part.length > 0) parts.push(part);
  return parts;
}
