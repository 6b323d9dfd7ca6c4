import { setTimeout as sleep } from 'node:timers/promises';
import { type Kafka, Partitioners } from 'kafkajs';
import { TOPICS } from '../../../libs/contracts/topics.js';
import type { TrafficItem } from '../../traffic/types.js';

const TICK = 50;
const BURST = 500;

export interface Pace {
  /** Messages a second; as fast as the broker takes them where it is not given. */
  readonly rate?: number;
  /** Stops after this many whatever happens. */
  readonly limit: number;
  /** Ends the load before the limit. */
  readonly until?: AbortSignal;
}

/**
 * Appends traffic to the inbound topic, in order, and answers what was sent. Keys choose partitions
 * as with any Kafka client, so that every run of the same traffic fills the partitions alike.
 */
export async function produce(
  kafka: Kafka,
  traffic: Iterable<TrafficItem>,
  pace: Pace,
): Promise<readonly TrafficItem[]> {
  const producer = kafka.producer({
    idempotent: true,
    allowAutoTopicCreation: false,
    createPartitioner: Partitioners.DefaultPartitioner,
  });
  await producer.connect();
  const sent: TrafficItem[] = [];
  const source = traffic[Symbol.iterator]();
  const began = performance.now();
  try {
    while (sent.length < pace.limit && pace.until?.aborted !== true) {
      const due =
        pace.rate === undefined
          ? sent.length + BURST
          : Math.floor(((performance.now() - began) * pace.rate) / 1_000);
      const items = next(source, Math.min(BURST, due - sent.length, pace.limit - sent.length));
      if (items === null) break;
      if (items.length === 0) {
        await sleep(TICK);
        continue;
      }
      await producer.send({
        topic: TOPICS.inbound,
        acks: -1,
        messages: items.map((item) => ({
          key: item.key,
          value: item.body,
          headers: item.headers,
          timestamp: String(item.at),
        })),
      });
      sent.push(...items);
    }
    return sent;
  } finally {
    await producer.disconnect();
  }
}

/** null when the source has ended. */
function next(source: Iterator<TrafficItem>, count: number): TrafficItem[] | null {
  const items: TrafficItem[] = [];
  while (items.length < count) {
    const step = source.next();
    if (step.done === true) return items.length === 0 ? null : items;
    items.push(step.value);
  }
  return items;
}
