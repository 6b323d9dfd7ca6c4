import type { LabelMix } from '../../model/mix.js';
import { sigmoid } from '../../evaluation/calibrators.js';

/** Where nothing speaks for anything else, both passes count by half; this is how firmly. */
const PRIOR = 0.5;
const PRIOR_STRENGTH = 1;
const ROUNDS = 25;

export interface MixRow {
  /** Log-odds. */
  readonly first: number;
  readonly second: number;
  readonly outcome: 0 | 1;
}

/** Logistic regression of the outcomes on both passes' log-odds, by Newton's method with a weak prior. */
export function fitMix(rows: readonly MixRow[]): LabelMix {
  let [offset, first, second] = [0, PRIOR, PRIOR];
  for (let round = 0; round < ROUNDS; round++) {
    // The slope and the curve of the log-likelihood: o for the offset, f and s for the passes.
    let [o, f, s] = [0, PRIOR_STRENGTH * (PRIOR - first), PRIOR_STRENGTH * (PRIOR - second)];
    let [oo, of, os, ff, fs, ss] = [1e-6, 0, 0, PRIOR_STRENGTH, 0, PRIOR_STRENGTH];
    for (const row of rows) {
      const probability = sigmoid(offset + first * row.first + second * row.second);
      const error = row.outcome - probability;
      const certainty = probability * (1 - probability);
      o += error;
      f += error * row.first;
      s += error * row.second;
      oo += certainty;
      of += certainty * row.first;
      os += certainty * row.second;
      ff += certainty * row.first ** 2;
      fs += certainty * row.first * row.second;
      ss += certainty * row.second ** 2;
    }
    // Cramer's rule.
    const [a, b, c] = [ff * ss - fs * fs, fs * os - of * ss, of * fs - ff * os];
    const determinant = oo * a + of * b + os * c;
    const offsetStep = (o * a + f * b + s * c) / determinant;
    const firstStep = (o * b + f * (oo * ss - os * os) + s * (of * os - oo * fs)) / determinant;
    const secondStep = (o * c + f * (of * os - oo * fs) + s * (oo * ff - of * of)) / determinant;
    offset += offsetStep;
    first += firstStep;
    second += secondStep;
    if (Math.max(...[offsetStep, firstStep, secondStep].map(Math.abs)) < 1e-7) break;
  }
  return { offset, first, second };
}
