import type { Kafka, Message } from 'kafkajs';
import { TOPICS } from '../../libs/contracts/topics.js';
import { createTraffic, take } from '../traffic/traffic.js';
import type { TrafficItem } from '../traffic/types.js';
import type { BenchMix } from './options.js';

const CHUNK = 500;
/** Mean time between two activities as the server would have received them, ms. */
const GAP = 20;

export interface Content {
  readonly mix: BenchMix;
  readonly seed: number;
  readonly actors: number;
}

/** The activities of a pass, over a span that ends about now: nothing comes from the future. */
export function contentOf(content: Content, count: number): Iterator<TrafficItem> {
  const { mix, seed, actors } = content;
  return createTraffic({ mix, seed, actors, gap: GAP, start: Date.now() - count * GAP * 1.1 });
}

export function toMessage(item: TrafficItem): Message {
  return { key: item.key, value: item.body, headers: item.headers };
}

export interface Filled {
  readonly count: number;
  /** Mean length of a body, bytes. */
  readonly meanBytes: number;
}

/** Appends `count` unique activities to the inbound topic. */
export async function fillInbound(
  kafka: Kafka,
  content: Content,
  count: number,
  progress: (count: number) => void,
): Promise<Filled> {
  const producer = kafka.producer({ allowAutoTopicCreation: false });
  await producer.connect();
  try {
    const traffic = contentOf(content, count);
    let bytes = 0;
    let sent = 0;
    let underWay: Promise<unknown> = Promise.resolve();
    while (sent < count) {
      const items = take(traffic, Math.min(CHUNK, count - sent));
      for (const { body } of items) bytes += body.length;
      sent += items.length;
      // The next chunk is made while the broker has this one.
      await underWay;
      underWay = producer.send({ topic: TOPICS.inbound, messages: items.map(toMessage), acks: -1 });
      progress(sent);
    }
    await underWay;
    return { count, meanBytes: bytes / count };
  } finally {
    await producer.disconnect();
  }
}
