import type { ConsumedMessage } from '../../../libs/messaging/port.js';

/**
 * The messages of a batch in the order of their log timestamps, each partition's own order kept
 * whatever its timestamps say. Which partition was fetched first then doesn't decide what counts
 * as the first copy of a wave.
 */
export function mergeByTime(messages: readonly ConsumedMessage[]): readonly ConsumedMessage[] {
  const partitions = new Map<number, ConsumedMessage[]>();
  for (const message of messages) {
    const list = partitions.get(message.partition);
    if (list) list.push(message);
    else partitions.set(message.partition, [message]);
  }
  if (partitions.size < 2) return messages;
  const queues = [...partitions.values()].map((list) => ({ list, at: 0 }));
  const merged: ConsumedMessage[] = [];
  while (merged.length < messages.length) {
    let first: (typeof queues)[number] | null = null;
    let earliest = Number.POSITIVE_INFINITY;
    for (const queue of queues) {
      const head = queue.list[queue.at];
      if (head && (first === null || head.timestamp < earliest)) {
        first = queue;
        earliest = head.timestamp;
      }
    }
    const head = first?.list[first.at];
    if (!first || !head) break;
    merged.push(head);
    first.at += 1;
  }
  return merged;
}
