import { type ICustomPartitioner, type Message, Partitioners } from 'kafkajs';
import type { LogRecord } from './port.js';

export function toKafkaMessage(record: LogRecord): Message {
  return { key: record.key, value: record.value, headers: { ...record.headers } };
}

/**
 * Kafka's default partitioner, except that a message without a key keeps its partition over
 * retries: a retried batch that is composed differently under the same sequence number would be
 * taken for a duplicate, and lost.
 */
export const stablePartitioner: ICustomPartitioner = () => {
  const partition = Partitioners.DefaultPartitioner();
  const chosen = new WeakMap<Message, number>();
  return (args) => {
    if (args.message.key !== null && args.message.key !== undefined) return partition(args);
    const before = chosen.get(args.message);
    if (before !== undefined) return before;
    const now = partition(args);
    chosen.set(args.message, now);
    return now;
  };
};
