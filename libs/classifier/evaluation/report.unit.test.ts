import { describe, expect, it } from 'vitest';
import { byLabel, type Label } from '../../contracts/labels.js';
import { isOrdinary, type ScoredRow } from './labelled-row.js';
import { evaluate, type EvaluationReport, type LabelFigures } from './report.js';
import { reportMarkdown, reportText } from './report-tables.js';

const CLEAN = byLabel(() => 0 as const);

function row(given: Partial<ScoredRow>): ScoredRow {
  return { lang: 'en', source: 'davidson', labels: {}, weak: [], scores: {}, ...given };
}

const hate = (outcome: 0 | 1 | null, score: number | null, more: Partial<ScoredRow> = {}): ScoredRow =>
  row({ labels: { hate: outcome }, scores: { hate: score }, ...more });

const ROWS: readonly ScoredRow[] = [
  hate(1, 0.9),
  hate(0, 0.8, { weak: ['hate'] }),
  hate(1, 0.7, { lang: 'ko', source: 'kmhas' }),
  hate(0, 0.2, { lang: 'ko', source: 'kmhas' }),
  // Nobody annotated it, and the model wasn't trained in these languages.
  hate(null, 0.95),
  hate(1, null, { lang: 'am' }),
  hate(0, null, { lang: 'am' }),
  hate(0, 0.99, { source: 'synthetic' }),
];

function figures(report: EvaluationReport, label: Label): LabelFigures | undefined {
  return report.labels.find((each) => each.label === label);
}

describe('evaluate', () => {
  it('leaves out rows that are masked, unscored or synthetic, and says how many have no score', () => {
    const report = evaluate(ROWS, { thresholds: {} });
    expect(report.rows).toBe(7);
    expect(figures(report, 'hate')).toMatchObject({
      positives: 2,
      negatives: 2,
      unscoredPositives: 1,
      unscoredNegatives: 1,
      auprc: { value: (1 + 2 / 3) / 2, low: null, high: null },
      auroc: { value: 3 / 4 },
      threshold: null,
      precision: null,
    });
    expect(figures(report, 'spam')).toBeUndefined();
    expect(report.synthetic).toMatchObject({
      rows: 1,
      labels: [{ label: 'hate', positives: 0, negatives: 1 }],
    });
  });

  it('leaves out weak negatives where asked', () => {
    const report = evaluate(ROWS, { thresholds: {}, weakNegatives: false });
    expect(figures(report, 'hate')).toMatchObject({ positives: 2, negatives: 1, auprc: { value: 1 } });
  });

  it('has parts by source and language, the largest first', () => {
    const { sources, languages } = evaluate(ROWS, { thresholds: {} });
    expect(sources.map(({ name, rows }) => [name, rows])).toEqual([
      ['davidson', 5],
      ['kmhas', 2],
    ]);
    expect(languages.map(({ name }) => name)).toEqual(['en', 'am', 'ko']);
    expect(languages[2]?.labels[0]).toMatchObject({ positives: 1, negatives: 1, auprc: { value: 1 } });
  });

  it('measures the threshold in force, with intervals', () => {
    const report = evaluate(ROWS, { thresholds: { hate: 0.75 }, resamples: 200, seed: 3 });
    const found = figures(report, 'hate');
    expect(found).toMatchObject({ threshold: 0.75, precision: { value: 0.5 }, recall: { value: 0.5 } });
    expect(found?.recall?.low).toBe(0);
    expect(found?.recall?.high).toBe(1);
    expect(found?.eceByChance?.high).toBeGreaterThan(0);
    expect(evaluate(ROWS, { thresholds: { hate: 0.75 }, resamples: 200, seed: 3 })).toEqual(report);
  });

  it('counts ordinary posts over any threshold once', () => {
    const scores = { hate: 0.9, spam: 0.9 };
    const rows = [
      row({ source: 'btc', labels: CLEAN, scores }),
      row({ source: 'btc', labels: CLEAN, scores: { hate: 0.1, spam: null } }),
      row({ source: 'btc', labels: { ...CLEAN, threat: null }, scores }),
      row({ source: 'btc', labels: { ...CLEAN, threat: 1 }, scores }),
      row({ source: 'davidson', labels: CLEAN, scores }),
    ];
    expect(rows.map(isOrdinary)).toEqual([true, true, false, false, false]);
    const { ordinary } = evaluate(rows, { thresholds: { hate: 0.5, spam: 0.9, threat: null } });
    expect(ordinary).toMatchObject({ rows: 2, flagged: 1, byLabel: { hate: 1, spam: 1 } });
    expect(ordinary.share?.value).toBe(0.5);
  });

  it('tells how far it is, up to the end', () => {
    const shares: number[] = [];
    evaluate(ROWS, { thresholds: {}, onProgress: (share) => shares.push(share) });
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));
    expect(shares.at(-1)).toBeCloseTo(1, 12);
  });
});

describe('tables', () => {
  const report = evaluate(
    [...ROWS, ...ROWS.slice(0, 7).map((each) => ({ ...each, source: 'a|b\u001b[2J' }))],
    {
      thresholds: { hate: 0.75 },
      resamples: 50,
    },
  );

  it('stand in line as text', () => {
    const lines = reportText(report).split('\n');
    const head = lines.find((line) => line.startsWith('label')) ?? '';
    const first = lines[lines.indexOf(head) + 1] ?? '';
    expect(first.startsWith('hate')).toBe(true);
    expect(first.indexOf('0.833')).toBe(head.indexOf('AUPRC'));
    expect(reportText(report)).not.toContain('\u001b');
  });

  it('have as many cells in each line as Markdown', () => {
    const lines = reportMarkdown(report)
      .split('\n')
      .filter((line) => line.startsWith('| '));
    const cells = lines.map((line) => line.replaceAll('\\|', '').split('|').length);
    expect(new Set(cells).size).toBeLessThanOrEqual(2);
    expect(lines.some((line) => line.includes('a\\|b'))).toBe(true);
  });
});
