import { describe, expect, it } from 'vitest';
import { murmur2, partitionOf } from './murmur2.js';

describe('murmur2', () => {
  // Values that Apache Kafka's own client gives.
  it.each([
    ['21', -973932308],
    ['foobar', -790332482],
    ['a-little-bit-long-string', -985981536],
    ['a-little-bit-longer-string', -1486304829],
    ['abc', 479470107],
  ])('hashes %s as Kafka does', (text, hash) => {
    expect(murmur2(Buffer.from(text))).toBe(hash);
  });

  it('reads a view into a larger buffer from where it starts', () => {
    const whole = Buffer.from('xxabcdefyy');
    expect(murmur2(whole.subarray(2, 8))).toBe(murmur2(Buffer.from('abcdef')));
  });

  it('puts a key into one of the partitions, text and bytes alike', () => {
    const text = 'https://remote.example/users/a';
    const partition = partitionOf(text, 24);
    expect(partition).toBeGreaterThanOrEqual(0);
    expect(partition).toBeLessThan(24);
    expect(partitionOf(Buffer.from(text), 24)).toBe(partition);
  });
});
