import { describe, expect, it } from 'vitest';
import { byLabel } from '../../../contracts/labels.js';
import { MODEL_LABELS, OUTPUTS } from '../../model/labels.js';
import { isUnsure } from '../../model/mix.js';
import { TrainingRandom } from '../random.js';
import type { Row } from '../row.js';
import { chooseBand, chooseMix } from './choose.js';

const ZEROS = byLabel(() => 0 as const);

function row(source: string, labels: Partial<Row['labels']> = {}): Row {
  const all = { ...ZEROS, ...labels };
  return { id: '1', text: '', lang: 'en', source, licence: null, labels: all, weak: [] };
}

const HATE = MODEL_LABELS.indexOf('hate');

describe('chooseBand', () => {
  it('sends on no more of the ordinary posts than it may, and about as many', () => {
    const random = new TrainingRandom(2);
    const rows = Array.from({ length: 1000 }, () => row('goemotions'));
    const probabilities = Float32Array.from({ length: 1000 * OUTPUTS }, () => random.next());
    const band = chooseBand(rows, probabilities, 0.05);
    const sent = rows.filter((_, at) => {
      const entries = MODEL_LABELS.map((label, output) => [
        label,
        probabilities[at * OUTPUTS + output],
      ]);
      return isUnsure(Object.fromEntries(entries), band);
    });
    expect(sent.length).toBeLessThanOrEqual(55);
    expect(sent.length).toBeGreaterThan(40);
    expect(band.spam).toBeNull();
  });

  it('goes by ordinary posts alone', () => {
    const rows = [
      ...Array.from({ length: 100 }, () => row('btc')),
      row('mhs'),
      row('btc', { hate: 1 }),
    ];
    const probabilities = new Float32Array(rows.length * OUTPUTS).fill(0.9);
    for (let at = 0; at < 100; at++) probabilities.fill(at / 1000, at * OUTPUTS, (at + 1) * OUTPUTS);
    const low = chooseBand(rows, probabilities, 0.1).hate?.low ?? 1;
    expect(low).toBeLessThan(0.1);
    expect(low).toBeGreaterThan(0.08);
  });
});

describe('chooseMix', () => {
  it('learns from annotated rows, and not from templates', () => {
    const rows: Row[] = [];
    const second: number[] = [];
    for (let at = 0; at < 200; at++) {
      const hate = at % 2 === 0 ? 1 : 0;
      rows.push(
        row('mhs', { hate }),
        row('synthetic', { hate: hate === 1 ? 0 : 1 }),
        row('mhs', { hate: null }),
      );
      second.push(hate === 1 ? 2 : -2, hate === 1 ? 2 : -2, 50);
    }
    const first = new Float32Array(rows.length * OUTPUTS);
    const logits = new Float32Array(rows.length * OUTPUTS);
    second.forEach((value, at) => (logits[at * OUTPUTS + HATE] = value));
    const mix = chooseMix(rows, first, logits);
    expect(mix.hate?.second).toBeGreaterThan(1);
    expect(mix.spam).toBeNull();
  });
});
