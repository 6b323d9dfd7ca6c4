import { describe, expect, it } from 'vitest';
import { parseBody } from '../../libs/activity/parse.js';
import { fingerprintsOf } from '../../libs/pipeline/fingerprint.js';
import { readDelivery } from '../../libs/pipeline/delivery.js';
import { createAttacks } from './attacks/index.js';
import { take } from './traffic.js';
import { WAVES, type TrafficItem, type WaveKind } from './types.js';
import { waveOf } from './waves.js';

const AT = Date.UTC(2026, 0, 1);
const COUNT = 40;
/** A profile has no fingerprint: nothing to compare in that wave. */
const WITH_COPIES = WAVES.filter((kind) => kind !== 'profile-fields');

function wave(kind: WaveKind, targets?: readonly string[]): TrafficItem[] {
  const more = targets === undefined ? {} : { targets };
  return take(waveOf(kind, { seed: 5, at: AT, count: COUNT, ...more }), COUNT + 1);
}

describe('waveOf', () => {
  it.each(WAVES)('%s: labelled activities that parse, many actors on many hosts', (kind) => {
    const items = wave(kind);
    expect(items).toHaveLength(COUNT);
    expect(new Set(items.map(({ key }) => key)).size).toBeGreaterThan(10);
    expect(new Set(items.map(({ key }) => new URL(key).host)).size).toBeGreaterThan(5);
    for (const item of items) {
      expect(item).toMatchObject({ label: 'wave', attack: kind });
      const parsed = parseBody(item.body);
      expect(parsed.ok && parsed.value.activity.kind).toBe(item.kind);
      expect(readDelivery(item.headers, item.at)).toMatchObject({
        problems: [],
        context: { senderFollowedBy: false },
      });
    }
  });

  it.each(WITH_COPIES)('%s: looks alike to the fingerprints after the first few', (kind) => {
    const copies = new Map<string, number>();
    let alike = 0;
    for (const item of wave(kind)) {
      const parsed = parseBody(item.body);
      if (!parsed.ok) continue;
      const media = readDelivery(item.headers, item.at).context?.media ?? null;
      let most = 0;
      for (const { kind: part, key } of fingerprintsOf(parsed.value, media)) {
        const count = (copies.get(`${part} ${key}`) ?? 0) + 1;
        copies.set(`${part} ${key}`, count);
        most = Math.max(most, count);
      }
      if (most > 3) alike += 1;
    }
    expect(alike).toBeGreaterThan(COUNT * 0.7);
  });

  it('mentions the given targets', () => {
    const targets = ['https://here.example/users/one', 'https://here.example/users/two'];
    for (const item of wave('feb-2024', targets)) {
      expect(JSON.parse(item.headers['tidegate-recipients'] ?? '')).toEqual(
        expect.arrayContaining(targets),
      );
    }
  });

  it('uses names of ten random letters, 2–5 mentions, and one image or link in feb-2024', () => {
    for (const item of wave('feb-2024')) {
      const parsed = parseBody(item.body);
      if (!parsed.ok || parsed.value.activity.kind !== 'Create') throw new Error('not a Create');
      const { object } = parsed.value.activity;
      if (object.tag !== 'content') throw new Error('no content');
      const mentions = object.tags.filter(({ type }) => type === 'Mention').length;
      expect(mentions).toBeGreaterThanOrEqual(2);
      expect(mentions).toBeLessThanOrEqual(5);
      const links = object.content?.plain.links.filter(({ kind }) => kind === 'plain').length ?? 0;
      expect(object.attachments.length + links).toBe(1);
    }
  });
});

describe('createAttacks', () => {
  const attacks = createAttacks({ seed: 9, at: AT });

  it('is the same for the same seed', () => {
    const again = createAttacks({ seed: 9, at: AT });
    expect(again.map(({ body }) => body.toString())).toEqual(
      attacks.map(({ body }) => body.toString()),
    );
  });

  it('names what each is and which rule should speak', () => {
    const hostile = attacks.filter(({ label }) => label === 'attack');
    expect(hostile.length).toBeGreaterThan(20);
    for (const item of hostile) expect(item.expect).toMatch(/^[A-Z]\d+$/);
    for (const item of attacks.filter(({ label }) => label === 'setup'))
      expect(item.expect).toBeUndefined();
  });

  it('parses, but for what aims at the parser', () => {
    const refused = attacks.filter(({ body }) => !parseBody(body).ok).map(({ attack }) => attack);
    expect(refused).toEqual(['duplicate-keys', 'proto-key', 'cut-off']);
  });

  it('keeps setups before their attack and time in order', () => {
    expect(attacks.map(({ at }) => at)).toEqual(attacks.map(({ at }) => at).toSorted((a, b) => a - b));
    const order = attacks
      .filter(({ attack }) => attack === 'create-after-delete')
      .map(({ kind }) => kind);
    expect(order).toEqual(['Create', 'Delete', 'Create']);
  });
});
