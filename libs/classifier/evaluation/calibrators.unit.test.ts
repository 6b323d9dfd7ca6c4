import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  calibrate,
  type CalibrationRows,
  calibratorSchema,
  fitIsotonic,
  fitLogistic,
  logitOf,
  logLoss,
  sigmoid,
} from './calibrators.js';

const LOGITS = [-3, -2, -1, -0.5, 0, 0.5, 1, 2, 3, 4];
const OUTCOMES = [0, 0, 0, 1, 0, 0, 1, 1, 1, 1];

/** So many rows of each log-odds, of which so many are 1. */
function rowsOf(
  ...groups: readonly (readonly [logit: number, rows: number, hits: number])[]
): CalibrationRows {
  return {
    logits: groups.flatMap(([logit, rows]) => Array.from({ length: rows }, () => logit)),
    outcomes: groups.flatMap(([, rows, hits]) =>
      Array.from({ length: rows }, (_, row) => (row < hits ? 1 : 0)),
    ),
  };
}

describe('fitLogistic', () => {
  it('finds the slope and offset of the least log loss', () => {
    // scikit-learn's LogisticRegression without penalty, on outcomes drawn in to 6/7 and 1/7.
    const platt = fitLogistic({ logits: LOGITS, outcomes: OUTCOMES });
    expect(platt.slope).toBeCloseTo(0.638257, 4);
    expect(platt.offset).toBeCloseTo(-0.234416, 4);
    const temperature = fitLogistic({ logits: LOGITS, outcomes: OUTCOMES }, true);
    expect(temperature.slope).toBeCloseTo(0.619016, 4);
    expect(temperature.offset).toBe(0);
  });

  it('counts a row by its weight', () => {
    const twice = { logits: [-1, 0, 1, 1], outcomes: [0, 1, 1, 1] };
    const weighed = { logits: [-1, 0, 1], outcomes: [0, 1, 1], weights: [1, 1, 2] };
    expect(fitLogistic(weighed)).toEqual(fitLogistic(twice));
  });

  it('stays finite and rising where outcomes part without error or the wrong way round', () => {
    const parted = fitLogistic({ logits: [-2, -1, 1, 2], outcomes: [0, 0, 1, 1] });
    expect(Number.isFinite(parted.slope)).toBe(true);
    expect(parted.slope).toBeGreaterThan(0);
    expect(fitLogistic({ logits: [-2, -1, 1, 2], outcomes: [1, 1, 0, 0] }).slope).toBeGreaterThan(0);
  });
});

describe('fitIsotonic', () => {
  it('pools neighbours that are out of order', () => {
    // Rates 0.1, 0.5, 0.3, 0.9: the middle two become (50 + 30) of 200.
    const { from, to } = fitIsotonic(rowsOf([-2, 100, 10], [0, 100, 50], [1, 100, 30], [3, 100, 90]));
    expect(from[0]).toBe(-2);
    expect(from.at(-1)).toBe(3);
    expect(sigmoid(calibrate({ kind: 'isotonic', from, to }, 0.5))).toBeCloseTo(80.5 / 201, 2);
    expect(sigmoid(to[0] ?? 0)).toBeCloseTo(0.1, 1);
    expect(sigmoid(to.at(-1) ?? 0)).toBeCloseTo(0.9, 1);
  });

  it('is linear between knots and nearly flat beyond them', () => {
    const calibrator = { kind: 'isotonic', from: [-1, 1, 2], to: [-2, 0, 4] } as const;
    const given = (logit: number): number =>
      calibrate({ ...calibrator, from: [-1, 1, 2], to: [-2, 0, 4] }, logit);
    expect(given(-1)).toBe(-2);
    expect(given(0)).toBe(-1);
    expect(given(1.5)).toBe(2);
    expect(given(2)).toBe(4);
    expect(given(12)).toBeCloseTo(5, 12);
    expect(given(-11)).toBeCloseTo(-3, 12);
  });

  it('makes what its schema takes, rising, of any rows', () => {
    const row = fc.tuple(fc.double({ min: -20, max: 20, noNaN: true }), fc.integer({ min: 0, max: 1 }));
    fc.assert(
      fc.property(fc.array(row, { maxLength: 300 }), (rows) => {
        const calibrator = fitIsotonic({
          logits: rows.map(([x]) => x),
          outcomes: rows.map(([, y]) => y),
        });
        expect(calibratorSchema.safeParse(calibrator).success).toBe(true);
        let before = Number.NEGATIVE_INFINITY;
        for (let logit = -22; logit <= 22; logit += 0.25) {
          const value = calibrate(calibrator, logit);
          expect(value).toBeGreaterThanOrEqual(before);
          before = value;
        }
      }),
      { numRuns: 100, seed: 20261124 },
    );
  });
});

describe('calibratorSchema', () => {
  it('refuses what doesn’t rise', () => {
    const refused = [
      { kind: 'logistic', slope: 0, offset: 0 },
      { kind: 'isotonic', from: [0, 0], to: [0, 1] },
      { kind: 'isotonic', from: [0, 1], to: [1, 0] },
      { kind: 'isotonic', from: [0, 1], to: [1] },
      { kind: 'isotonic', from: [], to: [] },
    ];
    for (const calibrator of refused)
      expect(calibratorSchema.safeParse(calibrator).success).toBe(false);
    expect(calibratorSchema.safeParse({ kind: 'isotonic', from: [0, 1], to: [1, 1] }).success).toBe(
      true,
    );
  });
});

describe('log loss and log-odds', () => {
  it('stay finite at the ends', () => {
    expect(logLoss(0, 1)).toBeCloseTo(Math.LN2, 12);
    expect(logLoss(1000, 0)).toBe(1000);
    expect(logLoss(1000, 1)).toBe(0);
    expect(logitOf(0)).toBe(-20);
    expect(logitOf(1)).toBe(20);
    expect(logitOf(0.75)).toBeCloseTo(Math.log(3), 12);
  });
});
