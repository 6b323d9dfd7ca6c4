import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { Pool } from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { compileActive } from '../../apps/server/policy.js';
import { systemClock } from '../../libs/kernel/clock.js';
import { ensurePolicy } from '../../libs/persistence/ensure-policy.js';
import { PgBatchStore } from '../../libs/persistence/hot/batch-store.js';
import { openHotPool } from '../../libs/persistence/hot/pool.js';
import { Processor } from '../../libs/pipeline/processor.js';
import { trafficStart } from '../proof/harness/traffic.js';
import { mutatedDocuments } from '../proof/mutate.js';
import { openTestStore, type TestStore } from '../support/store.js';
import { take } from '../traffic/traffic.js';

const RUNS = Number(process.env['TIDEGATE_FUZZ_RUNS'] ?? 1_000);
const SEED = Number(process.env['TIDEGATE_FUZZ_SEED'] ?? 1);
const BATCH = 50;
const MIB = 1024 * 1024;
/** Caches that fill to their bound may still grow in the second half. */
const MAX_GROWTH = 12 * MIB;

let store: TestStore;
let pool: Pool;

beforeAll(async () => {
  store = await openTestStore();
  await ensurePolicy(store.dataSource, 'test');
  pool = openHotPool({ url: store.url, size: 2, applicationName: 'test' });
});
afterAll(async () => {
  await pool.end();
  await store.close();
});

setFlagsFromString('--expose-gc');
const collectGarbage: unknown = runInNewContext('gc');

function heap(): number {
  if (typeof collectGarbage !== 'function')
    throw new Error('node does not expose its garbage collector');
  collectGarbage();
  return process.memoryUsage().heapUsed;
}

it(
  'answers every one of many mutated documents, lets no rule throw, and keeps its memory',
  async () => {
    const unhandled: unknown[] = [];
    const note = (reason: unknown): unknown => unhandled.push(reason);
    process.on('unhandledRejection', note);
    const failures: string[] = [];
    const processor = new Processor({
      store: new PgBatchStore(pool),
      clock: systemClock,
      compile: compileActive,
      localHosts: null,
      report: {
        batch: () => undefined,
        ruleFailed: (symbol, error) => failures.push(`${symbol}: ${String(error)}`),
      },
    });
    const documents = mutatedDocuments(SEED, trafficStart());
    const tally = { judged: 0, refused: 0 };
    const levels: number[] = [];
    for (let done = 0; done < RUNS; done += BATCH) {
      if (done >= RUNS / 2 && levels.length === 0) levels.push(heap());
      const messages = take(documents, Math.min(BATCH, RUNS - done)).map((item, index) => ({
        partition: -2,
        offset: BigInt(done + index),
        key: Buffer.from(item.key),
        value: item.body,
        headers: item.headers,
        timestamp: item.at,
      }));
      const result = await processor.process('inline', messages, []);
      if (!result.ok) throw new Error('lost without moves');
      for (const outcome of result.value.outcomes) {
        if (outcome !== null && 'decision' in outcome) tally.judged += 1;
        else tally.refused += 1;
      }
    }
    levels.push(heap());
    process.off('unhandledRejection', note);
    expect(failures).toEqual([]);
    expect(unhandled).toEqual([]);
    expect(tally.judged + tally.refused).toBe(RUNS);
    expect(tally.judged).toBeGreaterThan(RUNS / 10);
    const { rows } = await pool.query('SELECT code FROM dead_letter WHERE code = $1', [
      'processing_failed',
    ]);
    expect(rows).toEqual([]);
    expect((levels[1] ?? 0) - (levels[0] ?? 0)).toBeLessThan(MAX_GROWTH);
  },
  RUNS * 60 + 60_000,
);
