import { randomUUID } from 'node:crypto';
import type { LogBackend } from '../../../libs/messaging/backend.js';
import type { ConsumedMessage } from '../../../libs/messaging/port.js';

/** Reads a topic from where it ends now; resolves when it will miss nothing that comes. */
export async function tailTopic(
  backend: LogBackend,
  topic: string,
  take: (message: ConsumedMessage) => void,
): Promise<() => Promise<void>> {
  const ends = new Map((await backend.ends(topic)).map(({ partition, offset }) => [partition, offset]));
  const consumer = backend.consumer({
    topic,
    groupId: `tidegate-replay-${randomUUID()}`,
    lanes: 1,
    maxBatchMessages: 1_000,
    maxBatchBytes: 8 * 1024 * 1024,
    maxQueuedBytes: 16 * 1024 * 1024,
  });
  await consumer.start({
    assigned: (partitions) =>
      Promise.resolve(
        partitions.map((partition) => ({ partition, offset: ends.get(partition) ?? 0n })),
      ),
    revoked: () => undefined,
    batch(messages) {
      for (const message of messages) {
        ends.set(message.partition, message.offset + 1n);
        take(message);
      }
      return Promise.resolve({ is: 'done' });
    },
  });
  return () => consumer.stop();
}
