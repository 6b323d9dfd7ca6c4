import { describe, expect, it } from 'vitest';
import { byLabel } from '../../../contracts/labels.js';
import { MODEL_LABELS } from '../../model/labels.js';
import { SPECIAL_TOKENS, WordPiece } from '../../text/wordpiece.js';
import { TrainingRandom } from '../random.js';
import type { Row } from '../row.js';
import { lengthBatches, pieceCounts, secondPassExamples, secondPassRows } from './examples.js';

const UNKNOWN = byLabel(() => null);

function row(given: Partial<Omit<Row, 'labels'>> & { labels?: Partial<Row['labels']> }): Row {
  const labels = { ...UNKNOWN, ...given.labels };
  return {
    id: '1',
    text: 'the sea',
    lang: 'en',
    source: 'mhs',
    licence: null,
    weak: [],
    ...given,
    labels,
  };
}

describe('secondPassRows', () => {
  it('takes every English row with a positive label, and shares of the others', () => {
    const rows = Array.from({ length: 1000 }, () => [
      row({ labels: { threat: 1 } }),
      row({ labels: { hate: 0 } }),
      row({ labels: { hate: 0 }, source: 'goemotions' }),
      row({ labels: { hate: 1 }, lang: 'de' }),
    ]).flat();
    const taken = secondPassRows(rows, { everyday: 0.1, negative: 0.5 }, new TrainingRandom(4));
    expect(taken.filter(({ labels }) => labels.threat === 1)).toHaveLength(1000);
    expect(taken.filter(({ lang }) => lang === 'de')).toHaveLength(0);
    const everyday = taken.filter(({ source }) => source === 'goemotions').length;
    const others = taken.length - 1000 - everyday;
    expect(everyday).toBeGreaterThan(60);
    expect(everyday).toBeLessThan(140);
    expect(others).toBeGreaterThan(430);
    expect(others).toBeLessThan(570);
  });
});

describe('secondPassExamples', () => {
  it('masks what nobody annotated, and counts rare positives for more', () => {
    const labels = { hate: 1, threat: 1, sexual: 0 } as const;
    const pieces = new WordPiece([...SPECIAL_TOKENS, 'the', 'sea']);
    const [example] = secondPassExamples([row({ labels })], pieces, { maxTokens: 8, rareWeight: 3 });
    const weightOf = (label: (typeof MODEL_LABELS)[number]): number | undefined =>
      example?.weights[MODEL_LABELS.indexOf(label)];
    expect(example?.tokens).toEqual([2, 4, 5, 3]);
    expect(weightOf('hate')).toBe(1);
    expect(weightOf('threat')).toBe(3);
    expect(weightOf('sexual')).toBe(1);
    expect(weightOf('spam')).toBe(0);
  });
});

describe('pieceCounts', () => {
  it('counts pieces under any order of the vocabulary', () => {
    const vocabulary = ['sea', ...SPECIAL_TOKENS, 'the'];
    const counts = pieceCounts([row({}), row({ text: 'Sea.' })], vocabulary);
    expect(counts.get('sea')).toBe(2);
    expect(counts.get('the')).toBe(1);
    expect(counts.get('[UNK]')).toBe(1);
  });
});

describe('lengthBatches', () => {
  it('has each example once, with like lengths together', () => {
    const examples = Array.from({ length: 500 }, (_, at) => ({
      tokens: Array.from({ length: 1 + (at % 50) }, () => at),
      targets: new Float32Array(6),
      weights: new Float32Array(6),
    }));
    const batches = lengthBatches(examples, 10, new TrainingRandom(1));
    expect(new Set(batches.flat()).size).toBe(500);
    expect(batches.flat()).toHaveLength(500);
    const spread = batches.map((batch) => {
      const lengths = batch.map(({ tokens }) => tokens.length);
      return Math.max(...lengths) - Math.min(...lengths);
    });
    expect(Math.max(...spread)).toBeLessThan(10);
  });
});
