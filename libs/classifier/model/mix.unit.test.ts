import { describe, expect, it } from 'vitest';
import { OUTPUTS } from './labels.js';
import { isUnsure, mixLogits, type Band, type Mix } from './mix.js';

const none = { spam: null, hate: null, harassment: null, threat: null, sexual: null, self_harm: null };
const band: Band = { ...none, hate: { low: 0.2, high: 0.9 } };

describe('isUnsure', () => {
  it('asks the second pass inside the band, its ends included', () => {
    expect([0.19, 0.2, 0.5, 0.9, 0.91].map((hate) => isUnsure({ hate }, band))).toEqual([
      false,
      true,
      true,
      true,
      false,
    ]);
  });

  it('asks nothing for labels without a band, nor for those that have no score', () => {
    expect(isUnsure({ spam: 0.5, hate: null }, band)).toBe(false);
  });
});

describe('mixLogits', () => {
  it('weighs both passes, and leaves labels without a mix to the first', () => {
    const mix: Mix = { ...none, hate: { offset: 1, first: 0.5, second: 2 } };
    const mixed = mixLogits(new Float32Array(OUTPUTS).fill(4), new Float32Array(OUTPUTS).fill(3), mix);
    expect([...mixed]).toEqual([4, 9, 4, 4, 4, 4]);
  });
});
