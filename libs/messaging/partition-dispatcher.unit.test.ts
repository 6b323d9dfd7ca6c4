import { setImmediate as turn } from 'node:timers/promises';
import { beforeEach, describe, expect, it } from 'vitest';
import { PartitionDispatcher, type PartitionSource } from './partition-dispatcher.js';
import type { BatchResult, ConsumedMessage, ConsumerHandler, ConsumerOptions } from './port.js';

const OPTIONS: ConsumerOptions = {
  topic: 'topic',
  groupId: 'group',
  lanes: 2,
  maxBatchMessages: 3,
  maxBatchBytes: 10_000,
  maxQueuedBytes: 2_000,
};

class FakeSource implements PartitionSource {
  readonly paused = new Set<number>();
  readonly seeks: [number, bigint][] = [];
  confirmations: (() => void)[] = [];

  seek(partition: number, offset: bigint): void {
    this.seeks.push([partition, offset]);
  }
  pause(partitions: readonly number[]): void {
    for (const partition of partitions) this.paused.add(partition);
  }
  resume(partitions: readonly number[]): void {
    for (const partition of partitions) this.paused.delete(partition);
  }
  confirmed(): Promise<void> {
    return new Promise((resolve) => this.confirmations.push(resolve));
  }
}

/** Answers each batch when the test says so. */
class FakeHandler implements ConsumerHandler {
  readonly taken: number[][] = [];
  readonly gone: number[][] = [];
  readonly batches: { offsets: string[]; answer: (result: BatchResult) => void }[] = [];
  offset = 0n;
  takes: Promise<void> = Promise.resolve();

  async assigned(partitions: readonly number[]) {
    this.taken.push([...partitions]);
    await this.takes;
    return partitions.map((partition) => ({ partition, offset: this.offset }));
  }
  revoked(partitions: readonly number[]): void {
    this.gone.push([...partitions]);
  }
  batch(messages: readonly ConsumedMessage[]): Promise<BatchResult> {
    return new Promise((answer) => {
      this.batches.push({ offsets: messages.map((m) => `${m.partition}:${m.offset}`), answer });
    });
  }
}

function message(partition: number, offset: bigint, bytes = 10): ConsumedMessage {
  return { partition, offset, key: null, value: Buffer.alloc(bytes), headers: {}, timestamp: 0 };
}

async function settled(): Promise<void> {
  for (let i = 0; i < 5; i++) await turn();
}

describe('the dispatcher', () => {
  let source: FakeSource;
  let handler: FakeHandler;
  let dispatcher: PartitionDispatcher;
  const logged: string[] = [];

  beforeEach(() => {
    source = new FakeSource();
    handler = new FakeHandler();
    logged.length = 0;
    dispatcher = new PartitionDispatcher(OPTIONS, handler, source, (level, text) => {
      logged.push(`${level} ${text}`);
    });
  });

  function offer(partition: number, offsets: readonly bigint[], bytes?: number): void {
    const next = (offsets.at(-1) ?? 0n) + 1n;
    const messages = offsets.map((offset) => message(partition, offset, bytes));
    dispatcher.offer(partition, messages, next, next);
  }

  it('accepts nothing of a partition before it was taken, and reads on where the handler says', async () => {
    handler.offset = 7n;
    dispatcher.assign([0, 1]);
    expect(source.paused).toEqual(new Set([0, 1]));
    expect(dispatcher.accepts(0)).toBe(false);
    await settled();
    expect(dispatcher.accepts(0)).toBe(true);
    expect(source.seeks).toEqual([
      [0, 7n],
      [1, 7n],
    ]);
    expect(source.paused).toEqual(new Set());
  });

  it('keeps order within a lane, one batch at a time, while other lanes go on', async () => {
    dispatcher.assign([0, 1, 2]);
    await settled();
    offer(0, [0n, 1n]);
    offer(2, [0n, 1n]);
    offer(1, [0n]);
    await settled();
    // The first batch goes out with what is there, the next collects.
    expect(handler.batches.map(({ offsets }) => offsets)).toEqual([['0:0', '0:1'], ['1:0']]);
    handler.batches[0]?.answer({ is: 'done' });
    await settled();
    expect(handler.batches[2]?.offsets).toEqual(['2:0', '2:1']);
  });

  it('moves what is done only after the handler has dealt with it', async () => {
    dispatcher.assign([0]);
    await settled();
    offer(0, [0n, 1n]);
    await settled();
    expect(dispatcher.done().get(0)).toBe(0n);
    handler.batches[0]?.answer({ is: 'done' });
    await settled();
    expect(dispatcher.done().get(0)).toBe(2n);
  });

  it('drops what is queued of a partition that is given away, and says so once', async () => {
    dispatcher.assign([0, 2]);
    await settled();
    offer(0, [0n]);
    offer(2, [0n]);
    offer(0, [1n]);
    await settled();
    dispatcher.assign([2]);
    expect(handler.gone).toEqual([[0]]);
    handler.batches[0]?.answer({ is: 'done' });
    await settled();
    expect(handler.batches[1]?.offsets).toEqual(['2:0']);
    expect(dispatcher.done().has(0)).toBe(false);
  });

  it('lets a kept partition read on behind its queue after a rebalance', async () => {
    dispatcher.assign([0]);
    await settled();
    offer(0, [0n, 1n, 2n, 3n]);
    source.seeks.length = 0;
    dispatcher.assign([0, 1]);
    expect(source.seeks).toEqual([[0, 4n]]);
    await settled();
    expect(handler.taken).toEqual([[0], [1]]);
  });

  it('takes a partition again only after its batch of before has ended', async () => {
    dispatcher.assign([0]);
    await settled();
    offer(0, [0n]);
    await settled();
    dispatcher.assign([]);
    dispatcher.assign([0]);
    await settled();
    expect(handler.taken).toEqual([[0]]);
    handler.batches[0]?.answer({ is: 'done' });
    await settled();
    expect(handler.taken).toEqual([[0], [0]]);
    expect(dispatcher.done().get(0)).toBe(0n);
  });

  it('takes lost partitions again once ownership is confirmed, and delivers the rest again', async () => {
    dispatcher.assign([0, 2]);
    await settled();
    offer(2, [0n]);
    offer(0, [0n]);
    offer(2, [1n]);
    await settled();
    handler.batches[0]?.answer({ is: 'done' });
    await settled();
    expect(handler.batches[1]?.offsets).toEqual(['0:0', '2:1']);
    handler.batches[1]?.answer({ is: 'lost', partitions: [0] });
    await settled();
    expect(handler.batches[2]?.offsets).toEqual(['2:1']);
    expect(handler.taken).toHaveLength(1);
    expect(source.paused).toEqual(new Set([0]));
    expect(dispatcher.accepts(0)).toBe(false);
    source.confirmations.forEach((confirm) => confirm());
    await settled();
    expect(handler.taken).toEqual([[0, 2], [0]]);
    expect(dispatcher.accepts(0)).toBe(true);
  });

  it('leaves a lost partition alone when it went to another worker meanwhile', async () => {
    dispatcher.assign([0]);
    await settled();
    offer(0, [0n]);
    await settled();
    handler.batches[0]?.answer({ is: 'lost', partitions: [0] });
    await settled();
    dispatcher.assign([]);
    source.confirmations.forEach((confirm) => confirm());
    await settled();
    expect(handler.taken).toEqual([[0]]);
  });

  it('pauses above the byte bound and resumes when half of it is dealt with', async () => {
    dispatcher.assign([0, 1]);
    await settled();
    offer(0, [0n, 1n, 2n, 3n, 4n, 5n], 500);
    expect(source.paused).toEqual(new Set([0, 1]));
    handler.batches[0]?.answer({ is: 'done' });
    await settled();
    expect(source.paused).toEqual(new Set([0, 1]));
    handler.batches[1]?.answer({ is: 'done' });
    await settled();
    expect(source.paused).toEqual(new Set());
  });

  it('refuses what would be over twice the bound', async () => {
    dispatcher.assign([0]);
    await settled();
    offer(0, [0n], 5_000);
    expect(dispatcher.accepts(0)).toBe(false);
  });

  it('delivers a message larger than a batch by itself', async () => {
    dispatcher.assign([0]);
    await settled();
    offer(0, [0n, 1n], 20_000);
    await settled();
    expect(handler.batches[0]?.offsets).toEqual(['0:0']);
  });

  it('halts a partition whose log begins again below the cursor, loudly', async () => {
    handler.offset = 100n;
    dispatcher.assign([0]);
    await settled();
    offer(0, [5n]);
    await settled();
    expect(handler.batches).toEqual([]);
    expect(dispatcher.accepts(0)).toBe(false);
    expect(logged[0]).toMatch(/^error the partition begins again below its cursor/);
  });

  it('waits at stop for the batch under way and leaves what is queued', async () => {
    dispatcher.assign([0]);
    await settled();
    offer(0, [0n, 1n, 2n, 3n]);
    await settled();
    let stopped = false;
    const stop = dispatcher.stop().then(() => (stopped = true));
    await settled();
    expect(stopped).toBe(false);
    handler.batches[0]?.answer({ is: 'done' });
    await stop;
    expect(handler.batches).toHaveLength(1);
    expect(dispatcher.done().get(0)).toBe(3n);
  });
});
