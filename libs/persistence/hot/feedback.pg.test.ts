import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { tablesHolding } from '../../../test/support/every-table.js';
import { openTestGate, type TestGate } from '../../../test/support/gate.js';
import type { Decision, SupersedeRequest } from '../../contracts/decision.js';
import type { DecidedText } from '../../contracts/feedback.js';
import type { FeedbackPolicy } from '../../decide/compiled-policy.js';
import { DAY, HOUR } from '../../kernel/clock.js';
import type { JsonValue } from '../../kernel/json.js';
import type { IncomingMessage } from '../../pipeline/ports.js';
import { message, noteBy, START } from '../../pipeline/testing.js';
import { maintain } from '../maintenance.js';
import { DecisionsRepository } from '../repositories/decisions.repository.js';
import { eraseFeedback } from '../repositories/feedback.js';
import { FeedbackView } from '../views/feedback.view.js';

/** What to search for; nothing else in these tests has it. */
const NEEDLE = 'quicksilver herring';
const HELD = `<p>Come aboard for ${NEEDLE}: <a href="https://discord.gg/abc">discord.gg/abc</a></p>`;
const PUBLIC = 'https://www.w3.org/ns/activitystreams#Public';
const ANN = 'https://ann.example/users/ann';
const FOLLOWERS = `${ANN}/followers`;

const on = (yaml: string): string =>
  yaml
    .replace('\nrules:\n', '\nrules:\n  INVITE_LINK: { action: hold, at: 0.1 }\n')
    .replace('feedback:\n  enabled: false', 'feedback:\n  enabled: true');
const feedback: FeedbackPolicy = { enabled: true, decidedMs: 180 * DAY, undecidedMs: 14 * DAY };
const keeping = {
  feedback,
  retention: {
    decisions: 90 * DAY,
    facts: 30 * DAY,
    deadLetters: 30 * DAY,
    windows: 2 * DAY,
    objects: 180 * DAY,
    seen: 16 * DAY,
  },
};

let n = 0;

/** A Create of a note that is held, with an id of its own. */
function heldNote(more: object = {}, by = ANN): { readonly id: string; readonly create: JsonValue } {
  n += 1;
  return { id: `${new URL(by).origin}/notes/${n}`, create: noteBy(by, n, HELD, more) };
}

function act(type: string, object: JsonValue, by = ANN, to = [PUBLIC]): JsonValue {
  n += 1;
  return {
    '@context': 'https://www.w3.org/ns/activitystreams',
    id: `${new URL(by).origin}/acts/${n}`,
    type,
    actor: by,
    to,
    object,
  };
}

function edit(id: string, content: string, to = [PUBLIC]): JsonValue {
  const object = { id, type: 'Note', attributedTo: ANN, content, to, updated: '2026-03-02T00:00:00Z' };
  return act('Update', object, ANN, to);
}

describe('texts kept for feedback', () => {
  let gate: TestGate;
  let decisions: DecisionsRepository;
  let view: FeedbackView;

  beforeAll(async () => {
    gate = await openTestGate(on);
    decisions = new DecisionsRepository(gate.store.dataSource);
    view = new FeedbackView(gate.store.dataSource);
  });
  beforeEach(() => gate.store.dataSource.query('TRUNCATE feedback'));
  afterAll(() => gate.close());

  const tables = (): Promise<readonly string[]> => tablesHolding(gate.store.dataSource, NEEDLE);
  const texts = async (): Promise<string[]> => {
    const rows = await gate.store.dataSource.query<{ text: string }[]>(
      'SELECT text FROM feedback ORDER BY id',
    );
    return rows.map((row) => row.text);
  };
  const one = async (...messages: readonly IncomingMessage[]): Promise<Decision> => {
    const [decision] = await gate.decide(...messages);
    if (!decision) throw new Error('no decision');
    return decision;
  };
  const supersede = async (ref: string, more: Partial<SupersedeRequest> = {}): Promise<void> => {
    const request: SupersedeRequest = { action: 'block', filters: [], reason: 'looked at', ...more };
    const context = { holdFor: HOUR, onExpiry: 'allow', now: START + HOUR } as const;
    const done = await decisions.supersede(ref, request, context);
    if (!done.ok) throw new Error(done.error.tag);
  };
  /** Subjects that housekeeping leaves so many days later. */
  const keptAfter = async (days: number): Promise<string[]> => {
    await maintain(gate.store.dataSource, keeping, START + days * DAY);
    const rows = await gate.store.dataSource.query<{ subject: string }[]>(
      `SELECT encode(subject, 'hex') AS subject FROM feedback ORDER BY id`,
    );
    return rows.map((row) => row.subject);
  };
  const decided = async (since?: string, keptSince = 0): Promise<readonly DecidedText[]> =>
    (await view.list({ keptSince, since }, { limit: 50 })).items;

  it('are of held public posts, without handles and paths, and in that table alone', async () => {
    const { create } = heldNote({
      summary: 'for @bo@there.example',
      attachment: [{ type: 'Image', url: 'https://ann.example/1.png', name: 'a net' }],
    });
    expect((await one(message(create))).action).toBe('hold');
    expect(await texts()).toEqual([`for @user\nCome aboard for ${NEEDLE}: https://discord.gg/\na net`]);
    expect(await tables()).toEqual(['feedback']);
  });

  it.each<[string, () => JsonValue]>([
    ['an unlisted post', () => heldNote({ to: [FOLLOWERS], cc: [PUBLIC] }).create],
    ['a followers-only post', () => heldNote({ to: [FOLLOWERS], cc: [] }).create],
    ['a direct post', () => heldNote({ to: ['https://here.example/users/us'], cc: [] }).create],
    ['a post that was let in', () => noteBy(ANN, `let-in-${n}`, `<p>Plain ${NEEDLE}</p>`)],
  ])('are none of %s', async (_, body) => {
    await one(message(body()));
    expect(await tables()).toEqual([]);
  });

  it('are none where the activity’s own audience is narrower than the object’s', async () => {
    const { create } = heldNote();
    await one(message({ ...Object(create), to: [FOLLOWERS], cc: [] }));
    expect(await tables()).toEqual([]);
  });

  it('are none of what was only learnt from', async () => {
    await gate.judge(message(heldNote().create, { headers: { 'tidegate-learn': '1' } }));
    expect(await tables()).toEqual([]);
  });

  it('are kept once, whatever a sender repeats', async () => {
    const { create } = heldNote();
    await one(message(create));
    await gate.decide(message(create), message(create));
    expect(await texts()).toHaveLength(1);
  });

  describe('go everywhere', () => {
    it.each<[string, (id: string) => JsonValue]>([
      ['their post is deleted', (id) => act('Delete', { id, type: 'Tombstone' })],
      ['their post is deleted by its bare id', (id) => act('Delete', id)],
      ['their author is deleted', () => act('Delete', ANN)],
      ['their post is edited into another text', (id) => edit(id, '<p>Nothing to see</p>')],
      ['their post is edited to be for followers', (id) => edit(id, HELD, [FOLLOWERS])],
    ])('when %s', async (_, body) => {
      const { id, create } = heldNote();
      const { subject } = await one(message(create));
      await supersede(subject, { labels: { spam: true } });
      expect(await decided()).toHaveLength(1);
      await one(message(body(id)));
      expect(await decided()).toEqual([]);
      expect(await tables()).toEqual([]);
      await gate.store.dataSource.query('DELETE FROM object');
    });

    it('when the deletion comes in the same batch, before or after', async () => {
      const [first, second] = [heldNote(), heldNote()];
      await gate.decide(message(first.create), message(act('Delete', first.id)));
      await gate.decide(message(act('Delete', second.id)), message(second.create));
      expect(await tables()).toEqual([]);
    });

    it('and don’t come back by a retry or a post that is late', async () => {
      const [known, late] = [heldNote(), heldNote()];
      await one(message(known.create));
      await one(message(act('Delete', known.id)));
      await one(message(act('Delete', late.id)));
      await gate.decide(message(known.create), message(late.create));
      expect(await tables()).toEqual([]);
    });

    it('and none is kept of a post that comes after its author’s deletion', async () => {
      const cy = 'https://cy.example/users/cy';
      await one(message(act('Delete', cy, cy)));
      expect((await one(message(heldNote({}, cy).create))).action).toBe('hold');
      expect(await tables()).toEqual([]);
    });

    it('although the deletion itself was only learnt from', async () => {
      const { id, create } = heldNote();
      await one(message(create));
      await gate.judge(message(act('Delete', id), { headers: { 'tidegate-learn': '1' } }));
      expect(await tables()).toEqual([]);
    });

    it('when a moderator says that they are doxxing', async () => {
      const { subject } = await one(message(heldNote().create));
      await supersede(subject, { labels: { doxxing: true, harassment: true } });
      expect(await tables()).toEqual([]);
    });

    it('when they are asked to be erased, by the id of the post or of its author', async () => {
      const [first, second] = [heldNote(), heldNote()];
      await gate.decide(message(first.create), message(second.create));
      expect(await eraseFeedback(gate.store.dataSource, [first.id])).toBe(1);
      expect(await eraseFeedback(gate.store.dataSource, [ANN])).toBe(1);
      expect(await tables()).toEqual([]);
    });

    it('when their time is over: a shorter one while no moderator has looked at them', async () => {
      const waiting = await one(message(heldNote().create));
      const looked = await one(message(heldNote().create));
      await supersede(looked.subject, { labels: { spam: true } });
      expect(await keptAfter(14)).toEqual([waiting.subject, looked.subject]);
      expect(await keptAfter(15)).toEqual([looked.subject]);
      expect(await keptAfter(181)).toEqual([]);
      expect(await tables()).toEqual([]);
    });

    it('when feedback is switched off', async () => {
      await one(message(heldNote().create));
      const off = { ...keeping, feedback: { ...feedback, enabled: false } };
      await maintain(gate.store.dataSource, off, START);
      expect(await tables()).toEqual([]);
    });

    it('within the hour, where the deletion was recorded unseen beside them', async () => {
      const { id, create } = heldNote();
      const { subject } = await one(message(create));
      await supersede(subject, { labels: { spam: true } });
      // What two workers do that record the post and its deletion at the same moment.
      const kept = await gate.store.dataSource.query<{ object_key: string; owner_key: string }[]>(
        'SELECT object_key, owner_key FROM feedback',
      );
      await one(message(act('Delete', id)));
      await gate.store.dataSource.query(
        `INSERT INTO feedback (subject, object_key, owner_key, text, lang, flagged, kept_at, action,
           filtered, decided_at) VALUES ($1, $2, $3, $4, 'en', '{}', $5, 'block', false, $5)`,
        [Buffer.from(subject, 'hex'), kept[0]?.object_key, kept[0]?.owner_key, NEEDLE, START],
      );
      expect(await decided()).toEqual([]);
      await maintain(gate.store.dataSource, keeping, START);
      expect(await texts()).toEqual([]);
    });
  });

  describe('stay', () => {
    it.each<[string, (id: string) => JsonValue]>([
      ['others delete what they don’t own', (id) => act('Delete', id, 'https://bo.example/users/bo')],
      ['another account of the server is deleted', () => act('Delete', 'https://ann.example/users/al')],
      ['another post is deleted', () => act('Delete', 'https://ann.example/notes/other')],
      ['an edit leaves the text as it is, as after a vote', (id) => edit(id, HELD)],
    ])('when %s', async (_, body) => {
      const { id, create } = heldNote();
      const { subject } = await one(message(create));
      await supersede(subject, { labels: { spam: true } });
      await gate.judge(message(body(id)));
      expect((await decided()).map((item) => item.subject)).toEqual([subject]);
    });
  });

  it('take the moderator’s last word, and none of a hold that ran out', async () => {
    const { subject } = await one(message(heldNote().create));
    await decisions.expireHolds(START + 400 * DAY, 10);
    expect(await decided()).toEqual([]);
    await supersede(subject, { labels: { hate: true, spam: false } });
    expect(await decided()).toMatchObject([{ action: 'block', labels: { hate: true, spam: false } }]);
    await supersede(subject, { action: 'allow', filters: ['mark-sensitive'], labels: {} });
    expect(await decided()).toMatchObject([{ action: 'allow', filtered: true, labels: null }]);
  });

  it('are read by when they were decided, and none that is past its time', async () => {
    const { subject } = await one(message(heldNote().create));
    await supersede(subject);
    const at = START + HOUR;
    expect(await decided(new Date(at).toISOString())).toHaveLength(1);
    expect(await decided(new Date(at + 1).toISOString())).toEqual([]);
    expect(await decided(undefined, START + 1)).toEqual([]);
  });

  it('are none under a policy that leaves feedback off', async () => {
    const off = await openTestGate((yaml) =>
      on(yaml).replace('feedback:\n  enabled: true', 'feedback:\n  enabled: false'),
    );
    try {
      const [decision] = await off.decide(message(heldNote().create));
      expect(decision?.action).toBe('hold');
      expect(await tablesHolding(off.store.dataSource, NEEDLE)).toEqual([]);
    } finally {
      await off.close();
    }
  });
});
