import { describe, expect, it } from 'vitest';
import { err, ok } from '../../../libs/kernel/result.js';
import type { ConsumedMessage } from '../../../libs/messaging/port.js';
import type { BatchStore, CursorMove, IncomingMessage } from '../../../libs/pipeline/ports.js';
import type { Processed, Processor } from '../../../libs/pipeline/processor.js';
import { UngovernedError } from '../../../libs/pipeline/ungoverned-error.js';
import { Emitter } from './emitter.js';
import { IngressHandler } from './ingress-handler.js';

const PASSING = Object.assign(new Error('the database is away'), { code: '57P01' });

/** A cursor per partition as the database keeps it, and what was recorded in which order. */
class FakeGate {
  readonly cursors = new Map<number, { epoch: bigint; next: bigint }>();
  readonly recorded: string[] = [];
  readonly buried: string[] = [];
  readonly marked: string[] = [];
  poisoned: string | null = null;
  /** Thrown by the next batches, in turn. */
  readonly failures: unknown[] = [];
  beforeBatch: (() => void) | null = null;
  #journal = 0;

  readonly store: BatchStore = {
    own: (_topic, partitions) =>
      Promise.resolve(
        partitions.map((partition) => {
          const known = this.cursors.get(partition) ?? { epoch: 0n, next: 0n };
          const cursor = { epoch: known.epoch + 1n, next: known.next };
          this.cursors.set(partition, cursor);
          return { partition, ...cursor };
        }),
      ),
    unemitted: () => Promise.resolve([]),
    markEmitted: (ids) => {
      this.marked.push(...ids);
      return Promise.resolve();
    },
    begin: () => Promise.reject(new Error('not asked')),
    activePolicy: () => Promise.resolve(null),
    restrictionsSince: () => Promise.resolve([]),
  };

  readonly processor: Pick<Processor, 'process' | 'bury'> = {
    process: (_topic, messages, moves) => this.#take(messages, moves, this.recorded, true),
    bury: (_topic, messages, moves) => this.#take(messages, moves, this.buried, false),
  };

  async #take(
    messages: readonly IncomingMessage[],
    moves: readonly CursorMove[],
    into: string[],
    judged: boolean,
  ): ReturnType<Processor['process']> {
    this.beforeBatch?.();
    const failure = this.failures.shift();
    if (failure !== undefined) throw failure;
    const lost = moves.filter(({ partition, epoch, from }) => {
      const cursor = this.cursors.get(partition);
      return cursor?.epoch !== epoch || cursor.next !== from;
    });
    if (lost.length > 0) return err({ lost: lost.map(({ partition }) => partition) });
    const names = messages.map(({ partition, offset }) => `${partition}@${offset}`);
    if (judged && names.includes(this.poisoned ?? '')) throw new TypeError('a bug');
    for (const { partition, epoch, to } of moves) this.cursors.set(partition, { epoch, next: to });
    into.push(...names);
    this.#journal += 1;
    const processed: Processed = { journalId: String(this.#journal), emit: [], outcomes: [] };
    return ok(processed);
  }
}

function open(gate: FakeGate): { handler: IngressHandler; outages: unknown[] } {
  const outages: unknown[] = [];
  const emitter = new Emitter(
    { send: () => Promise.resolve(), close: () => Promise.resolve() },
    gate.store,
    { sent: () => undefined, retry: () => undefined },
  );
  const handler = new IngressHandler('inbound', 1, gate.store, gate.processor, emitter, {
    outage: (_attempt, error) => outages.push(error),
    recovered: () => undefined,
    poison: () => undefined,
  });
  return { handler, outages };
}

function run(partition: number, from: number, to: number): ConsumedMessage[] {
  return Array.from({ length: to - from }, (_, n) => ({
    partition,
    offset: BigInt(from + n),
    key: null,
    value: Buffer.alloc(0),
    headers: {},
    timestamp: from + n,
  }));
}

describe('IngressHandler', () => {
  it('isolates a poison message and records all others once, in order', async () => {
    const gate = new FakeGate();
    gate.poisoned = '0@5';
    const { handler } = open(gate);
    await handler.assigned([0]);
    expect(await handler.batch(run(0, 0, 9))).toEqual({ is: 'done' });
    expect(gate.recorded).toEqual([0, 1, 2, 3, 4, 6, 7, 8].map((offset) => `0@${offset}`));
    expect(gate.buried).toEqual(['0@5']);
    expect(gate.cursors.get(0)?.next).toBe(9n);
  });

  it('repeats only what was not recorded when a partition is lost between two halves', async () => {
    const gate = new FakeGate();
    gate.poisoned = '0@3';
    const { handler } = open(gate);
    await handler.assigned([0, 1]);
    let batches = 0;
    gate.beforeBatch = () => {
      // Another worker takes partition 0 after the first half is in.
      if (++batches === 3) gate.cursors.set(0, { epoch: 9n, next: 2n });
    };
    const both = [...run(0, 0, 4), ...run(1, 0, 4)];
    expect(await handler.batch(both)).toEqual({ is: 'lost', partitions: [0] });
    gate.beforeBatch = null;
    gate.poisoned = null;
    const left = both.filter(({ partition }) => partition === 1);
    expect(await handler.batch(left)).toEqual({ is: 'done' });
    expect(gate.recorded.filter((name) => name.startsWith('1@'))).toEqual(['1@0', '1@1', '1@2', '1@3']);
  });

  it.each([
    ['the database is away', PASSING],
    ['its session timed out while the process was suspended', { code: '25P03' }],
    ['a table is missing', { code: '42P01' }],
    ['the login is refused', { code: '28P01' }],
    ['nothing governs', new UngovernedError('no policy is active')],
  ])('waits, and buries nothing, while %s', async (_, cause) => {
    const gate = new FakeGate();
    const failure = cause instanceof Error ? cause : Object.assign(new Error('refused'), cause);
    gate.failures.push(failure, failure);
    const { handler, outages } = open(gate);
    await handler.assigned([0]);
    expect(await handler.batch(run(0, 0, 3))).toEqual({ is: 'done' });
    expect(outages).toEqual([failure, failure]);
    expect(gate.buried).toEqual([]);
    expect(gate.recorded).toEqual(['0@0', '0@1', '0@2']);
  });

  it('gives a failing batch up when it is stopped, with its cursor where it was', async () => {
    const gate = new FakeGate();
    const { handler } = open(gate);
    await handler.assigned([0]);
    gate.failures.push(PASSING);
    gate.beforeBatch = () => handler.stop();
    expect(await handler.batch(run(0, 0, 3))).toEqual({ is: 'lost', partitions: [0] });
    expect(gate.cursors.get(0)?.next).toBe(0n);
    expect(gate.recorded).toEqual([]);
  });

  it('records a redelivery below the cursor only once', async () => {
    const gate = new FakeGate();
    const { handler } = open(gate);
    await handler.assigned([0]);
    await handler.batch(run(0, 0, 3));
    expect(await handler.batch(run(0, 1, 5))).toEqual({ is: 'done' });
    expect(gate.recorded).toEqual(['0@0', '0@1', '0@2', '0@3', '0@4']);
  });

  it('forgets what a batch knew of a partition that went and came back while it waited', async () => {
    const gate = new FakeGate();
    const { handler } = open(gate);
    await handler.assigned([0]);
    gate.failures.push(PASSING);
    let taken: Promise<unknown> = Promise.resolve();
    gate.beforeBatch = () => {
      gate.beforeBatch = null;
      handler.revoked([0]);
      gate.cursors.set(0, { epoch: 5n, next: 2n });
      taken = handler.assigned([0]);
    };
    await handler.batch(run(0, 0, 4));
    await taken;
    expect(gate.recorded).toEqual(['0@2', '0@3']);
  });
});
