import { describe, expect, it } from 'vitest';
import { HOUR, MINUTE } from '../kernel/clock.js';
import { bucketOf, LookAlikeWindows, oldestBucket } from './look-alike-windows.js';
import { MAX_MEMBERS } from './member-set.js';

const NOW = 1_000 * HOUR;

describe('LookAlikeWindows', () => {
  it('counts each activity of a batch after those before it', () => {
    const windows = new LookAlikeWindows([]);
    const sums = [1, 2, 3].map((actor) => {
      windows.count(5n, NOW, 0, actor, actor % 2);
      return windows.sum(5n, NOW);
    });
    expect(sums.map((sum) => [sum.count, sum.actors, sum.domains])).toEqual([
      [1, 1, 1],
      [2, 2, 2],
      [3, 3, 2],
    ]);
  });

  it('adds up the buckets of all partitions and counts a member of several once', () => {
    const first = new LookAlikeWindows([]);
    first.count(5n, NOW - HOUR, 0, 1, 9);
    const second = new LookAlikeWindows(first.changed());
    second.count(5n, NOW, 1, 1, 9);
    second.count(5n, NOW, 1, 2, 9);
    expect(second.sum(5n, NOW)).toEqual({ count: 3, actors: 2, domains: 1 });
  });

  it('writes back only buckets it changed, with absolute values', () => {
    const first = new LookAlikeWindows([]);
    first.count(5n, NOW, 0, 1, 9);
    const second = new LookAlikeWindows([...first.changed(), { ...only(first), part: 7 }]);
    second.count(5n, NOW, 0, 2, 9);
    expect(second.changed().map(({ part, n }) => [part, n])).toEqual([[0, 2]]);
  });

  it('forgets what is older than the window and ignores what is newer than now', () => {
    const windows = new LookAlikeWindows([]);
    windows.count(5n, NOW - 7 * HOUR, 0, 1, 1);
    windows.count(5n, NOW + HOUR, 0, 2, 2);
    windows.count(5n, NOW, 0, 3, 3);
    expect(windows.sum(5n, NOW).count).toBe(1);
  });

  it('stops counting members at the bound', () => {
    const windows = new LookAlikeWindows([]);
    for (let actor = 0; actor < 3 * MAX_MEMBERS; actor += 1) windows.count(5n, NOW, 0, actor, 1);
    expect(windows.sum(5n, NOW)).toEqual({ count: 3 * MAX_MEMBERS, actors: MAX_MEMBERS, domains: 1 });
  });
});

describe('oldestBucket', () => {
  it('keeps the window between its span less one bucket and its span', () => {
    expect(bucketOf(NOW) - oldestBucket(NOW)).toBe((6 * HOUR) / (30 * MINUTE) - 1);
  });
});

function only(windows: LookAlikeWindows): ReturnType<LookAlikeWindows['changed']>[number] {
  const [row] = windows.changed();
  if (!row) throw new Error('nothing changed');
  return row;
}
