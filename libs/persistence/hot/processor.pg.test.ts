import type { Pool } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Decision } from '../../contracts/decision.js';
import { parsePolicy } from '../../decide/policy-document.js';
import type { CursorMove } from '../../pipeline/ports.js';
import { Processor, type Processed } from '../../pipeline/processor.js';
import { likeBy, message, noteBy, START } from '../../pipeline/testing.js';
import { RULES } from '../../rules/index.js';
import { ensurePolicy } from '../ensure-policy.js';
import { DomainPoliciesRepository } from '../repositories/domain-policies.repository.js';
import { DecisionsRepository } from '../repositories/decisions.repository.js';
import { openTestStore, type TestStore } from '../../../test/support/store.js';
import { PgBatchStore } from './batch-store.js';
import { openHotPool } from './pool.js';

const TOPIC = 'tidegate.inbound';
const ALICE = 'https://alice.example/users/alice';

let store: TestStore;
let pool: Pool;
let batches: PgBatchStore;

beforeAll(async () => {
  store = await openTestStore();
  await ensurePolicy(store.dataSource, 'test');
  pool = openHotPool({ url: store.url, size: 4, applicationName: 'test' });
  batches = new PgBatchStore(pool);
});
afterAll(async () => {
  await pool.end();
  await store.close();
});

function processor(failures: string[] = []): Processor {
  return new Processor({
    store: batches,
    clock: { now: () => START },
    localHosts: null,
    compile(yaml) {
      const policy = parsePolicy(yaml, RULES);
      if (!policy.ok) throw new Error(JSON.stringify(policy.error));
      return policy.value;
    },
    report: {
      batch: () => undefined,
      ruleFailed: (symbol, error) => failures.push(`${symbol}: ${String(error)}`),
    },
  });
}

/** Processes in-line, without a cursor. */
async function judge(
  bodies: readonly ReturnType<typeof message>[],
  by = processor(),
): Promise<Processed> {
  const result = await by.process('inline', bodies, []);
  if (!result.ok) throw new Error('lost without moves');
  return result.value;
}

function decisions(processed: Processed): Decision[] {
  return processed.outcomes.flatMap((outcome) =>
    outcome && 'decision' in outcome ? [outcome.decision] : [],
  );
}

describe('Processor on PostgreSQL', () => {
  it('answers every message of a batch in order, activities and rejections alike', async () => {
    const processed = await judge([
      message(noteBy(ALICE, 'in-order', '<p>Low water at noon, bring boots and a bucket.</p>')),
      message(Buffer.from('{"type":"Create"')),
      message(likeBy(ALICE, 'in-order')),
    ]);
    expect(
      processed.outcomes.map((outcome) => (outcome && 'decision' in outcome ? 'decision' : 'refused')),
    ).toEqual(['decision', 'refused', 'decision']);
    expect(processed.emit.map((record) => record.topic)).toEqual([
      'tidegate.decisions',
      'tidegate.dead-letters',
      'tidegate.decisions',
    ]);
  });

  it('lets no rule throw on ordinary input', async () => {
    const failures: string[] = [];
    await judge(
      [message(noteBy(ALICE, 'no-throw', '<p>Hello <a href="https://x.example/">x</a></p>'))],
      processor(failures),
    );
    expect(failures).toEqual([]);
  });

  it('keeps a row for a Create and none for a hit-free Like', async () => {
    await judge([
      message(noteBy(ALICE, 'rows', '<p>The ferry is late again today.</p>')),
      message(likeBy(ALICE, 'rows')),
    ]);
    const { rows } = await pool.query(
      'SELECT kind FROM decision WHERE actor = $1 AND document LIKE $2',
      [ALICE, '%/rows"%'],
    );
    expect(rows.map((row: { kind: string }) => row.kind)).toEqual(['Create']);
  });

  it('gives a retry the next revision and does not count it twice', async () => {
    const body = noteBy(
      'https://retry.example/users/r',
      'retry',
      '<p>Nets mended, floats painted, ready for spring.</p>',
    );
    const first = decisions(await judge([message(body)]))[0];
    const second = decisions(await judge([message(body), message(body)]));
    expect(second.map((decision) => decision.revision)).toEqual([2, 3]);
    expect(new Set([first, ...second].map((decision) => decision?.subject)).size).toBe(1);
    const { rows } = await pool.query('SELECT posts FROM actor WHERE id = $1', [
      'https://retry.example/users/r',
    ]);
    expect(rows).toEqual([{ posts: 1 }]);
  });

  it('lets a retry supersede the decision before it, in the same batch as in a later one', async () => {
    const body = noteBy(
      'https://again.example/users/a',
      'again',
      '<p>The pier lights are out again tonight.</p>',
    );
    const same = decisions(await judge([message(body), message(body)]));
    const later = decisions(await judge([message(body)]));
    expect([...same, ...later].map((decision) => decision.supersedes)).toEqual([
      null,
      same[0]?.id,
      same[1]?.id,
    ]);
  });

  it('blocks another body under an id that is taken, in the same batch and in a later one', async () => {
    const actor = 'https://twice.example/users/t';
    const original = message(
      noteBy(actor, 'taken', '<p>Tide tables for the week are on the pier.</p>'),
    );
    const other = (text: string): ReturnType<typeof message> => message(noteBy(actor, 'taken', text));
    const first = decisions(await judge([original, other('<p>buy now</p>')]));
    const later = decisions(await judge([other('<p>buy now, later</p>')]));
    expect([...first, ...later].map((decision) => decision.action)).toEqual([
      'allow',
      'block',
      'block',
    ]);
  });

  it('sees the copies of a wave whatever the batches are', async () => {
    const texts: Record<string, string> = {
      whole: 'Amazing mussel coins double overnight, send yours to the harbour wallet today',
      split: 'Your parcel waits at the customs office of the northern pier, pay the fee before Friday',
    };
    const copies = (run: string, count: number): ReturnType<typeof message>[] =>
      Array.from({ length: count }, (_, n) =>
        message(
          noteBy(
            `https://node${n}-${run}.example/users/abcdefghij`,
            `${run}-${n}`,
            `<p>${texts[run]}</p>`,
            {
              tag: [
                { type: 'Mention', href: 'https://here.example/users/us', name: '@us@here.example' },
              ],
            },
          ),
        ),
      );
    const whole = decisions(await judge(copies('whole', 12))).map((decision) => decision.action);
    const single: string[] = [];
    for (const copy of copies('split', 12))
      single.push(...decisions(await judge([copy])).map((d) => d.action));
    expect(single).toEqual(whole);
    expect(whole.at(-1)).toBe('hold');
    expect(whole[0]).toBe('allow');
  });

  it('acts on a domain policy with the next batch', async () => {
    const by = processor();
    const actor = 'https://sub.shady.example/users/s';
    const before = decisions(await judge([message(likeBy(actor, 'before'))], by));
    const policies = new DomainPoliciesRepository(store.dataSource);
    await policies.put(
      'shady.example',
      { severity: 'suspend' },
      { by: 'test', reason: null, now: START },
    );
    const during = decisions(await judge([message(likeBy(actor, 'during'))], by));
    await policies.lift('shady.example', { by: 'test', reason: 'sorry', now: START });
    const after = decisions(await judge([message(likeBy(actor, 'after'))], by));
    expect([before, during, after].map(([decision]) => decision?.action)).toEqual([
      'allow',
      'block',
      'allow',
    ]);
  });

  it('never overturns a moderator with a retry', async () => {
    const actor = 'https://moderated.example/users/m';
    const body = noteBy(
      actor,
      'moderated',
      '<p>A perfectly ordinary note about barnacles and rope.</p>',
    );
    const first = decisions(await judge([message(body)]))[0];
    if (!first) throw new Error('no decision');
    const superseded = await new DecisionsRepository(store.dataSource).supersede(
      first.subject,
      { action: 'block', filters: [], reason: 'asked to' },
      { holdFor: 1_000, onExpiry: 'allow', now: START },
    );
    expect(superseded.ok).toBe(true);
    const retry = decisions(await judge([message(body)]))[0];
    expect(retry).toMatchObject({
      action: 'block',
      revision: 3,
      decidedBy: 'moderator',
      reason: 'asked to',
    });
  });

  it('counts the watch from when it began, however old the first messages are', async () => {
    const watch = async (): Promise<string | null> => {
      const { rows } = await pool.query<{ at: string | null }>(
        'SELECT watch_started_at AS at FROM governing',
      );
      return rows[0]?.at ?? null;
    };
    await pool.query('UPDATE governing SET watch_started_at = NULL');
    const old = { 'tidegate-received-at': new Date(START - 400 * 86_400_000).toISOString() };
    await judge([message(likeBy(ALICE, 'old-live'), { headers: old })]);
    expect(await watch()).toBe(String(START));
    await judge([message(likeBy(ALICE, 'old-learnt'), { headers: { ...old, 'tidegate-learn': '1' } })]);
    expect(await watch()).toBe(String(START - 400 * 86_400_000));
  });

  it('learns without deciding', async () => {
    const headers = {
      'tidegate-learn': '1',
      'tidegate-received-at': new Date(START - 86_400_000).toISOString(),
    };
    const actor = 'https://learnt.example/users/l';
    const processed = await judge([
      message(noteBy(actor, 'learn', '<p>Old news from the breakwater, nothing more.</p>'), {
        headers,
      }),
    ]);
    expect(processed.emit).toEqual([]);
    const { rows } = await pool.query('SELECT posts, first_seen FROM actor WHERE id = $1', [actor]);
    expect(rows).toEqual([{ posts: 1, first_seen: String(START - 86_400_000) }]);
  });
});

function moves(partition: number, epoch: bigint, from: bigint, to: bigint): CursorMove[] {
  return [{ partition, epoch, from, to }];
}

describe('partition ownership', () => {
  it('lets only the last owner move a cursor', async () => {
    const [first] = await batches.own(TOPIC, [3]);
    const [second] = await batches.own(TOPIC, [3]);
    if (!first || !second) throw new Error('not owned');
    const by = processor();
    const stale = await by.process(
      TOPIC,
      [message(likeBy(ALICE, 'stale'))],
      moves(3, first.epoch, 0n, 1n),
    );
    expect(stale).toEqual({ ok: false, error: { lost: [3] } });
    const fresh = await by.process(
      TOPIC,
      [message(likeBy(ALICE, 'fresh'))],
      moves(3, second.epoch, 0n, 1n),
    );
    expect(fresh.ok).toBe(true);
    const again = await by.process(
      TOPIC,
      [message(likeBy(ALICE, 'again'))],
      moves(3, second.epoch, 0n, 1n),
    );
    expect(again.ok).toBe(false);
  });

  it('finds what was recorded but not emitted, byte for byte, until it is marked', async () => {
    const [owned] = await batches.own(TOPIC, [4]);
    if (!owned) throw new Error('not owned');
    const result = await processor().process(
      TOPIC,
      [message(likeBy(ALICE, 'journal'))],
      moves(4, owned.epoch, 0n, 1n),
    );
    if (!result.ok || result.value.journalId === null) throw new Error('nothing journalled');
    const left = await batches.unemitted(TOPIC, [4]);
    expect(left.map((batch) => batch.records.map((record) => record.value.toString()))).toEqual([
      result.value.emit.map((record) => record.value.toString()),
    ]);
    await batches.markEmitted([result.value.journalId]);
    expect(await batches.unemitted(TOPIC, [4])).toEqual([]);
  });

  it('turns a message that can not be processed into a dead letter and moves on', async () => {
    const [owned] = await batches.own(TOPIC, [5]);
    if (!owned) throw new Error('not owned');
    const poison = message(likeBy(ALICE, 'poison'), { partition: 5 });
    const buried = await processor().bury(
      TOPIC,
      [poison],
      moves(5, owned.epoch, 0n, 1n),
      new TypeError('secret text'),
    );
    if (!buried.ok) throw new Error('lost');
    expect(buried.value.emit[0]?.value).toEqual(poison.value);
    const { rows } = await pool.query('SELECT code, message FROM dead_letter WHERE part = 5');
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({ code: 'processing_failed' });
    expect(JSON.stringify(rows)).not.toContain('secret');
  });
});
