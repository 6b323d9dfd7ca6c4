import { describe, expect, it } from 'vitest';
import {
  auroc,
  averagePrecision,
  bestF1,
  confusionAt,
  f1Of,
  precisionAtRecall,
  precisionOf,
  recallAtPrecision,
  recallOf,
} from './metrics.js';
import { flaggedAt, rank } from './ranking.js';

// Falling, with ties that hold both kinds: 0.8 and 0.6.
const SCORES = [0.9, 0.8, 0.8, 0.7, 0.6, 0.6, 0.6, 0.3, 0.2, 0.1];
const OUTCOMES = [1, 1, 0, 0, 1, 0, 1, 0, 0, 0];
const ranking = rank(SCORES, OUTCOMES);

/** The same rows in another order. */
function shuffled(): ReturnType<typeof rank> {
  const order = [6, 2, 9, 0, 4, 7, 1, 8, 5, 3];
  return rank(
    order.map((row) => SCORES[row] ?? 0),
    order.map((row) => OUTCOMES[row] ?? 0),
  );
}

describe('average precision', () => {
  it('lets rows of one score in together', () => {
    // At 0.9: 1 of 1; at 0.8: 2 of 3; at 0.6: 4 of 7.
    const expected = (1 / 4) * 1 + (1 / 4) * (2 / 3) + (2 / 4) * (4 / 7);
    expect(averagePrecision(ranking)).toBeCloseTo(expected, 12);
    expect(averagePrecision(shuffled())).toBeCloseTo(expected, 12);
  });

  it('is the share of positives where every row scores alike', () => {
    expect(averagePrecision(rank([0.5, 0.5, 0.5, 0.5], [1, 0, 0, 0]))).toBeCloseTo(0.25, 12);
  });

  it('counts rows as often as it is told', () => {
    // Two at 0.9; the positive at 0.8 isn't drawn, the negative once; 0.7 once; three, one, one at 0.6.
    const counts = [2, 0, 1, 1, 3, 1, 1, 0, 2, 1];
    expect(averagePrecision(ranking, counts)).toBeCloseTo((2 / 6) * 1 + (4 / 6) * (6 / 9), 12);
  });

  it('is NaN without positives', () => {
    expect(averagePrecision(rank([0.1, 0.2], [0, 0]))).toBeNaN();
  });
});

describe('AUROC', () => {
  it('counts a tie as half a pair in order', () => {
    // Of 24 pairs: 0.9 beats 6; 0.8 beats 5 and ties with 1 (the positive's); each 0.6 beats 3 and ties with 1.
    expect(auroc(ranking)).toBeCloseTo((6 + 5 - 0.5 + 2 * 3.5 + 1 - 0) / 24, 12);
    expect(auroc(shuffled())).toBeCloseTo(auroc(ranking), 12);
  });

  it('is 1 in order, 0 in reverse, a half where all score alike, NaN with one kind only', () => {
    expect(auroc(rank([3, 2, 1], [1, 1, 0]))).toBe(1);
    expect(auroc(rank([3, 2, 1], [0, 0, 1]))).toBe(0);
    expect(auroc(rank([1, 1, 1], [0, 1, 1]))).toBe(0.5);
    expect(auroc(rank([1, 2], [1, 1]))).toBeNaN();
  });
});

describe('a threshold', () => {
  it('flags what scores at least it', () => {
    expect(flaggedAt(ranking, 0.6)).toBe(7);
    expect(flaggedAt(ranking, 0.600001)).toBe(4);
    expect(flaggedAt(ranking, 2)).toBe(0);
    expect(flaggedAt(ranking, 0)).toBe(10);
  });

  it('parts the rows into four', () => {
    const confusion = confusionAt(ranking, 0.8);
    expect(confusion).toEqual({
      truePositives: 2,
      falsePositives: 1,
      falseNegatives: 2,
      trueNegatives: 5,
    });
    expect(precisionOf(confusion)).toBeCloseTo(2 / 3, 12);
    expect(recallOf(confusion)).toBe(0.5);
    expect(f1Of(confusion)).toBeCloseTo(4 / 7, 12);
  });

  it('is best where F1 is highest', () => {
    // F1 at 0.9: 2/5; 0.8: 4/7; 0.7: 4/8; 0.6: 8/11.
    expect(bestF1(ranking)).toMatchObject({ threshold: 0.6, f1: 8 / 11, flagged: 7 });
    expect(bestF1(rank([1], [0]))).toBeNull();
  });
});

describe('operating points', () => {
  it('give the highest precision at a recall', () => {
    expect(precisionAtRecall(ranking, 0.25)).toBe(1);
    expect(precisionAtRecall(ranking, 0.26)).toBeCloseTo(2 / 3, 12);
    expect(precisionAtRecall(ranking, 0.9)).toBeCloseTo(4 / 7, 12);
    expect(precisionAtRecall(rank([1], [0]), 0.5)).toBeNull();
  });

  it('give the highest recall at a precision, beyond points that lack it', () => {
    expect(recallAtPrecision(ranking, 0.95)).toBe(0.25);
    // 0.7 has precision 1/2, the ties of 0.6 again 4/7.
    expect(recallAtPrecision(ranking, 0.55)).toBe(1);
    expect(recallAtPrecision(rank([2, 1], [0, 1]), 0.95)).toBe(0);
    expect(recallAtPrecision(rank([1], [0]), 0.95)).toBeNull();
  });
});
