import { describe, expect, it } from 'vitest';
import { FAMILIES } from './hostile-families.js';

describe('hostile families', () => {
  it.each(FAMILIES)('$name grows with what is asked for', ({ make }) => {
    const small = make(16 * 1_024).length;
    const large = make(32 * 1_024).length;
    expect(small).toBeGreaterThan(15 * 1_024);
    expect(large / small).toBeGreaterThan(1.9);
    expect(large / small).toBeLessThan(2.1);
  });

  it.each(FAMILIES)('$name is JSON', ({ make }) => {
    expect(JSON.parse(make(4_096).toString())).toMatchObject({ type: 'Create' });
  });
});
