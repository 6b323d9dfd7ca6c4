import { describe, expect, it } from 'vitest';
import type { ConsumedMessage } from '../../../libs/messaging/port.js';
import { mergeByTime } from './merge-by-time.js';

function at(partition: number, offset: number, timestamp: number): ConsumedMessage {
  return {
    partition,
    offset: BigInt(offset),
    key: null,
    value: Buffer.alloc(0),
    headers: {},
    timestamp,
  };
}

function shown(messages: readonly ConsumedMessage[]): string[] {
  return messages.map(({ partition, offset }) => `${partition}@${offset}`);
}

describe('mergeByTime', () => {
  it('orders messages of several partitions by time', () => {
    const merged = mergeByTime([at(0, 1, 10), at(0, 2, 30), at(1, 1, 20), at(2, 1, 5)]);
    expect(shown(merged)).toEqual(['2@1', '0@1', '1@1', '0@2']);
  });

  it('keeps a partition’s own order where its timestamps run backwards', () => {
    const merged = mergeByTime([at(0, 1, 30), at(0, 2, 10), at(1, 1, 20)]);
    expect(shown(merged)).toEqual(['1@1', '0@1', '0@2']);
  });

  it('loses nothing whatever the timestamps are', () => {
    const merged = mergeByTime([
      at(0, 1, Number.NaN),
      at(0, 2, Number.POSITIVE_INFINITY),
      at(1, 1, Number.POSITIVE_INFINITY),
      at(1, 2, -1),
    ]);
    expect(shown(merged).toSorted()).toEqual(['0@1', '0@2', '1@1', '1@2']);
  });

  it('loses nothing and leaves a single partition alone', () => {
    const single = [at(3, 1, 9), at(3, 2, 1)];
    expect(mergeByTime(single)).toBe(single);
  });
});
