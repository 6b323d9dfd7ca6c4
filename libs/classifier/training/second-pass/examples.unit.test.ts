import { describe, expect, it } from 'vitest';
import { byLabel } from '../../../contracts/labels.js';
import { MODEL_LABELS } from '../../model/labels.js';
import { SPECIAL_TOKENS, WordPiece } from '../../text/wordpiece.js';
import { TrainingRandom } from '../random.js';
import type { WeighedRow } from '../corpus.js';
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

function weighed(given: Parameters<typeof row>[0]): WeighedRow {
  return { row: row(given), weight: 1 };
}

describe('secondPassRows', () => {
  it('takes every English row with a positive label, and shares of the others', () => {
    const rows = Array.from({ length: 1000 }, () => [
      weighed({ labels: { threat: 1 } }),
      weighed({ labels: { hate: 0 } }),
      weighed({ labels: { hate: 0 }, source: 'goemotions' }),
      weighed({ labels: { hate: 1 }, source: 'augment' }),
      weighed({ labels: { hate: 1 }, lang: 'de' }),
    ]).flat();
    const shares = { everyday: 0.1, negative: 0.5, own: 0.3 };
    const taken = secondPassRows(rows, shares, new TrainingRandom(4));
    const count = (is: (row: Row) => boolean): number => taken.filter(({ row: one }) => is(one)).length;
    expect(count(({ labels }) => labels.threat === 1)).toBe(1000);
    expect(count(({ lang }) => lang === 'de')).toBe(0);
    const everyday = count(({ source }) => source === 'goemotions');
    expect(everyday).toBeGreaterThan(60);
    expect(everyday).toBeLessThan(140);
    const own = count(({ source }) => source === 'augment');
    expect(own).toBeGreaterThan(240);
    expect(own).toBeLessThan(360);
    const others = count(({ labels, source }) => labels.hate === 0 && source === 'mhs');
    expect(others).toBeGreaterThan(430);
    expect(others).toBeLessThan(570);
  });
});

describe('secondPassExamples', () => {
  it('masks what nobody annotated, and counts rare positives for more', () => {
    const labels = { hate: 1, threat: 1, sexual: 0 } as const;
    const pieces = new WordPiece([...SPECIAL_TOKENS, 'the', 'sea']);
    const [example] = secondPassExamples([weighed({ labels })], pieces, {
      maxTokens: 8,
      rareWeight: 3,
    });
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
