import type { Pool } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BatchWrites, CursorMove } from '../../pipeline/ports.js';
import { openTestStore, type TestStore } from '../../../test/support/store.js';
import { PgBatchStore } from './batch-store.js';
import { openHotPool } from './pool.js';

const TOPIC = 'flight';
const KEY = 'ab'.repeat(16);

let store: TestStore;
let pool: Pool;
let batches: PgBatchStore;

beforeAll(async () => {
  store = await openTestStore();
  // One connection: a transaction that is left open would keep the next one waiting.
  pool = openHotPool({ url: store.url, size: 1, applicationName: 'flight' });
  batches = new PgBatchStore(pool);
});
afterAll(async () => {
  await pool.end();
  await store.close();
});

async function begin(moves: readonly CursorMove[]) {
  const begun = await batches.begin(TOPIC, moves);
  if (!begun.ok) throw new Error('lost');
  return begun.value;
}

function writes(change: Partial<BatchWrites>): BatchWrites {
  return {
    actors: [],
    objects: [],
    hosts: [],
    lookAlikes: [],
    followsAdded: [],
    followsRemoved: [],
    seenRevisions: [],
    decisions: [],
    deadLetters: [],
    feedback: { erased: [], kept: [] },
    emit: [],
    watchFrom: null,
    day: '2026-01-01',
    ...change,
  };
}

describe('statements that cross the wire together', () => {
  it('records nothing and moves no cursor when one in the middle fails', async () => {
    const [owned] = await batches.own(TOPIC, [7]);
    if (!owned) throw new Error('not owned');
    const move = { partition: 7, epoch: owned.epoch, from: 0n, to: 5n };
    const transaction = await begin([move]);
    await transaction.claimSeen(new Map([[KEY, 1n]]));
    const failing = transaction.commit(
      writes({
        hosts: [{ name: 'kept.example', firstSeen: 1 }],
        objects: [{ key: 'no uuid', owner: null, visibility: null, updated: null, deletedAt: null }],
        emit: [{ topic: 'tidegate.decisions', key: 'k', value: Buffer.from('v'), headers: {} }],
      }),
    );
    await expect(failing).rejects.toMatchObject({ code: '22P02' });
    await transaction.rollback();
    const { rows } = await pool.query<{ cursor: string; rows: string }>(
      `SELECT (SELECT next_offset FROM partition_cursor WHERE topic = $1 AND part = 7) AS cursor,
        (SELECT count(*) FROM host WHERE name = 'kept.example')
        + (SELECT count(*) FROM journal WHERE topic = $1)
        + (SELECT count(*) FROM seen_0 WHERE key = $2::uuid) AS rows`,
      [TOPIC, KEY],
    );
    expect(rows).toEqual([{ cursor: '0', rows: '0' }]);
    const again = await begin([move]);
    await again.commit(writes({ hosts: [{ name: 'kept.example', firstSeen: 1 }] }));
    expect((await batches.own(TOPIC, [7]))[0]?.next).toBe(5n);
  });

  it('sends nothing of a batch that can not be encoded', async () => {
    const [owned] = await batches.own(TOPIC, [8]);
    if (!owned) throw new Error('not owned');
    const transaction = await begin([{ partition: 8, epoch: owned.epoch, from: 0n, to: 5n }]);
    const broken = {
      topic: 'tidegate.decisions',
      key: 'k',
      value: Buffer.from('v'),
      get headers(): never {
        throw new TypeError('a bug');
      },
    };
    await expect(transaction.commit(writes({ emit: [broken] }))).rejects.toThrow('a bug');
    await transaction.rollback();
    expect((await batches.own(TOPIC, [8]))[0]?.next).toBe(0n);
  });

  it('carries digest and revision of the former generation into the current one', async () => {
    const old = 'cd'.repeat(16);
    await pool.query(`INSERT INTO seen_2 (key, digest, revision) VALUES ($1::uuid, 41, 3)`, [old]);
    const claims = new Map([
      [old, 42n],
      [KEY, 7n],
    ]);
    const transaction = await begin([]);
    expect(await transaction.claimSeen(claims)).toEqual(new Map([[old, { digest: 41n, revision: 3 }]]));
    await transaction.commit(writes({ seenRevisions: [{ key: old, revision: 4 }] }));
    const later = await begin([]);
    expect(await later.claimSeen(claims)).toEqual(
      new Map([
        [old, { digest: 41n, revision: 4 }],
        [KEY, { digest: 7n, revision: 1 }],
      ]),
    );
    await later.rollback();
  });
});
