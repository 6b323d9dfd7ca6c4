import { describe, expect, test } from 'vitest';
import type { Label } from '../../libs/contracts/labels.js';
import type { Classifier, Scores } from '../../libs/classifier/model/types.js';
import { accuracy, type FunctionalCase, isOver, parseCases, scoreCases } from './functional.js';

const thresholds: Classifier['thresholds'] = { ...everyLabel(0.5), threat: 0.9, doxxing: null };

function everyLabel<T>(value: T): Record<Label, T> {
  return {
    spam: value,
    hate: value,
    harassment: value,
    threat: value,
    sexual: value,
    self_harm: value,
    doxxing: value,
  };
}

function scored(scores: Partial<Scores>): { readonly scores: Scores } {
  return { scores: { ...everyLabel<number | null>(0), ...scores } };
}

function caseOf(given: Partial<FunctionalCase>): FunctionalCase {
  return {
    id: 'a',
    text: 'a text',
    lang: 'en',
    functionality: 'insult',
    label: 'harassment',
    expect: true,
    ...given,
  };
}

describe('isOver', () => {
  test('counts a score that equals the threshold as over it', () => {
    expect(isOver(scored({ hate: 0.5 }), 'hate', thresholds)).toBe(true);
    expect(isOver(scored({ hate: 0.499 }), 'hate', thresholds)).toBe(false);
  });

  test('takes the threshold of the label that is asked', () => {
    expect(isOver(scored({ threat: 0.6 }), 'threat', thresholds)).toBe(false);
  });

  test('is never over without a score or a threshold', () => {
    expect(isOver(scored({ hate: null }), 'hate', { ...thresholds, hate: 0 })).toBe(false);
    expect(isOver(scored({ doxxing: 1 }), 'doxxing', thresholds)).toBe(false);
  });
});

describe('scoreCases', () => {
  const cases = [
    caseOf({ id: 'hit' }),
    caseOf({ id: 'miss', lang: 'de' }),
    caseOf({ id: 'false alarm', functionality: 'ordinary', label: 'hate', expect: false }),
    caseOf({ id: 'no score', lang: 'ru', functionality: 'ordinary', label: 'hate', expect: false }),
    caseOf({ id: 'no score but applies', lang: 'ru', label: 'hate' }),
  ];
  const report = scoreCases(
    cases,
    [
      scored({ harassment: 0.9 }),
      scored({ harassment: 0.1, hate: 0.9 }),
      scored({ hate: 0.7 }),
      scored({ hate: null }),
      scored({ hate: null }),
    ],
    thresholds,
  );

  test('counts right and unscored cases of all', () => {
    expect(report.overall).toEqual({ cases: 5, right: 2, unscored: 2 });
    expect(accuracy(report.overall)).toBeCloseTo(0.4);
  });

  test('splits the count by functionality, language, label and expectation', () => {
    expect(report.byFunctionality.get('insult')).toEqual({ cases: 3, right: 1, unscored: 1 });
    expect(report.byFunctionality.get('ordinary')).toEqual({ cases: 2, right: 1, unscored: 1 });
    expect(report.byLanguage.get('de')).toEqual({ cases: 1, right: 0, unscored: 0 });
    expect(report.byLabel.get('hate')).toEqual({ cases: 3, right: 1, unscored: 2 });
    expect(report.byExpectation.get('applies')).toEqual({ cases: 3, right: 1, unscored: 1 });
    expect(report.byExpectation.get('does not apply')).toEqual({ cases: 2, right: 1, unscored: 1 });
  });

  test('lists the wrong cases with the score of the label that was asked', () => {
    expect(report.wrong.map(({ case: row, score }) => [row.id, score])).toEqual([
      ['miss', 0.1],
      ['false alarm', 0.7],
      ['no score but applies', null],
    ]);
  });

  test('refuses a different number of classifications', () => {
    expect(() => scoreCases(cases, [], thresholds)).toThrow(RangeError);
  });
});

describe('parseCases', () => {
  test('reads a case a line and skips empty lines', () => {
    const rows = [caseOf({ id: '1' }), caseOf({ id: '2', note: 'why' })];
    const parsed = parseCases(`${JSON.stringify(rows[0])}\n\n${JSON.stringify(rows[1])}\n`);
    expect(parsed).toEqual(rows);
  });

  test('names the line that is broken', () => {
    const good = JSON.stringify(caseOf({}));
    expect(() => parseCases(`${good}\n{`)).toThrow('line 2');
    expect(() => parseCases(`${good}\n${good.replace('insult', 'insults')}`)).toThrow('line 2');
    expect(() => parseCases(good.replace('"expect"', '"expects"'))).toThrow('line 1');
  });
});
