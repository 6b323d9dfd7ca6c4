import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestGate, type TestGate } from '../../../test/support/gate.js';
import type { JsonValue } from '../../kernel/json.js';
import { MAX_RECORD_BATCH_BYTES } from '../../messaging/record-batch.js';
import { recordBytes } from '../../messaging/record-size.js';
import type { IncomingMessage } from '../../pipeline/ports.js';
import { likeBy, message, noteBy, START } from '../../pipeline/testing.js';
import { DecisionsRepository } from '../repositories/decisions.repository.js';
import { DecisionsView } from '../views/decisions.view.js';

let gate: TestGate;

beforeAll(async () => {
  gate = await openTestGate();
});
afterAll(() => gate.close());

let state = 7;

/** Text that no compression makes short: PostgreSQL squeezes an index entry before it measures it. */
function noise(length: number, from: number, span: number): string {
  return Array.from({ length }, () => {
    state = (state * 48_271) % 0x7fff_ffff;
    return String.fromCodePoint(from + (state % span));
  }).join('');
}

const cjk = (length: number): string => noise(length, 0x4e00, 20_000);
const TEXT = '<p>The harbour master counts the herring gulls again this morning.</p>';

/** Bodies that are made to break the store; each must be answered, none may fail its batch. */
const HOSTILE: readonly (readonly [string, () => IncomingMessage])[] = [
  ['a NUL in the key of a refused field', () => message(Buffer.from('{"a\\u0000b":1,"a\\u0000b":2}'))],
  ['a lone surrogate in it', () => message(Buffer.from('{"a\\ud800b":1,"a\\ud800b":2}'))],
  [
    'an escaped NUL, written out, in a header of a refused body',
    () =>
      message(Buffer.from('{'), {
        headers: { 'tidegate-http': JSON.stringify({ method: '\\u0000', target: '\0', headers: [] }) },
      }),
  ],
  [
    'a header that ends in one',
    () => message(Buffer.from('{'), { headers: { 'tidegate-remote-host': 'x\\u0000' } }),
  ],
  [
    'a lone surrogate in a header of a refused body',
    () => message(Buffer.from('{'), { headers: { traceparent: '\ud800' } }),
  ],
  [
    'a key that is no text, of a refused body',
    () => message(Buffer.from('{'), { key: Buffer.from([0, 0xff, 0xfe]) }),
  ],
  [
    'an actor id of 2,048 characters beyond ASCII',
    () => {
      const origin = 'https://long.example/';
      return message(noteBy(origin + cjk(2_048 - origin.length), 'long-actor', TEXT));
    },
  ],
  ['an actor on a host longer than an index entry', () => message(likeFrom(hugeHost(120)))],
  [
    'a link to such a host',
    () =>
      message(
        noteBy(
          'https://linker.example/users/a',
          'long-link',
          `<p>Look <a href="https://${hugeHost(400)}/">here</a> and there.</p>`,
        ),
      ),
  ],
  [
    'dates at the ends of time',
    () =>
      message(
        noteBy('https://dates.example/users/a', 'dates', TEXT, {
          published: '0000-01-01T00:00:00Z',
          updated: '9999-12-31T23:59:60Z',
        }),
      ),
  ],
  [
    'dates beyond them',
    () =>
      message(
        noteBy('https://dates.example/users/b', 'dates-2', TEXT, {
          published: '+275760-09-13T00:00:00Z',
          updated: 1e20,
        }),
      ),
  ],
  [
    'a log timestamp beyond the range of dates',
    () => message(likeBy('https://clock.example/users/a', 'late'), { timestamp: 1e18 }),
  ],
  [
    'a refused body with such a timestamp',
    () => message(Buffer.from('{'), { timestamp: Number.MAX_SAFE_INTEGER }),
  ],
  [
    'a log timestamp before the epoch',
    () => message(noteBy('https://clock.example/users/b', 'early', TEXT), { timestamp: -1 }),
  ],
  [
    'a log timestamp that is no number',
    () => message(likeBy('https://clock.example/users/c', 'nan'), { timestamp: Number.NaN }),
  ],
  [
    'ten thousand links',
    () =>
      message(
        noteBy(
          'https://links.example/users/a',
          'links',
          Array.from({ length: 10_000 }, (_, n) => `<a href="https://l${n}.example/">l</a>`).join(' '),
        ),
      ),
  ],
  [
    'NULs and lone surrogates in every text',
    () =>
      message(
        noteBy('https://nul.example/users/a', 'nul', '<p>a\0b\ud800c</p>', {
          summary: '\0\udfff',
          name: '\0',
          tag: [{ type: 'Hashtag', name: '#\0\ud800', href: 'https://nul.example/\0' }],
          attachment: [{ type: 'Document', url: 'https://nul.example/a\0.png', name: '\0' }],
        }),
      ),
  ],
  [
    'an actor document with 700 aliases',
    () => message(profileBy('https://alias.example/users/a', 700)),
  ],
];

/** Ideographs, which take three times as many letters in a host's ASCII form. */
function hugeHost(labels: number): string {
  return `${Array.from({ length: labels }, (_, n) => cjk(12 + (n % 3))).join('.')}.example`;
}

function likeFrom(host: string): JsonValue {
  const actor = `https://${host}/a`;
  return { id: `https://${host}/1`, type: 'Like', actor, object: 'https://here.example/notes/1' };
}

function profileBy(actor: string, aliases: number): JsonValue {
  return {
    '@context': 'https://www.w3.org/ns/activitystreams',
    id: `${actor}#updates/1`,
    type: 'Update',
    actor,
    to: ['https://www.w3.org/ns/activitystreams#Public'],
    object: {
      id: actor,
      type: 'Person',
      preferredUsername: 'a',
      inbox: `${actor}/inbox`,
      outbox: `${actor}/outbox`,
      searchableBy: Array.from({ length: 60 }, (_, n) => `https://a.example/${n}/${cjk(1_900)}`),
      alsoKnownAs: Array.from({ length: aliases }, (_, n) => `https://a.example/${n}/${cjk(300)}`),
    },
  };
}

describe('hostile input', () => {
  it.each(HOSTILE)('is answered with %s', async (_, make) => {
    const { outcomes, emit } = await gate.judge(make());
    expect(outcomes).toHaveLength(1);
    expect(emit).toHaveLength(1);
  });

  it.each(HOSTILE)('can be buried with %s', async (_, make) => {
    const buried = await gate.processor.bury('inline', [make()], [], new Error('made up'));
    expect(buried.ok && buried.value.emit).toHaveLength(1);
  });

  it('all at once costs an honest activity in its batch nothing', async () => {
    const honest = message(noteBy('https://honest.example/users/h', 'honest', TEXT));
    const { outcomes } = await gate.judge(...HOSTILE.map(([, make]) => make()), honest);
    const last = outcomes.at(-1);
    expect(last && 'decision' in last && last.decision.actor).toBe('https://honest.example/users/h');
  });

  it('does not make Tidegate believe that it has watched since 1970', async () => {
    await gate.judge(message(likeBy('https://clock.example/users/d', 'no-time'), { timestamp: -1 }));
    await gate.judge(message(likeBy('https://clock.example/users/d', 'time')));
    const { rows } = await gate.pool.query<{ at: string }>(
      'SELECT watch_started_at AS at FROM governing',
    );
    expect(Number(rows[0]?.at)).toBeGreaterThan(Date.UTC(2026, 0));
  });

  it('leaves little to load of an actor document, however large', async () => {
    const actor = 'https://alias.example/users/b';
    await gate.judge(message(profileBy(actor, 500)));
    const { rows } = await gate.pool.query<{ document: string }>(
      'SELECT document FROM actor WHERE id = $1',
      [actor],
    );
    expect(JSON.parse(rows[0]?.document ?? '').alsoKnownAs.length).toBeGreaterThan(10);
    expect(rows[0]?.document.length).toBeLessThan(20_000);
  });

  it('fits the log whatever its key and headers are', async () => {
    const wide = 'é'.repeat(60_000);
    const { emit } = await gate.judge(
      message(Buffer.alloc(1024 * 1024, '['), {
        key: Buffer.alloc(1_000_000, 'k'),
        headers: { 'tidegate-http': wide, 'tidegate-context': wide },
      }),
      message(likeBy('https://key.example/users/k', 'key'), { key: Buffer.alloc(1_000_000, 'k') }),
    );
    for (const record of emit) {
      expect(recordBytes(record)).toBeLessThan(MAX_RECORD_BATCH_BYTES);
    }
  });

  it('can be superseded, and found, under the longest id', async () => {
    const origin = 'https://longest.example/';
    const actor = origin + cjk(2_048 - origin.length);
    const [first] = await gate.decide(message(noteBy(actor, 'superseded', TEXT)));
    const next = await new DecisionsRepository(gate.store.dataSource).supersede(
      first?.subject ?? '',
      { action: 'block', filters: [], reason: 'asked to' },
      { holdFor: 1_000, onExpiry: 'allow', now: START },
    );
    expect(next.ok && next.value.action).toBe('block');
    const found = await new DecisionsView(gate.store.dataSource).list({ actor }, { limit: 10 });
    expect(found.items.map((decision) => decision.revision)).toEqual([2, 1]);
  });
});
