import { describe, expect, it } from 'vitest';
import { readOptions } from './options.js';

describe('readOptions', () => {
  it('asks for what the issue does when nothing is given', () => {
    expect(readOptions([])).toEqual({
      json: false,
      count: 100_000,
      mixes: ['ordinary', 'text'],
      rounds: 3,
      latencySeconds: 20,
      classifier: false,
      scalingOnly: false,
      decisions: 1_000_000,
      actors: 200_000,
      workerNode: [],
    });
  });

  it('takes one mix and a smaller run', () => {
    const options = readOptions(['--json', '--mix', 'text', '--count', '20000', '--preload', '0']);
    expect(options.json).toBe(true);
    expect(options.mixes).toEqual(['text']);
    expect(options.count).toBe(20_000);
    expect(options.actors).toBe(0);
  });

  it.each([
    [['--count', '10'], '--count'],
    [['--count', 'many'], '--count'],
    [['--rounds', '0'], '--rounds'],
    [['--mix', 'day'], '--mix'],
    [['--worker-node', 'evil.js'], '--worker-node'],
  ])('names the option that is wrong: %j', (argv, name) => {
    expect(() => readOptions(argv)).toThrow(name);
  });

  it('refuses an option that there is not', () => {
    expect(() => readOptions(['--fast'])).toThrow('--fast');
  });
});
