import type { DataSource } from 'typeorm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Decision } from '../contracts/decision.js';
import { DAY, HOUR } from '../kernel/clock.js';
import type { Keeping } from './maintenance/retention.js';
import { maintain } from './maintenance.js';
import {
  decisionOf,
  openTestStore,
  recordDecisions,
  type TestStore,
} from '../../test/support/store.js';

const NOW = Date.UTC(2026, 2, 20, 12);
const DAYS = (n: number): number => n * DAY;
const keeping: Keeping = {
  retention: {
    decisions: DAYS(30),
    facts: DAYS(14),
    deadLetters: DAYS(10),
    windows: DAYS(1),
    objects: DAYS(90),
    seen: DAYS(8),
  },
  feedback: { enabled: true, decidedMs: DAYS(180), undecidedMs: DAYS(14) },
};

/** Rows are kept under the day of their recording; here it is moved to another. */
async function recordedOn(dataSource: DataSource, day: string, decision: Decision): Promise<void> {
  await recordDecisions(dataSource, [decision]);
  await dataSource.query('UPDATE decision SET day = $1 WHERE subject = $2', [
    day,
    Buffer.from(decision.subject, 'hex'),
  ]);
}

describe('maintenance', () => {
  let store: TestStore;

  beforeEach(async () => {
    store = await openTestStore();
  });
  afterEach(() => store.close());

  const rows = <R = Record<string, unknown>>(text: string, values: unknown[] = []): Promise<R[]> =>
    store.dataSource.query<R[]>(text, values);
  const partitions = async (table: string): Promise<string[]> => {
    const found = await rows<{ name: string }>(
      `SELECT inhrelid::regclass::text AS name FROM pg_inherits WHERE inhparent = $1::regclass`,
      [table],
    );
    return found.map(({ name }) => name).toSorted();
  };
  const seenAt = async (): Promise<{ generation: number; rotated: number }> => {
    const [row] = await rows<{ g: number; at: string }>(
      'SELECT seen_generation AS g, seen_rotated_at AS at FROM governing',
    );
    return { generation: row?.g ?? -1, rotated: Number(row?.at) };
  };

  it('makes the partitions of days back and ahead, as far as their rows are kept', async () => {
    await maintain(store.dataSource, keeping, NOW);
    const decision = await partitions('decision');
    expect(decision[0]).toBe('decision_20260313');
    expect(decision.at(-2)).toBe('decision_20260323');
    expect(await partitions('look_alike')).toEqual([
      'look_alike_20260319',
      'look_alike_20260320',
      'look_alike_20260321',
      'look_alike_20260322',
      'look_alike_20260323',
      'look_alike_other',
    ]);
    expect((await maintain(store.dataSource, keeping, NOW))?.partitions).toEqual([]);
  });

  it('moves rows that were there before their partition', async () => {
    const early = decisionOf('a');
    const other = decisionOf('b');
    await recordedOn(store.dataSource, '2026-03-20', early);
    await rows(`INSERT INTO look_alike VALUES (1, $1, 0, 1, '', '')`, [Math.floor(NOW / (HOUR / 2))]);
    await maintain(store.dataSource, keeping, NOW);
    await recordedOn(store.dataSource, '2026-01-20', other);
    await recordedOn(store.dataSource, '2026-03-20', decisionOf('c'));
    const where = await rows<{ t: string; seq: string }>(
      'SELECT tableoid::regclass::text AS t, seq FROM decision ORDER BY seq',
    );
    expect(where.map(({ t }) => t)).toEqual([
      'decision_20260320',
      'decision_other',
      'decision_20260320',
    ]);
    expect(new Set(where.map(({ seq }) => seq)).size).toBe(3);
    expect(await rows('SELECT tableoid::regclass::text AS t FROM look_alike')).toEqual([
      { t: 'look_alike_20260320' },
    ]);
  });

  it('gives partitions the indexes of their table', async () => {
    await maintain(store.dataSource, keeping, NOW);
    const indexes = await rows(`SELECT FROM pg_index WHERE indrelid = 'decision_20260320'::regclass`);
    expect(indexes).toHaveLength(5);
  });

  it('drops days that have outlived their time, but never what is still to be emitted', async () => {
    await maintain(store.dataSource, keeping, NOW);
    await rows(
      `INSERT INTO journal (day, topic, parts, records, payload, emitted)
       VALUES ('2026-03-18', 't', '{}', 0, '', true), ('2026-03-19', 't', '{}', 0, '', false),
              ('2026-01-01', 't', '{}', 0, '', true), ('2026-01-01', 't', '{}', 0, '', false)`,
    );
    await recordedOn(store.dataSource, '2026-03-15', decisionOf('a'));
    await maintain(store.dataSource, keeping, NOW + DAYS(35));
    expect(await partitions('decision')).not.toContain('decision_20260315');
    expect(await partitions('decision')).toContain('decision_20260427');
    expect(await partitions('journal')).toContain('journal_20260319');
    expect(await partitions('journal')).not.toContain('journal_20260318');
    expect(await rows('SELECT emitted FROM journal')).toEqual([{ emitted: false }, { emitted: false }]);
    expect(await rows('SELECT FROM decision')).toHaveLength(0);
  });

  it('deletes dead letters, alerts, objects and idempotency keys past their time', async () => {
    for (const age of [9, 11]) {
      await rows(
        `INSERT INTO dead_letter (subject, topic, part, offs, headers, value, bytes, digest, truncated, code,
           pointer, message, received_at)
         VALUES ('', 't', 0, 0, '{}', '', 0, '', false, 'invalid_json', '', '', $1)`,
        [NOW - DAYS(age)],
      );
    }
    for (const age of [89, 91]) {
      await rows(
        `INSERT INTO alert (key, kind, severity, message, at) VALUES ('k', 'k', 's', 'm', $1)`,
        [new Date(NOW - DAYS(age))],
      );
      await rows(`INSERT INTO object (key, touched) VALUES (gen_random_uuid(), $1)`, [
        Math.floor((NOW - DAYS(age)) / DAY),
      ]);
    }
    await rows(`INSERT INTO idempotency VALUES ('k', 1, '', 200, '', $1)`, [new Date(NOW - DAYS(2))]);
    const report = await maintain(store.dataSource, keeping, NOW);
    expect(report?.deleted).toBe(4);
    for (const table of ['dead_letter', 'alert', 'object']) {
      expect(await rows(`SELECT FROM ${table}`)).toHaveLength(1);
    }
  });

  it('turns the seen generations when half of their time has passed', async () => {
    expect((await maintain(store.dataSource, keeping, NOW))?.seen).toBe('started');
    await rows(`INSERT INTO seen_1 VALUES (gen_random_uuid(), 1)`);
    await rows(`INSERT INTO seen_0 VALUES (gen_random_uuid(), 1)`);
    expect((await maintain(store.dataSource, keeping, NOW + DAYS(4)))?.seen).toBe('not_due');
    expect((await maintain(store.dataSource, keeping, NOW + DAYS(4) + 1))?.seen).toBe('rotated');
    expect(await seenAt()).toEqual({ generation: 1, rotated: NOW + DAYS(4) + 1 });
    // Generation 1 starts empty; generation 0 is still read.
    expect(await rows('SELECT FROM seen_1')).toHaveLength(0);
    expect(await rows('SELECT FROM seen_0')).toHaveLength(1);
  });

  it('turns only between batches', async () => {
    await maintain(store.dataSource, keeping, NOW);
    const batch = store.dataSource.createQueryRunner();
    await batch.startTransaction();
    await batch.query('SELECT seen_generation FROM governing');
    const turning = maintain(store.dataSource, keeping, NOW + DAYS(5));
    await new Promise((resolve) => setTimeout(resolve, 300));
    await batch.query('INSERT INTO seen_0 VALUES (gen_random_uuid(), 1)');
    // A batch that is under way may still write the governing row (the start of the watch).
    await batch.query('UPDATE governing SET watch_started_at = 1');
    await batch.commitTransaction();
    await batch.release();
    expect((await turning)?.seen).toBe('rotated');
    expect((await seenAt()).generation).toBe(1);
  });

  it('is done by one process at a time', async () => {
    const reports = await Promise.all([1, 2, 3].map(() => maintain(store.dataSource, keeping, NOW)));
    expect(reports.filter((report) => report !== null).length).toBeGreaterThanOrEqual(1);
    expect(await partitions('decision')).toHaveLength(12);
  });
});
