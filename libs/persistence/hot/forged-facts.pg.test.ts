import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestGate, type TestGate } from '../../../test/support/gate.js';
import type { JsonValue } from '../../kernel/json.js';
import { storeKey } from '../../pipeline/keys.js';
import { message, noteBy, START } from '../../pipeline/testing.js';

const TEXT = '<p>Nobody but its author may say what became of this note.</p>';
const MALLORY = 'https://mallory.example/users/mallory';
const COMMUNITY = 'https://here.example/c/boats';
const PUBLIC = 'https://www.w3.org/ns/activitystreams#Public';

let n = 0;

function act(type: string, actor: string, more: { readonly [key: string]: JsonValue }): JsonValue {
  n += 1;
  const id = `${new URL(actor).origin}/acts/${n}`;
  return {
    '@context': 'https://www.w3.org/ns/activitystreams',
    id,
    type,
    actor,
    to: [PUBLIC],
    ...more,
  };
}

function noteIdOf(author: string): string {
  return `${new URL(author).origin}/notes/1`;
}

function updateOf(author: string, by: string): JsonValue {
  return act('Update', by, {
    audience: COMMUNITY,
    object: {
      id: noteIdOf(author),
      type: 'Note',
      attributedTo: author,
      content: TEXT,
      published: new Date(START - 60_000).toISOString(),
      updated: new Date(START + 60_000).toISOString(),
      to: [author],
    },
  });
}

describe.each(['enforce', 'shadow', 'off'])('facts, with the rollout on %s', (mode) => {
  let gate: TestGate;

  beforeAll(async () => {
    gate = await openTestGate((yaml) => yaml.replace(/(rollout:\n.*\n\s+mode: )enforce/, `$1${mode}`));
  });
  afterAll(() => gate.close());

  async function objectOf(author: string): Promise<unknown> {
    const { rows } = await gate.pool.query<object>(
      'SELECT owner, visibility, updated, deleted_at FROM object WHERE key = $1',
      [storeKey(noteIdOf(author))],
    );
    return rows[0];
  }

  async function documentOf(actor: string): Promise<unknown> {
    const { rows } = await gate.pool.query<{ document: string | null }>(
      'SELECT document FROM actor WHERE key = $1',
      [storeKey(actor)],
    );
    const document = rows[0]?.document ?? null;
    return document === null ? null : JSON.parse(document);
  }

  it('of an object are not changed by somebody of another server, held or let in', async () => {
    const author = 'https://victim.example/users/v';
    await gate.judge(message(noteBy(author, 1, TEXT)));
    const before = await objectOf(author);
    expect(before).toMatchObject({ owner: author, deleted_at: null });
    await gate.judge(
      message(act('Delete', MALLORY, { object: noteIdOf(author) })),
      // Names a community of ours, whose moderators may live anywhere: held, not blocked.
      message(act('Delete', MALLORY, { audience: COMMUNITY, object: noteIdOf(author) })),
      message(updateOf(author, MALLORY)),
    );
    expect(await objectOf(author)).toEqual(before);
  });

  it('of an object that was never seen are not made up by somebody of another server', async () => {
    const author = 'https://unseen.example/users/u';
    await gate.judge(
      message(act('Delete', MALLORY, { audience: COMMUNITY, object: noteIdOf(author) })),
      message(updateOf(author, MALLORY)),
      message(
        act('Create', MALLORY, {
          object: { id: noteIdOf(author), type: 'Note', attributedTo: MALLORY, content: TEXT },
        }),
      ),
    );
    expect(await objectOf(author)).toBeUndefined();
  });

  it('of an object follow its owner', async () => {
    const author = 'https://own.example/users/o';
    await gate.judge(message(noteBy(author, 1, TEXT)), message(updateOf(author, author)));
    expect(await objectOf(author)).toMatchObject({ updated: String(START + 60_000) });
    await gate.judge(message(act('Delete', author, { object: noteIdOf(author) })));
    expect(await objectOf(author)).toMatchObject({ deleted_at: String(START) });
  });

  it('of an actor come from its own documents and moves alone', async () => {
    const victim = 'https://moved.example/users/v';
    const profile = { type: 'Person', inbox: `${victim}/inbox`, outbox: `${victim}/outbox` };
    await gate.judge(
      message(
        act('Update', victim, {
          object: { ...profile, id: victim, alsoKnownAs: ['https://a.example/1'] },
        }),
      ),
      message(act('Update', MALLORY, { object: { ...profile, id: victim, movedTo: MALLORY } })),
      message(act('Move', MALLORY, { object: victim, target: MALLORY })),
      message(act('Move', MALLORY, { object: victim, target: 'https://third.example/users/t' })),
    );
    expect(await documentOf(victim)).toMatchObject({
      movedTo: null,
      alsoKnownAs: ['https://a.example/1'],
    });
    expect(await documentOf(MALLORY)).toBeNull();
    await gate.judge(message(act('Move', victim, { object: victim, target: MALLORY })));
    expect(await documentOf(victim)).toMatchObject({ movedTo: MALLORY });
  });

  it('of follows come from our own side', async () => {
    const ours = 'https://here.example/users/us';
    const theirs = 'https://friend.example/users/f';
    const follow = act('Follow', ours, { object: theirs });
    const follows = async (): Promise<number> =>
      (await gate.pool.query('SELECT FROM follow WHERE remote = $1', [storeKey(theirs)])).rowCount ?? 0;
    await gate.judge(message(follow), message(act('Accept', theirs, { object: follow })));
    expect(await follows()).toBe(0);
    const headers = { 'tidegate-direction': 'outbound' };
    await gate.judge(message(act('Follow', ours, { object: theirs }), { headers }));
    expect(await follows()).toBe(1);
    await gate.judge(
      message(act('Reject', MALLORY, { object: follow })),
      message(act('Undo', MALLORY, { object: follow })),
      message(act('Undo', ours, { object: follow })),
    );
    expect(await follows()).toBe(1);
    await gate.judge(message(act('Reject', theirs, { object: follow })));
    expect(await follows()).toBe(0);
  });
});
