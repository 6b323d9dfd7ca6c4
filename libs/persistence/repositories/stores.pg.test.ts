import { EventEmitter, once } from 'node:events';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestStore, type TestStore } from '../../../test/support/store.js';
import { DEFAULT_POLICY_YAML } from '../../decide/default-policy.js';
import { parsePolicy } from '../../decide/policy-document.js';
import { err, ok } from '../../kernel/result.js';
import { RULES } from '../../rules/index.js';
import { PolicyVersionsView } from '../views/policy-versions.view.js';
import { AlertsRepository } from './alerts.repository.js';
import { IdempotencyRepository } from './idempotency.repository.js';
import { PolicyVersionsRepository } from './policy-versions.repository.js';
import { transact } from './transact.js';

const NOW = Date.UTC(2026, 2, 1);
const named = (version: string): string =>
  DEFAULT_POLICY_YAML.replace(/^version: .*$/m, `version: ${version}`);

describe('the smaller stores', () => {
  let store: TestStore;

  beforeAll(async () => {
    store = await openTestStore();
  });
  afterAll(() => store.close());

  const count = async (): Promise<number> => {
    const [row] = await store.dataSource.query<{ n: string }[]>('SELECT count(*) AS n FROM outbox');
    return Number(row?.n);
  };

  describe('transactions', () => {
    const insert = `INSERT INTO outbox (topic) VALUES ('t')`;

    it('are rolled back by an expected error and by a thrown one', async () => {
      const failed = await transact(store.dataSource, async (sql) => {
        await sql.run(insert);
        return err('expected');
      });
      expect(failed).toEqual({ ok: false, error: 'expected' });
      await expect(
        transact(store.dataSource, async (sql) => {
          await sql.run(insert);
          throw new Error('bug');
        }),
      ).rejects.toThrow('bug');
      expect(await count()).toBe(0);
    });

    it('are tried again when they end in a deadlock', async () => {
      await store.dataSource.query(`INSERT INTO host (name, first_seen) VALUES ('a', 0), ('b', 0)`);
      let attempts = 0;
      const barrier = new EventEmitter();
      const bothHold = once(barrier, 'both');
      const cross = (first: string, second: string): Promise<unknown> =>
        transact(store.dataSource, async (sql) => {
          attempts += 1;
          await sql.run('UPDATE host SET first_seen = first_seen + 1 WHERE name = $1', [first]);
          if (attempts === 2) barrier.emit('both');
          await bothHold;
          await sql.run('UPDATE host SET first_seen = first_seen + 1 WHERE name = $1', [second]);
          return ok(undefined);
        });
      await Promise.all([cross('a', 'b'), cross('b', 'a')]);
      expect(attempts).toBe(3);
      const hosts = await store.dataSource.query('SELECT first_seen FROM host');
      expect(hosts).toEqual([{ first_seen: '2' }, { first_seen: '2' }]);
    });
  });

  describe('policy versions', () => {
    it('activate in order, with who and when, and wake the workers', async () => {
      const repository = new PolicyVersionsRepository(store.dataSource, (yaml) =>
        parsePolicy(yaml, RULES),
      );
      const view = new PolicyVersionsView(store.dataSource);
      expect(await view.active()).toBeNull();
      await repository.save(named('a'), 'ada');
      await repository.save(named('b'), 'bo');
      const change = { by: 'ada', now: NOW };
      expect(await repository.activate('a', change)).toMatchObject({
        ok: true,
        value: { revision: 1 },
      });
      expect(await repository.activate('a', change)).toMatchObject({
        ok: true,
        value: { revision: 1 },
      });
      const race = await Promise.all([
        repository.activate('b', { ...change, expected: 1 }),
        repository.activate('b', { ...change, by: 'bo', expected: 1 }),
      ]);
      expect(race.filter((result) => result.ok)).toHaveLength(1);
      expect(await repository.activate('a', change)).toMatchObject({
        ok: true,
        value: { revision: 3 },
      });
      expect(await view.active()).toEqual({
        version: 'a',
        revision: 3,
        by: 'ada',
        at: new Date(NOW).toISOString(),
      });
      expect(await repository.save('nonsense: [', 'ada')).toMatchObject({
        ok: false,
        error: { tag: 'invalid' },
      });
    });
  });

  it('of several processes that raise one alert, one stores it until the quiet time is over', async () => {
    const alerts = new AlertsRepository(store.dataSource);
    const raise = (at: number): Promise<boolean> =>
      alerts.insert(
        {
          key: 'lag:1',
          kind: 'lag',
          severity: 'warning',
          message: 'm',
          details: { n: 1 },
          at: new Date(at),
        },
        new Date(at - 1_000),
      );
    const stored = await Promise.all([1, 2, 3, 4].map(() => raise(NOW)));
    expect(stored.filter(Boolean)).toHaveLength(1);
    expect(await raise(NOW + 999)).toBe(false);
    expect(await raise(NOW + 1_000)).toBe(true);
  });

  it('an idempotency claim that a crash has left behind can be taken over', async () => {
    const keys = new IdempotencyRepository(store.dataSource);
    const hash = Buffer.from('h');
    expect(await keys.claim('1', 'k', hash)).toEqual({ is: 'claimed' });
    expect(await keys.claim('1', 'k', hash)).toEqual({ is: 'in_progress' });
    expect(await keys.claim('2', 'k', hash)).toEqual({ is: 'claimed' });
    await store.dataSource.query(`UPDATE idempotency SET at = now() - interval '2 minutes'`);
    expect(await keys.claim('1', 'k', hash)).toEqual({ is: 'claimed' });
    await keys.complete('1', 'k', 201, '{}');
    expect(await keys.claim('1', 'k', hash)).toEqual({ is: 'done', status: 201, response: '{}' });
    expect(await keys.claim('1', 'k', Buffer.from('x'))).toEqual({ is: 'mismatch' });
  });
});
