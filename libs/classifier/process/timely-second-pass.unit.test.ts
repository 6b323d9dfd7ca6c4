import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { SecondPassError, type SecondPassMiss } from './second-pass-process.js';
import { TimelySecondPass } from './timely-second-pass.js';

function passOver(score: (texts: readonly string[]) => Promise<Float32Array>) {
  const misses: [SecondPassMiss, number][] = [];
  const pass = new TimelySecondPass(
    { score, dispose: () => undefined },
    { deadlineMs: 250, onMiss: (miss, texts) => misses.push([miss, texts]) },
  );
  return { pass, misses };
}

const miss = (why: SecondPassMiss) => () => Promise.reject(new SecondPassError(why, 'no answer'));

describe('a second pass in time', () => {
  it('takes more at a time the faster it proves to be', async () => {
    const { pass } = passOver((texts) => Promise.resolve(new Float32Array(texts.length)));
    const before = pass.capacity;
    for (let round = 0; round < 10; round++) await pass.score(['a', 'b', 'c', 'd']);
    expect(before).toBe(12);
    expect(pass.capacity).toBeGreaterThan(3 * before);
  });

  it('takes less where it is slow, but never nothing', async () => {
    const { pass } = passOver(async (texts) => {
      await sleep(60);
      return new Float32Array(texts.length);
    });
    await pass.score(['a']);
    expect(pass.capacity).toBeLessThan(12);
    const { pass: late } = passOver(miss('late'));
    for (let round = 0; round < 20; round++) await late.score(['a']);
    expect(late.capacity).toBe(1);
  });

  it.each(['starting', 'busy', 'failed'] as const)(
    'has no answer where it is %s, and keeps its pace',
    async (why) => {
      const { pass, misses } = passOver(miss(why));
      expect(await pass.score(['a', 'b'])).toBeNull();
      expect(misses).toEqual([[why, 2]]);
      expect(pass.capacity).toBe(12);
    },
  );

  it('hides no bug', async () => {
    const { pass } = passOver(() => Promise.reject(new TypeError('ours')));
    await expect(pass.score(['a'])).rejects.toThrow('ours');
  });
});
