import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { parseBody } from '../../libs/activity/parse.js';
import { fingerprintsOf } from '../../libs/pipeline/fingerprint.js';
import { readDelivery } from '../../libs/pipeline/delivery.js';
import { createTraffic, take } from './traffic.js';
import type { Mix, TrafficItem } from './types.js';

const START = Date.UTC(2026, 0, 1);

function sample(mix: Mix, count: number, seed = 1): TrafficItem[] {
  return take(createTraffic({ seed, mix, start: START }), count);
}

function share(items: readonly TrafficItem[], kind: string): number {
  return items.filter((item) => item.kind === kind).length / items.length;
}

function meanSize(items: readonly TrafficItem[]): number {
  return items.reduce((sum, item) => sum + item.body.length, 0) / items.length;
}

const identified = z.looseObject({ id: z.string() });

function idOf(item: TrafficItem): string {
  return identified.parse(JSON.parse(item.body.toString())).id;
}

function bytesOf(items: readonly TrafficItem[]): string[] {
  return items.map((item) => `${item.key} ${item.body.toString()} ${JSON.stringify(item.headers)}`);
}

describe('createTraffic', () => {
  it('gives the same bytes for the same seed and others for another', () => {
    expect(bytesOf(sample('day', 800))).toEqual(bytesOf(sample('day', 800)));
    expect(bytesOf(sample('text', 50))).toEqual(bytesOf(sample('text', 50)));
    expect(bytesOf(sample('day', 800))).not.toEqual(bytesOf(sample('day', 800, 2)));
  });

  it('goes on where it was left', () => {
    const traffic = createTraffic({ seed: 3, mix: 'ordinary', start: START });
    const parts = [...take(traffic, 60), ...take(traffic, 40)];
    const whole = take(createTraffic({ seed: 3, mix: 'ordinary', start: START }), 100);
    expect(parts.map(idOf)).toEqual(whole.map(idOf));
  });

  it('keeps the measured shares in the ordinary mix', () => {
    const items = sample('ordinary', 20_000);
    expect(share(items, 'Like')).toBeCloseTo(0.656, 1.5);
    expect(share(items, 'Announce')).toBeCloseTo(0.319, 1.5);
    expect(share(items, 'Create') + share(items, 'Announce')).toBeCloseTo(0.344, 1.5);
    expect(meanSize(items)).toBeGreaterThan(380);
    expect(meanSize(items)).toBeLessThan(560);
  });

  it('writes unique notes of 3.7 KB in the text mix', () => {
    const items = sample('text', 3_000);
    expect(new Set(items.map(idOf)).size).toBe(items.length);
    expect(items.every((item) => item.kind === 'Create')).toBe(true);
    expect(Math.abs(meanSize(items) - 3_700)).toBeLessThan(200);
  });

  it('has every kind of activity in an honest day', () => {
    const kinds = new Set<string>(sample('day', 12_000).map((item) => item.kind));
    for (const kind of [
      'Create',
      'Update',
      'Delete',
      'Undo',
      'Announce',
      'Like',
      'EmojiReact',
      'Follow',
    ]) {
      expect(kinds).toContain(kind);
    }
    for (const kind of ['Accept', 'Reject', 'Block', 'Flag', 'Move', 'Add', 'Remove']) {
      expect(kinds).toContain(kind);
    }
  });

  it('repeats no activity id, within a run or across seeds', () => {
    const items = [
      ...sample('day', 8_000, 1),
      ...sample('day', 8_000, 2),
      ...sample('ordinary', 8_000, 3),
    ];
    expect(new Set(items.map(idOf)).size).toBe(items.length);
  });

  it('moves on in time and says so in headers that can be read', () => {
    let last = START;
    for (const item of sample('day', 2_000)) {
      expect(item.at).toBeGreaterThanOrEqual(last);
      last = item.at;
      const delivery = readDelivery(item.headers, item.at);
      expect(delivery.problems).toEqual([]);
      expect(delivery.receivedAt).toBe(item.at);
      expect(delivery.authenticity).toBe('server-verified');
    }
  });

  it('has a few actors and domains that do much, and a long tail', () => {
    const items = sample('ordinary', 20_000);
    const counts = new Map<string, number>();
    for (const { key } of items) {
      const { host } = new URL(key);
      counts.set(host, (counts.get(host) ?? 0) + 1);
    }
    const sorted = [...counts.values()].toSorted((one, other) => other - one);
    expect(sorted.length).toBeGreaterThan(250);
    expect((sorted[0] ?? 0) / items.length).toBeGreaterThan(0.08);
    expect(new Set(items.map(({ key }) => key)).size).toBeGreaterThan(5_000);
  });

  it('names hosts only in domains that are reserved for it', () => {
    for (const { body } of sample('day', 2_000)) {
      for (const [, host] of body
        .toString()
        .matchAll(/"(?:id|actor|object|url)":"https:\/\/([^/"]+)/g)) {
        expect(host).toMatch(/\.(example|test)$/);
      }
    }
  });
});

describe('honest traffic under our own parser', () => {
  it('parses, as the kind it says, with nothing to note', () => {
    for (const item of sample('day', 6_000)) {
      const parsed = parseBody(item.body);
      if (!parsed.ok) throw new Error(`${parsed.error.code} at ${parsed.error.pointer}: ${idOf(item)}`);
      expect(parsed.value.activity.kind).toBe(item.kind);
      expect(parsed.value.activity.actor).toBe(item.key);
      expect(parsed.value.notes).toEqual([]);
    }
  });

  it('says different things: under 0.5 % of the texts look like those of more than three others', () => {
    const actorsByKey = new Map<bigint, Set<string>>();
    const posts: bigint[][] = [];
    for (const item of sample('day', 12_000)) {
      const parsed = parseBody(item.body);
      if (!parsed.ok || item.kind !== 'Create') continue;
      const keys = fingerprintsOf(parsed.value, null).flatMap(({ kind, key }) =>
        kind === 'text' ? [key] : [],
      );
      posts.push(keys);
      for (const key of keys) {
        const actors = actorsByKey.get(key) ?? new Set<string>();
        actorsByKey.set(key, actors.add(item.key));
      }
    }
    const copied = posts.filter((keys) => keys.some((key) => (actorsByKey.get(key)?.size ?? 0) > 4));
    expect(posts.length).toBeGreaterThan(2_000);
    expect(copied.length / posts.length).toBeLessThan(0.005);
  });
});
