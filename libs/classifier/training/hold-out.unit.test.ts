import { describe, expect, it } from 'vitest';
import { byLabel } from '../../contracts/labels.js';
import { heldOutWeight, isHeldOut, isRepresentative } from './hold-out.js';
import type { Row } from './row.js';

function rowsFrom(source: string): Row[] {
  return Array.from({ length: 5000 }, (_, at) => ({
    id: String(at),
    text: `post number ${String(at)}`,
    lang: 'en',
    source,
    licence: null,
    labels: byLabel(() => 0),
    weak: [],
  }));
}

function share(source: string): number {
  return rowsFrom(source).filter(isHeldOut).length / 5000;
}

function ordinary(rows: readonly Row[]): Row[] {
  return rows.filter(({ source }) => source === 'btc');
}

describe('rows kept from training', () => {
  it('are more of the ordinary posts than of others', () => {
    expect(share('btc')).toBeGreaterThan(0.12);
    expect(share('btc')).toBeLessThan(0.18);
    expect(share('davidson')).toBeGreaterThan(0.025);
    expect(share('davidson')).toBeLessThan(0.055);
  });

  it('hold a sample of all, and weigh as if they were one', () => {
    const kept = [...rowsFrom('btc'), ...rowsFrom('davidson')].filter(isHeldOut);
    const sample = kept.filter(isRepresentative);
    expect(ordinary(sample)).toHaveLength(sample.length / 2);
    const weight = ordinary(kept).reduce((sum, row) => sum + heldOutWeight(row), 0);
    expect(weight / (kept.length - ordinary(kept).length)).toBeGreaterThan(0.8);
    expect(weight / (kept.length - ordinary(kept).length)).toBeLessThan(1.25);
  });
});
