import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { SupersedeRequest } from '../../contracts/decision.js';
import { HOUR } from '../../kernel/clock.js';
import { otherBodyKey, seenKey } from '../../pipeline/seen-key.js';
import {
  decisionOf,
  holdOf,
  openTestStore,
  outboxOf,
  recordDecisions,
  type TestStore,
} from '../../../test/support/store.js';
import { DecisionsView } from '../views/decisions.view.js';
import { DecisionsRepository, type SupersedeContext } from './decisions.repository.js';

const NOW = Date.UTC(2026, 2, 2, 12);
const context = (more: Partial<SupersedeContext> = {}): SupersedeContext => ({
  holdFor: 72 * HOUR,
  onExpiry: 'allow',
  now: NOW,
  ...more,
});
const block: SupersedeRequest = { action: 'block', filters: [], reason: 'spam' };

describe('superseding decisions', () => {
  let store: TestStore;
  let decisions: DecisionsRepository;
  let view: DecisionsView;

  beforeAll(async () => {
    store = await openTestStore();
    decisions = new DecisionsRepository(store.dataSource);
    view = new DecisionsView(store.dataSource);
  });
  beforeEach(() =>
    store.dataSource.query('TRUNCATE decision, open_hold, outbox, seen_0, seen_1, seen_2'),
  );
  afterAll(() => store.close());

  const seenRevision = async (key: string, table = 'seen_0'): Promise<number | undefined> => {
    const [row] = await store.dataSource.query<{ revision: number }[]>(
      `SELECT revision FROM ${table} WHERE key = $1::uuid`,
      [key],
    );
    return row?.revision;
  };
  const openHolds = (): Promise<unknown[]> => store.dataSource.query('SELECT * FROM open_hold');

  const latest = async (name: string): Promise<unknown> =>
    (await view.revisions(decisionOf(name).subject))[0];

  it('makes the next revision, closes the hold, raises the seen revision and queues the record', async () => {
    const held = holdOf('a', NOW + HOUR);
    await recordDecisions(store.dataSource, [held]);
    const result = await decisions.supersede(held.subject, block, context());
    expect(result).toMatchObject({
      ok: true,
      value: {
        id: `${held.subject}.2`,
        revision: 2,
        action: 'block',
        holdUntil: null,
        onExpiry: null,
        decidedBy: 'moderator',
        reason: 'spam',
        supersedes: held.id,
        decidedAt: new Date(NOW).toISOString(),
        policyVersion: held.policyVersion,
        receivedAt: held.receivedAt,
      },
    });
    expect(await openHolds()).toHaveLength(0);
    expect(await seenRevision(seenKey('inbound', held.activityId, 'none', held.subject))).toBe(2);
    expect(await outboxOf(store.dataSource)).toMatchObject([
      {
        topic: 'tidegate.decisions',
        key: held.actor,
        value: { revision: 2, action: 'block' },
        headers: { subject: held.subject, revision: '2', schema: '1' },
      },
    ]);
    expect((await view.revisions(held.subject)).map((decision) => decision.revision)).toEqual([2, 1]);
  });

  it('orders the filters as the contract applies them, once each', async () => {
    await recordDecisions(store.dataSource, [decisionOf('a')]);
    const result = await decisions.supersede(
      decisionOf('a').subject,
      { action: 'allow', filters: ['mark-sensitive', 'drop-url', 'mark-sensitive'], reason: 'nsfw' },
      context(),
    );
    expect(result.ok && result.value.filters).toEqual(['drop-url', 'mark-sensitive']);
  });

  it('holds anew with the deadline of the policy, or the one that is named', async () => {
    const first = decisionOf('a');
    await recordDecisions(store.dataSource, [first]);
    const hold: SupersedeRequest = { action: 'hold', filters: [], reason: 'look again' };
    const byPolicy = await decisions.supersede(first.subject, hold, context());
    expect(byPolicy.ok && byPolicy.value.holdUntil).toBe(new Date(NOW + 72 * HOUR).toISOString());
    const named = await decisions.supersede(
      first.subject,
      { ...hold, holdUntil: new Date(NOW + HOUR).toISOString(), onExpiry: 'block' },
      context(),
    );
    expect(named).toMatchObject({ ok: true, value: { revision: 3, onExpiry: 'block' } });
    expect(await openHolds()).toHaveLength(1);
  });

  it.each<[string, Partial<SupersedeRequest>, string]>([
    [
      'a deadline that has passed',
      { action: 'hold', holdUntil: new Date(NOW).toISOString() },
      '/holdUntil',
    ],
    ['a deadline in ten years', { action: 'hold', holdUntil: '2036-01-01T00:00:00Z' }, '/holdUntil'],
    ['a deadline for a block', { holdUntil: new Date(NOW + HOUR).toISOString() }, '/holdUntil'],
    ['an outcome for a block', { onExpiry: 'allow' }, '/onExpiry'],
    ['filters on a block', { filters: ['unlist'] }, '/filters'],
  ])('refuses %s', async (_, change, pointer) => {
    await recordDecisions(store.dataSource, [decisionOf('a')]);
    const result = await decisions.supersede(
      decisionOf('a').subject,
      { ...block, ...change },
      context(),
    );
    expect(result).toMatchObject({ ok: false, error: { tag: 'invalid', pointer } });
    expect(await outboxOf(store.dataSource)).toHaveLength(0);
  });

  it('answers a conflict to whoever names a revision that is not the latest', async () => {
    const first = decisionOf('a');
    await recordDecisions(store.dataSource, [first]);
    expect((await decisions.supersede(first.id, block, context())).ok).toBe(true);
    expect(await decisions.supersede(first.id, block, context())).toMatchObject({
      ok: false,
      error: { tag: 'conflict', latest: { revision: 2 } },
    });
    expect(await decisions.supersede(first.subject, block, context({ expected: 1 }))).toMatchObject({
      ok: false,
      error: { tag: 'conflict' },
    });
    expect((await decisions.supersede(first.subject, block, context({ expected: 2 }))).ok).toBe(true);
  });

  it.each(['', 'x', `${'a'.repeat(64)}.0`, 'a'.repeat(64), "a' OR 1=1", 'A'.repeat(64)])(
    'does not find %s',
    async (ref) => {
      expect(await decisions.supersede(ref, block, context())).toMatchObject({
        ok: false,
        error: { tag: 'not_found' },
      });
    },
  );

  it('lets one of ten that name the same revision win, and leaves one next revision', async () => {
    const held = holdOf('a', NOW + HOUR);
    await recordDecisions(store.dataSource, [held]);
    const results = await Promise.all(
      Array.from({ length: 10 }, () => decisions.supersede(held.id, block, context())),
    );
    expect(results.filter((result) => result.ok)).toHaveLength(1);
    expect(await outboxOf(store.dataSource)).toHaveLength(1);
  });

  it('numbers ten that name only the subject one after another', async () => {
    const held = holdOf('a', NOW + HOUR);
    await recordDecisions(store.dataSource, [held]);
    await Promise.all(
      Array.from({ length: 10 }, () => decisions.supersede(held.subject, block, context())),
    );
    const revisions = (await outboxOf(store.dataSource)).map((record) => record.headers['revision']);
    expect(revisions).toEqual(['2', '3', '4', '5', '6', '7', '8', '9', '10', '11']);
  });

  it('goes above a revision that only the journal holds', async () => {
    const first = decisionOf('a');
    await recordDecisions(store.dataSource, [first]);
    await store.dataSource.query('UPDATE seen_0 SET revision = 5');
    const result = await decisions.supersede(first.id, block, context());
    expect(result.ok && result.value.revision).toBe(6);
  });

  it('raises the revision of the generation that knows the subject, and of a second body its own', async () => {
    const first = decisionOf('a');
    await recordDecisions(store.dataSource, [first]);
    await store.dataSource.query('INSERT INTO seen_2 VALUES ($1::uuid, 1, 4)', [
      otherBodyKey(first.subject),
    ]);
    await store.dataSource.query('UPDATE governing SET seen_generation = 3');
    try {
      const result = await decisions.supersede(first.id, block, context());
      expect(result.ok && result.value.revision).toBe(5);
      expect(await seenRevision(otherBodyKey(first.subject), 'seen_2')).toBe(5);
      expect(await seenRevision(seenKey('inbound', first.activityId, 'none', first.subject))).toBe(1);
    } finally {
      await store.dataSource.query('UPDATE governing SET seen_generation = 0');
    }
  });

  it('waits for an ingress batch that judges the same subject', async () => {
    const first = decisionOf('a');
    await recordDecisions(store.dataSource, [first]);
    const batch = store.dataSource.createQueryRunner();
    await batch.startTransaction();
    await batch.query('SELECT FROM seen_0 FOR UPDATE');
    const pending = decisions.supersede(first.subject, block, context());
    await batch.query('UPDATE seen_0 SET revision = 2');
    await batch.commitTransaction();
    await batch.release();
    const result = await pending;
    expect(result.ok && result.value.revision).toBe(3);
  });

  it('ends holds whose time has passed with the outcome they were given', async () => {
    await recordDecisions(store.dataSource, [
      holdOf('a', NOW - 1, { filters: ['unlist'] }),
      holdOf('b', NOW - 1, { onExpiry: 'block', filters: ['unlist'] }),
      holdOf('c', NOW + 1),
    ]);
    expect(await decisions.expireHolds(NOW, 100)).toMatchObject({
      closed: 2,
      decisions: { length: 2 },
    });
    expect(await latest('a')).toMatchObject({
      action: 'allow',
      filters: ['unlist'],
      decidedBy: 'policy',
      reason: 'hold expired',
      revision: 2,
      holdUntil: null,
    });
    expect(await latest('b')).toMatchObject({ action: 'block', filters: [] });
    expect(await latest('c')).toMatchObject({ action: 'hold', revision: 1 });
    expect(await openHolds()).toHaveLength(1);
  });

  it('shares expired holds between processes, each ended once', async () => {
    await recordDecisions(
      store.dataSource,
      Array.from({ length: 300 }, (_, index) => holdOf(`h${index}`, NOW - 1)),
    );
    let ended = 0;
    while (ended < 300) {
      const done = await Promise.all([1, 2, 3, 4].map(() => decisions.expireHolds(NOW, 50)));
      ended += done.reduce((sum, { closed }) => sum + closed, 0);
    }
    expect(ended).toBe(300);
    const records = await outboxOf(store.dataSource);
    expect(records).toHaveLength(300);
    expect(new Set(records.map((record) => record.headers['subject'])).size).toBe(300);
  });

  it('leaves a hold to the moderator who has prolonged or decided it first', async () => {
    const held = holdOf('a', NOW - 1);
    await recordDecisions(store.dataSource, [held]);
    const [, moderated] = await Promise.all([
      decisions.expireHolds(NOW, 100),
      decisions.supersede(held.subject, block, context()),
    ]);
    expect(moderated.ok).toBe(true);
    expect(await latest('a')).toMatchObject({ action: 'block' });
    expect(await decisions.expireHolds(NOW, 100)).toEqual({ closed: 0, decisions: [] });
  });
});
