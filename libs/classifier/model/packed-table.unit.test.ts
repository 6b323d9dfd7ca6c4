import { describe, expect, it } from 'vitest';
import { PackedTable } from './packed-table.js';

describe('PackedTable', () => {
  it('adds up rows as plain numbers do, past what a lane holds', () => {
    const width = 7;
    const table = Int8Array.from({ length: 50 * width }, (_, at) => ((at * 73) % 255) - 127);
    const packed = new PackedTable(table, width);
    for (const count of [0, 1, 255, 256, 257, 2000]) {
      const expected = new Int32Array(width);
      packed.clear();
      for (let at = 0; at < count; at++) {
        const row = (at * 31) % 50;
        packed.add(row);
        for (let column = 0; column < width; column++) {
          expected[column] = (expected[column] ?? 0) + (table[row * width + column] ?? 0);
        }
      }
      expect([...packed.sums().subarray(0, width)]).toEqual([...expected]);
    }
  });

  it('holds the extremes', () => {
    const packed = new PackedTable(Int8Array.of(-128, 127, -128, 127), 2);
    packed.clear();
    for (let at = 0; at < 600; at++) packed.add(at % 2);
    expect([...packed.sums().subarray(0, 2)]).toEqual([-128 * 600, 127 * 600]);
  });
});
