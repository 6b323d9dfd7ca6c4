import { type Admin, type KafkaMessage, Kafka, logLevel } from 'kafkajs';
import { setTimeout as sleep } from 'node:timers/promises';
import { DEFAULT_PARTITIONS, TOPICS } from '../../libs/contracts/topics.js';
import { ensureTopics, waitForTopics } from '../../libs/messaging/topics.js';
import { within } from './cleanup.js';

const MAX_MESSAGE_BYTES = 2 * 1024 * 1024;
const POLL_MS = 200;
/** A pass that shows nothing new for this long has failed. */
const STALL_MS = 90_000;

/** Next offset of every partition. */
export type Ends = ReadonlyMap<number, bigint>;

export function benchKafka(brokers: string, clientId: string): Kafka {
  return new Kafka({
    clientId,
    brokers: brokers.split(','),
    // What fails is thrown; the rest is the noise of topics that are just being made.
    logLevel: logLevel.NOTHING,
    retry: { initialRetryTime: 50, retries: 8 },
  });
}

/**
 * The topics as Tidegate makes them, except that the broker stamps inbound messages and decisions
 * when it appends them: both ends of a latency are then read off one clock.
 */
export async function createTopics(admin: Admin): Promise<void> {
  const topics = [TOPICS.inbound, TOPICS.decisions];
  const configEntries = [
    { name: 'max.message.bytes', value: String(MAX_MESSAGE_BYTES) },
    { name: 'message.timestamp.type', value: 'LogAppendTime' },
  ];
  await admin.createTopics({
    topics: topics.map((topic) => ({ topic, numPartitions: DEFAULT_PARTITIONS, configEntries })),
    waitForLeaders: false,
  });
  await waitForTopics(admin, topics);
  const ready = await ensureTopics(admin, { replicationFactor: 1 });
  if (!ready.ok) throw new Error(ready.error.map(({ message }) => message).join('\n'));
}

export async function endsOf(admin: Admin, topic: string): Promise<Ends> {
  const offsets = await admin.fetchTopicOffsets(topic);
  return new Map(offsets.map(({ partition, high }) => [partition, BigInt(high)]));
}

/** Records between two states of a topic. */
export function between(from: Ends, to: Ends): number {
  let count = 0n;
  for (const [partition, end] of to) count += end - (from.get(partition) ?? 0n);
  return Number(count);
}

/**
 * Waits until the topic holds `count` records more. Asks for the ends of the partitions only, a few
 * times a second: the records themselves are read when the pass is over.
 */
export async function waitForRecords(
  admin: Admin,
  options: {
    readonly topic: string;
    readonly from: Ends;
    readonly count: number;
    readonly seen: (count: number) => void;
    /** Called at every look; may throw to give up. */
    readonly check: () => void;
  },
): Promise<void> {
  let last = -1;
  let since = performance.now();
  for (;;) {
    options.check();
    const count = between(options.from, await endsOf(admin, options.topic));
    options.seen(count);
    if (count >= options.count) return;
    if (count > last) since = performance.now();
    last = count;
    if (performance.now() - since > STALL_MS) {
      throw new Error(`${options.topic} stands at ${count} of ${options.count} records`);
    }
    await sleep(POLL_MS);
  }
}

/** Reads what lies between two states of a topic, in order within each partition. */
export async function readRecords(
  kafka: Kafka,
  topic: string,
  range: { readonly from: Ends; readonly to: Ends },
  onRecord: (record: KafkaMessage, partition: number) => void,
): Promise<void> {
  const left = new Map(
    [...range.to].filter(([partition, end]) => end > (range.from.get(partition) ?? 0n)),
  );
  if (left.size === 0) return;
  const consumer = kafka.consumer({
    groupId: `bench-read-${process.pid}-${performance.now()}`,
    maxBytesPerPartition: MAX_MESSAGE_BYTES,
    maxWaitTimeInMs: 100,
  });
  await consumer.connect();
  try {
    await consumer.subscribe({ topic, fromBeginning: true });
    const finished = new Promise<void>((resolve, reject) => {
      consumer.on(consumer.events.CRASH, ({ payload }) => reject(payload.error));
      consumer
        .run({
          autoCommit: false,
          eachBatch: ({ batch: { partition, messages } }) => {
            const end = left.get(partition);
            for (const message of messages) {
              if (end !== undefined && BigInt(message.offset) < end) onRecord(message, partition);
            }
            const next = BigInt(messages.at(-1)?.offset ?? -1) + 1n;
            if (end !== undefined && next >= end) left.delete(partition);
            if (left.size === 0) resolve();
            return Promise.resolve();
          },
        })
        .catch(reject);
      for (const [partition, offset] of range.from) {
        consumer.seek({ topic, partition, offset: String(offset) });
      }
    });
    await within(STALL_MS, `reading ${topic}`, finished);
  } finally {
    await consumer.disconnect();
  }
}
