import { beforeAll, describe, expect, test } from 'vitest';
import { readFunctionalCases } from './data.js';
import { defaultClassifier } from './default-classifier.js';
import { accuracy, type FunctionalReport, FUNCTIONALITIES, scoreCases } from './functional.js';

/**
 * Where the shipped model is right in fewer than half: what it leaves unsaid is beyond n-grams. A model
 * that does better fails this test, so that the list is mended with it.
 */
const KNOWN_GAPS: readonly string[] = ['implicit'];

describe('the default model on the functional cases', () => {
  let report: FunctionalReport;

  beforeAll(async () => {
    const cases = await readFunctionalCases();
    const classifier = await defaultClassifier();
    const found = await classifier.classify(cases.map(({ text, lang }) => ({ text, lang })));
    report = scoreCases(cases, found, classifier.thresholds);
  });

  test('is right in at least three of four', () => {
    expect(accuracy(report.overall)).toBeGreaterThanOrEqual(0.75);
  });

  test('is right in at least half of each functionality but for the known gaps', () => {
    const under = FUNCTIONALITIES.filter((functionality) => {
      const tally = report.byFunctionality.get(functionality) ?? { cases: 0, right: 0, unscored: 0 };
      return !(accuracy(tally) >= 0.5);
    });
    expect(under).toEqual(KNOWN_GAPS);
  });
});
