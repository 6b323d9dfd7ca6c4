import type { Kafka, Message, Producer } from 'kafkajs';
import { errorMessage } from '../kernel/error-code.js';
import { REQUEST_RETRY } from './kafka-client.js';
import { sendError } from './kafka-errors.js';
import { stablePartitioner, toKafkaMessage } from './kafka-messages.js';
import type { LogLine } from './log-line.js';
import { SendError } from './messaging-error.js';
import type { LogProducer, LogRecord } from './port.js';
import { MAX_RECORD_BATCH_BYTES } from './record-batch.js';
import { recordBytes } from './record-size.js';

/** Records in one request; kafkajs groups a partition's records in quadratic time. */
const MAX_RECORDS = 2_000;

export interface KafkaProducerOptions {
  /** Most bytes in one request, and so of one record. Default 1,900,000, which our topics take. */
  readonly maxRequestBytes?: number;
}

/** One call of `send`. */
interface Ticket {
  unsent: number;
  readonly resolve: () => void;
  readonly reject: (error: SendError) => void;
}

interface Pending {
  readonly topic: string;
  readonly message: Message;
  readonly bytes: number;
  readonly ticket: Ticket;
}

/**
 * Idempotent producer, acks from all in-sync replicas. One request is under way at a time and
 * takes along what has been waiting: kafkajs numbers a batch when it is sent and takes the number
 * back when that fails, so with a second batch under way a broker could take it for a duplicate of
 * one whose answer was lost. For the same reason a failed producer is replaced, never reused.
 */
export class KafkaProducer implements LogProducer {
  readonly #kafka: Kafka;
  readonly #log: LogLine;
  readonly #maxRequestBytes: number;
  #producer: Producer | null = null;
  #pending: Pending[] = [];
  #flushing: Promise<void> | null = null;
  #closed = false;

  constructor(kafka: Kafka, log: LogLine, options: KafkaProducerOptions = {}) {
    this.#kafka = kafka;
    this.#log = log;
    this.#maxRequestBytes = options.maxRequestBytes ?? MAX_RECORD_BATCH_BYTES;
  }

  /** @throws SendError; after `unavailable` the records may be sent again, and may arrive twice. */
  async send(topic: string, records: readonly LogRecord[]): Promise<void> {
    if (this.#closed) throw new SendError('closed', 'the producer is closed');
    if (records.length === 0) return;
    const sizes = records.map(recordBytes);
    const largest = Math.max(...sizes);
    if (largest > this.#maxRequestBytes) {
      const message = `a record of ${largest} bytes for ${topic} is over ${this.#maxRequestBytes}`;
      throw new SendError('too_large', message);
    }
    await new Promise<void>((resolve, reject) => {
      const ticket: Ticket = { unsent: records.length, resolve, reject };
      for (const [index, record] of records.entries()) {
        const message = toKafkaMessage(record);
        this.#pending.push({ topic, message, bytes: sizes[index] ?? 0, ticket });
      }
      this.#flushing ??= this.#flush();
    });
  }

  /** Waits for what was handed over, then disconnects. */
  async close(): Promise<void> {
    this.#closed = true;
    await this.#flushing;
    await this.#disconnect();
  }

  async #flush(): Promise<void> {
    while (this.#pending.length > 0) {
      const batch = this.#pending.splice(0, this.#nextBatchLength());
      try {
        const producer = await this.#connected();
        await producer.sendBatch({ acks: -1, topicMessages: byTopic(batch) });
        for (const { ticket } of batch) if (--ticket.unsent === 0) ticket.resolve();
      } catch (cause) {
        this.#fail(batch, sendError(cause));
        await this.#disconnect();
      }
    }
    this.#flushing = null;
  }

  #nextBatchLength(): number {
    let bytes = 0;
    const limit = Math.min(this.#pending.length, MAX_RECORDS);
    for (let length = 0; length < limit; length++) {
      bytes += this.#pending[length]?.bytes ?? 0;
      if (bytes > this.#maxRequestBytes) return Math.max(1, length);
    }
    return limit;
  }

  /** A caller that loses one record loses its later ones too, which keeps the order of a retry. */
  #fail(batch: readonly Pending[], error: SendError): void {
    const failed = new Set(batch.map(({ ticket }) => ticket));
    this.#pending = this.#pending.filter(({ ticket }) => !failed.has(ticket));
    for (const ticket of failed) ticket.reject(error);
    this.#log('error', 'records were not acknowledged', {
      records: batch.length,
      error: error.message,
    });
  }

  async #connected(): Promise<Producer> {
    if (this.#producer) return this.#producer;
    const producer = this.#kafka.producer({
      idempotent: true,
      createPartitioner: stablePartitioner,
      retry: REQUEST_RETRY,
    });
    try {
      await producer.connect();
    } catch (error) {
      await producer.disconnect().catch(() => undefined);
      throw error;
    }
    this.#producer = producer;
    return producer;
  }

  async #disconnect(): Promise<void> {
    const producer = this.#producer;
    this.#producer = null;
    try {
      await producer?.disconnect();
    } catch (error) {
      this.#log('warn', 'the producer did not disconnect cleanly', { error: errorMessage(error) });
    }
  }
}

function byTopic(batch: readonly Pending[]): { topic: string; messages: Message[] }[] {
  const topics = new Map<string, Message[]>();
  for (const { topic, message } of batch) {
    const messages = topics.get(topic);
    if (messages) messages.push(message);
    else topics.set(topic, [message]);
  }
  return [...topics].map(([topic, messages]) => ({ topic, messages }));
}
