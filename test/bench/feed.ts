import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { TOPICS } from '../../libs/contracts/topics.js';
import { take } from '../traffic/traffic.js';
import { contentOf, toMessage } from './fill.js';
import { benchKafka } from './topics.js';

const feedSchema = z.object({
  brokers: z.string(),
  mix: z.enum(['ordinary', 'text']),
  seed: z.number().int(),
  actors: z.number().int(),
  /** Activities a second. */
  rate: z.number().positive(),
  count: z.number().int().positive(),
});
export type Feed = z.infer<typeof feedSchema>;

const TICK_MS = 10;
/** Requests under way, so that a slow answer doesn't stop the clock; beyond, the feed falls behind. */
const MAX_UNDER_WAY = 16;

/**
 * Appends activities at a steady pace, in a process of its own. They are made beforehand, so that
 * making them takes no processor time while it counts. Prints `ready`, then `fed SECONDS`.
 */
async function main(feed: Feed): Promise<void> {
  const messages = take(contentOf(feed, feed.count), feed.count).map(toMessage);
  const producer = benchKafka(feed.brokers, 'bench-feed').producer({ allowAutoTopicCreation: false });
  await producer.connect();
  process.stdout.write('ready\n');
  const underWay = new Set<Promise<unknown>>();
  const started = performance.now();
  let sent = 0;
  while (sent < messages.length) {
    const due = Math.min(
      messages.length,
      Math.floor(((performance.now() - started) / 1000) * feed.rate),
    );
    if (due > sent) {
      const sending = producer
        .send({ topic: TOPICS.inbound, messages: messages.slice(sent, due), acks: -1 })
        .finally(() => underWay.delete(sending));
      underWay.add(sending);
      sent = due;
      if (underWay.size >= MAX_UNDER_WAY) await Promise.race(underWay);
    }
    await sleep(TICK_MS);
  }
  await Promise.all(underWay);
  process.stdout.write(`fed ${((performance.now() - started) / 1000).toFixed(3)}\n`);
  await producer.disconnect();
}

const [given] = process.argv.slice(2);
if (given === undefined) throw new Error('usage: feed.js JSON');
await main(feedSchema.parse(JSON.parse(given)));
