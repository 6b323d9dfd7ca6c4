import { describe, expect, it } from 'vitest';
import { halfOf } from './split.js';

describe('halfOf', () => {
  it('goes by the first byte of SHA-256', () => {
    // SHA-256 of "abc" begins with ba, of "hello" with 2c, of the empty text with e3.
    expect(halfOf('abc')).toBe('tune');
    expect(halfOf('hello')).toBe('tune');
    expect(halfOf('')).toBe('report');
  });

  it('gives one half to all spellings of a text', () => {
    const halves = Array.from({ length: 40 }, (_, n) => [
      halfOf(`caf\u00e9 ${n}`),
      halfOf(`cafe\u0301 ${n}`),
    ]);
    for (const [composed, decomposed] of halves) expect(decomposed).toBe(composed);
    expect(new Set(halves.flat()).size).toBe(2);
  });
});
