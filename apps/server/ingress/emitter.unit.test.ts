import { describe, expect, it } from 'vitest';
import type { LogProducer, LogRecord } from '../../../libs/messaging/port.js';
import type { BatchStore, EmitRecord } from '../../../libs/pipeline/ports.js';
import { Emitter } from './emitter.js';

const never = new Promise<never>(() => undefined);

function storeThat(markEmitted: BatchStore['markEmitted']): BatchStore {
  return {
    own: () => never,
    unemitted: () => never,
    markEmitted,
    begin: () => never,
    activePolicy: () => never,
    restrictionsSince: () => never,
  };
}

function record(name: string): EmitRecord {
  return { topic: 'decisions', key: null, value: Buffer.from(name), headers: {} };
}

const quiet = { sent: () => undefined, retry: () => undefined };

describe('Emitter', () => {
  it('keeps the order of a lane whatever fails, and has one batch of it on its way', async () => {
    const log: string[] = [];
    let failures = 2;
    const producer: LogProducer = {
      async send(_topic: string, records: readonly LogRecord[]) {
        await Promise.resolve();
        if (failures-- > 0) throw new Error('not now');
        log.push(...records.map((each) => String(each.value)));
      },
      close: () => Promise.resolve(),
    };
    const marked: string[] = [];
    const emitter = new Emitter(
      producer,
      storeThat((ids) => Promise.resolve(void marked.push(...ids))),
      quiet,
    );
    for (const id of ['1', '2', '3']) await emitter.queue(0, id, [record(id)]);
    await emitter.stop();
    expect(log).toEqual(['1', '2', '3']);
    expect(marked).toEqual(['1', '2', '3']);
  });

  it('marks again what could not be marked', async () => {
    const marked: string[] = [];
    let failures = 1;
    const emitter = new Emitter(
      { send: () => Promise.resolve(), close: () => Promise.resolve() },
      storeThat(async (ids) => {
        if (failures-- > 0) throw new Error('not now');
        marked.push(...ids);
      }),
      quiet,
    );
    await emitter.emit('1', [record('1')]);
    await emitter.drain();
    await emitter.emit('2', [record('2')]);
    await emitter.stop();
    expect(marked.toSorted()).toEqual(['1', '2']);
  });

  it('lets its lanes go when the log stays away at the end, and marks nothing of it', async () => {
    const marked: string[] = [];
    const emitter = new Emitter(
      { send: () => never, close: () => Promise.resolve() },
      storeThat((ids) => Promise.resolve(void marked.push(...ids))),
      quiet,
      20,
    );
    await emitter.queue(0, '1', [record('1')]);
    const waiting = emitter.queue(0, '2', [record('2')]);
    emitter.hurry();
    await waiting;
    await emitter.stop();
    expect(marked).toEqual([]);
  });
});
