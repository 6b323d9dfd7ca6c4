import { randomBytes } from 'node:crypto';
import type { Kafka } from 'kafkajs';

const READ_LIMIT = 120_000;

export interface TopicRecord {
  readonly partition: number;
  readonly offset: bigint;
  readonly key: string | null;
  readonly value: Buffer | null;
  readonly headers: Readonly<Record<string, string>>;
}

/**
 * Everything a topic holds at this moment, duplicates included, in order within each partition. The
 * topic must have no transactional records: their markers take offsets that are never delivered.
 */
export async function readTopic(kafka: Kafka, topic: string): Promise<readonly TopicRecord[]> {
  const ends = await endsOf(kafka, topic);
  const open = new Set([...ends].filter(([, end]) => end > 0n).map(([partition]) => partition));
  const records: TopicRecord[] = [];
  if (open.size === 0) return records;
  const consumer = kafka.consumer({
    groupId: `proof-${randomBytes(6).toString('hex')}`,
    maxWaitTimeInMs: 50,
    maxBytesPerPartition: 4 * 1024 * 1024,
  });
  await consumer.connect();
  try {
    await consumer.subscribe({ topic, fromBeginning: true });
    await new Promise<void>((resolve, reject) => {
      const impatient = setTimeout(
        () =>
          reject(
            new Error(`${topic} was not read to its end: partitions ${[...open].join(', ')} are left`),
          ),
        READ_LIMIT,
      );
      const finished = (): void => {
        clearTimeout(impatient);
        resolve();
      };
      consumer
        .run({
          autoCommit: false,
          eachBatch: ({ batch }) => {
            for (const message of batch.messages) {
              const headers = Object.entries(message.headers ?? {}).map(
                ([name, value]) => [name, String(value)] as const,
              );
              records.push({
                partition: batch.partition,
                offset: BigInt(message.offset),
                key: message.key === null ? null : message.key.toString(),
                value: message.value,
                headers: Object.fromEntries(headers),
              });
            }
            if (BigInt(batch.lastOffset()) + 1n >= (ends.get(batch.partition) ?? 0n))
              open.delete(batch.partition);
            if (open.size === 0) finished();
            return Promise.resolve();
          },
        })
        .catch(reject);
    });
  } finally {
    await consumer.disconnect();
  }
  return records;
}

/** Where the next record of each partition will stand. */
export async function endsOf(kafka: Kafka, topic: string): Promise<ReadonlyMap<number, bigint>> {
  const admin = kafka.admin();
  await admin.connect();
  try {
    const offsets = await admin.fetchTopicOffsets(topic);
    return new Map(offsets.map(({ partition, high }) => [partition, BigInt(high)]));
  } finally {
    await admin.disconnect();
  }
}
