import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestGate, type TestGate } from '../../../test/support/gate.js';
import type { JsonValue } from '../../kernel/json.js';
import { message, noteBy, START } from '../../pipeline/testing.js';

const TEXT = '<p>Rope, tar and a new rudder for the ferry came in with the morning tide.</p>';
const LEARN = { 'tidegate-learn': '1' };

let gate: TestGate;

beforeAll(async () => {
  gate = await openTestGate();
});
afterAll(() => gate.close());

async function postsOf(actor: string): Promise<number | undefined> {
  const { rows } = await gate.pool.query<{ posts: number }>('SELECT posts FROM actor WHERE id = $1', [
    actor,
  ]);
  return rows[0]?.posts;
}

/** Copies counted in the look-alike windows of a text. */
async function counted(post: JsonValue): Promise<number> {
  const { rows } = await gate.pool.query<{ n: string }>('SELECT sum(n) AS n FROM look_alike');
  const before = Number(rows[0]?.n ?? 0);
  await gate.judge(message(post));
  const after = await gate.pool.query<{ n: string }>('SELECT sum(n) AS n FROM look_alike');
  return Number(after.rows[0]?.n ?? 0) - before;
}

describe('revisions of a subject', () => {
  it('grow by body within one batch: thrice the same, another, then the first again', async () => {
    const actor = 'https://mix.example/users/m';
    const first = noteBy(actor, 'mix', TEXT);
    const other = noteBy(actor, 'mix', '<p>Something else altogether.</p>');
    const made = await gate.decide(
      ...[first, first, first, other, first, other].map((body) => message(body)),
    );
    expect(made.map(({ revision, action }) => `${revision} ${action}`)).toEqual([
      '1 allow',
      '2 allow',
      '3 allow',
      '1 block',
      '4 allow',
      '2 block',
    ]);
    const [a, b, c, d, e, f] = made;
    expect(new Set([a, b, c, e].map((decision) => decision?.subject)).size).toBe(1);
    expect(d?.subject).toBe(f?.subject);
    const later = await gate.decide(message(other), message(first));
    expect(later.map((decision) => decision.revision)).toEqual([3, 5]);
  });

  it('grow for the second body of an id in batches of their own too', async () => {
    const actor = 'https://second.example/users/s';
    const other = message(noteBy(actor, 'second', '<p>Something else altogether.</p>'));
    await gate.judge(message(noteBy(actor, 'second', TEXT)));
    const revisions: number[] = [];
    for (let n = 0; n < 3; n += 1) {
      revisions.push(...(await gate.decide(other)).map((decision) => decision.revision));
    }
    expect(revisions).toEqual([1, 2, 3]);
  });

  it('stand apart by authenticity, and count a copy of each', async () => {
    const actor = 'https://signed.example/users/s';
    const body = noteBy(actor, 'signed', TEXT);
    const headers = { 'tidegate-verified-key': `${actor}#main-key` };
    const [bare] = await gate.decide(message(body));
    const [signed] = await gate.decide(message(body, { headers }));
    expect([bare?.revision, signed?.revision]).toEqual([1, 1]);
    expect([bare?.authenticity, signed?.authenticity]).toEqual(['none', 'server-verified']);
    expect(bare?.subject).not.toBe(signed?.subject);
  });

  it('do not prolong a hold', async () => {
    const text = 'Win a free lobster boat today, claim it at the harbour office before the tide turns';
    const copies = Array.from({ length: 12 }, (_, n) =>
      message(
        noteBy(`https://wave${n}.example/users/abcdefghij`, `wave-${n}`, `<p>${text}</p>`, {
          tag: [{ type: 'Mention', href: 'https://here.example/users/us', name: '@us@here.example' }],
        }),
      ),
    );
    const held = (await gate.decide(...copies)).at(-1);
    expect(held?.action).toBe('hold');
    gate.clock.at = START + 60_000;
    const again = (await gate.decide(...copies.slice(-1))).at(-1);
    gate.clock.at = START;
    expect(again).toMatchObject({ action: 'hold', revision: 2, holdUntil: held?.holdUntil });
  });
});

describe('what was learnt', () => {
  it('is judged as first when it comes live, and not counted again', async () => {
    const actor = 'https://learnt.example/users/l';
    const post = noteBy(actor, 'learnt', TEXT);
    await gate.judge(message(post, { headers: LEARN }));
    expect(await counted(post)).toBe(0);
    expect(await postsOf(actor)).toBe(1);
    const { rows } = await gate.pool.query<{ revision: number }>(
      'SELECT revision FROM decision WHERE actor = $1',
      [actor],
    );
    expect(rows).toEqual([{ revision: 1 }]);
  });

  it('takes no revision from what is live, in one batch or in several', async () => {
    const actor = 'https://between.example/users/b';
    const live = message(noteBy(actor, 'between', TEXT));
    const learnt = message(noteBy(actor, 'between', TEXT), { headers: LEARN });
    const made = [
      ...(await gate.decide(learnt, live, learnt, live)),
      ...(await gate.decide(learnt)),
      ...(await gate.decide(live)),
    ];
    expect(made.map((decision) => decision.revision)).toEqual([1, 2, 3]);
    expect(await postsOf(actor)).toBe(1);
  });

  it('keeps an id to the body it was learnt with', async () => {
    const actor = 'https://owner.example/users/o';
    await gate.judge(message(noteBy(actor, 'owned', TEXT), { headers: LEARN }));
    const [other] = await gate.decide(message(noteBy(actor, 'owned', '<p>Something else.</p>')));
    expect(other).toMatchObject({ revision: 1, action: 'block' });
  });
});
