import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { DAY } from '../../kernel/clock.js';
import { openTestStore, outboxOf, type TestStore } from '../../../test/support/store.js';
import { ActorPoliciesView, DomainPoliciesView } from '../views/restrictions.view.js';
import { ActorPoliciesRepository } from './actor-policies.repository.js';
import { DomainPoliciesRepository } from './domain-policies.repository.js';
import type { RestrictionChange } from './restrictions.repository.js';

const NOW = Date.UTC(2026, 2, 1, 12);
const change = (more: Partial<RestrictionChange> = {}): RestrictionChange => ({
  by: 'ada',
  reason: null,
  now: NOW,
  ...more,
});

describe('domain and actor policies', () => {
  let store: TestStore;
  let domains: DomainPoliciesRepository;
  let view: DomainPoliciesView;

  beforeAll(async () => {
    store = await openTestStore();
    domains = new DomainPoliciesRepository(store.dataSource);
    view = new DomainPoliciesView(store.dataSource);
  });
  beforeEach(() =>
    store.dataSource.query('TRUNCATE domain_policy, actor_policy, restriction_history, outbox'),
  );
  afterAll(() => store.close());

  const governing = async (): Promise<number> => {
    const [row] = await store.dataSource.query<{ r: string }[]>(
      'SELECT restriction_revision AS r FROM governing',
    );
    return Number(row?.r);
  };

  const effective = async (domain: string): Promise<string | undefined> => {
    const detail = await view.detail(domain, NOW);
    return detail.ok ? detail.value.effective?.domain : undefined;
  };

  it('creates a policy with its history and outbox record under one revision', async () => {
    const before = await governing();
    const result = await domains.put(
      'Spam.Example.',
      { severity: 'limit' },
      change({ reason: 'wave' }),
    );
    expect(result).toMatchObject({
      ok: true,
      value: {
        created: true,
        policy: { domain: 'spam.example', severity: 'limit', revision: before + 1 },
      },
    });
    expect(await governing()).toBe(before + 1);
    const [record] = await outboxOf(store.dataSource);
    expect(record).toMatchObject({
      topic: 'tidegate.domain-policies',
      key: 'spam.example',
      value: { domain: 'spam.example', by: 'ada', revision: before + 1 },
      headers: { revision: String(before + 1), schema: '1' },
    });
    const detail = await view.detail('spam.example', NOW);
    expect(detail.ok && detail.value.history).toMatchObject([
      { change: 'create', before: null, by: 'ada', reason: 'wave', revision: before + 1 },
    ]);
  });

  it('keeps what a change does not name, and since', async () => {
    await domains.put('spam.example', { severity: 'limit', publicReason: 'spam' }, change());
    const later = await domains.put('spam.example', { rejectMedia: true }, change({ now: NOW + DAY }));
    expect(later).toMatchObject({
      ok: true,
      value: {
        created: false,
        policy: {
          severity: 'limit',
          rejectMedia: true,
          publicReason: 'spam',
          since: new Date(NOW).toISOString(),
        },
      },
    });
  });

  it('makes no revision when nothing changes', async () => {
    await domains.put('spam.example', { severity: 'suspend' }, change());
    const before = await governing();
    const again = await domains.put('spam.example', { severity: 'suspend' }, change({ by: 'eve' }));
    expect(again).toMatchObject({ ok: true, value: { changed: false, policy: { by: 'ada' } } });
    expect(await governing()).toBe(before);
    expect(await outboxOf(store.dataSource)).toHaveLength(1);
  });

  it('lifts with a tombstone, keeps the row for workers, and can be created anew', async () => {
    await domains.put('spam.example', {}, change());
    const lifted = await domains.lift('spam.example', change({ by: 'bo', reason: 'appeal' }));
    expect(lifted.ok).toBe(true);
    const records = await outboxOf(store.dataSource);
    expect(records[1]).toMatchObject({ key: 'spam.example', value: null });
    const [row] = await store.dataSource.query<{ lifted: boolean; revision: string }[]>(
      'SELECT lifted, revision FROM domain_policy',
    );
    expect(row).toEqual({ lifted: true, revision: records[1]?.headers['revision'] });
    expect(await domains.lift('spam.example', change())).toMatchObject({
      ok: false,
      error: { tag: 'not_found' },
    });
    const anew = await domains.put('spam.example', {}, change({ now: NOW + DAY }));
    expect(anew).toMatchObject({
      ok: true,
      value: { created: true, policy: { since: new Date(NOW + DAY).toISOString() } },
    });
  });

  it.each([
    ['com', 'shared by unrelated people'],
    ['github.io', 'shared by unrelated people'],
    ['https://spam.example/path', ''],
    ['127.0.0.1', ''],
    ['', ''],
    ['a'.repeat(300), ''],
    ["x'; DROP TABLE governing; --", ''],
  ])('refuses %s as a domain', async (domain, told) => {
    const result = await domains.put(domain, {}, change());
    expect(result).toMatchObject({ ok: false, error: { tag: 'invalid_subject' } });
    if (!result.ok && result.error.tag === 'invalid_subject')
      expect(result.error.message).toContain(told);
    expect(await outboxOf(store.dataSource)).toHaveLength(0);
  });

  it('answers a conflict to whoever has seen another revision, and writes nothing', async () => {
    const first = await domains.put('spam.example', {}, change());
    const revision = first.ok ? first.value.policy.revision : 0;
    expect(
      await domains.put('spam.example', { severity: 'none' }, change({ expected: revision - 1 })),
    ).toEqual({
      ok: false,
      error: { tag: 'conflict', current: revision },
    });
    expect(
      await domains.put('spam.example', { severity: 'none' }, change({ expected: null })),
    ).toMatchObject({
      ok: false,
      error: { tag: 'conflict' },
    });
    expect(await store.dataSource.query('SELECT FROM restriction_history')).toHaveLength(1);
    expect((await domains.lift('spam.example', change({ expected: revision }))).ok).toBe(true);
  });

  it('lets one of two changes on the same revision win', async () => {
    const first = await domains.put('spam.example', {}, change());
    const expected = first.ok ? first.value.policy.revision : 0;
    const both = await Promise.all([
      domains.put('spam.example', { severity: 'none' }, change({ expected })),
      domains.put('spam.example', { severity: 'limit' }, change({ expected })),
    ]);
    expect(both.filter((result) => result.ok)).toHaveLength(1);
  });

  it('gives concurrent writers revisions in the order of the outbox', async () => {
    await Promise.all(
      Array.from({ length: 20 }, (_, index) => domains.put(`d${index}.example`, {}, change())),
    );
    const revisions = (await outboxOf(store.dataSource)).map((record) =>
      Number(record.headers['revision']),
    );
    expect(revisions).toEqual(revisions.toSorted((a, b) => a - b));
    expect(new Set(revisions).size).toBe(20);
  });

  it('refuses a time that has passed, and lifts what has run out', async () => {
    const past = new Date(NOW - 1).toISOString();
    expect(await domains.put('spam.example', { until: past }, change())).toMatchObject({
      ok: false,
      error: { tag: 'until_passed' },
    });
    await domains.put('a.example', { until: new Date(NOW + DAY).toISOString() }, change());
    await domains.put('b.example', {}, change());
    expect(await domains.liftExpired(NOW)).toBe(0);
    expect(await domains.liftExpired(NOW + DAY)).toBe(1);
    const listed = await view.list({}, { limit: 10 });
    expect(listed.items.map((policy) => policy.domain)).toEqual(['b.example']);
    expect((await outboxOf(store.dataSource)).at(-1)).toMatchObject({ key: 'a.example', value: null });
  });

  it('lets the longest match govern a subdomain', async () => {
    await domains.put('big.example', { severity: 'suspend' }, change());
    await domains.put('good.big.example', { severity: 'none' }, change());
    expect(await effective('a.big.example')).toBe('big.example');
    expect(await effective('x.good.big.example')).toBe('good.big.example');
    expect(await effective('notbig.example')).toBeUndefined();
  });

  it('finds text literally, whatever wildcards it holds', async () => {
    await domains.put('a-b.example', {}, change());
    expect((await view.list({ search: 'A-B' }, { limit: 10 })).items).toHaveLength(1);
    expect((await view.list({ search: '%' }, { limit: 10 })).items).toHaveLength(0);
    expect((await view.list({ search: '_' }, { limit: 10 })).items).toHaveLength(0);
  });

  it('refuses an actor id that can not be stored, and says why', async () => {
    const actors = new ActorPoliciesRepository(store.dataSource);
    let code = 0x4e00;
    const ideographs = Array.from({ length: 2_000 }, () =>
      String.fromCodePoint((code = 0x4e00 + ((code * 31) % 20_011))),
    ).join('');
    for (const id of [`https://spam.example/${ideographs}`, 'https://spam.example/\0']) {
      expect(await actors.put(id, { severity: 'suspend' }, change())).toMatchObject({ ok: false });
    }
  });

  it('keeps actor policies apart, under the id as it is written', async () => {
    const actors = new ActorPoliciesRepository(store.dataSource);
    const id = 'https://spam.example/users/Bot';
    expect(await actors.put(id, { severity: 'suspend' }, change())).toMatchObject({
      ok: true,
      value: { policy: { actor: id } },
    });
    expect(await actors.put('javascript:alert(1)', {}, change())).toMatchObject({ ok: false });
    const detail = await new ActorPoliciesView(store.dataSource).detail(id, NOW);
    expect(detail.ok && detail.value.own?.severity).toBe('suspend');
    expect((await outboxOf(store.dataSource))[0]).toMatchObject({
      topic: 'tidegate.actor-policies',
      key: id,
    });
  });
});
