import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../kernel/seeded-random.js';
import {
  calibratorFor,
  fitCalibration,
  type GroupedRows,
  labelCalibrationSchema,
} from './calibration.js';
import { calibrate, sigmoid } from './calibrators.js';

/** Scores whose outcomes come true by `truth`, a probability of the log-odds given. */
function drawn(
  parts: readonly { group: string; rows: number; truth: (logit: number) => number }[],
  seed = 1,
): GroupedRows {
  const random = seededRandom(seed);
  const rows = parts.flatMap(({ group, rows: count, truth }) =>
    Array.from({ length: count }, () => {
      const logit = random() * 8 - 4;
      return { group, logit, outcome: random() < truth(logit) ? 1 : 0 };
    }),
  );
  return {
    logits: rows.map(({ logit }) => logit),
    outcomes: rows.map(({ outcome }) => outcome),
    groups: rows.map(({ group }) => group),
  };
}

describe('fitCalibration', () => {
  it('keeps scores that come true as they are', () => {
    const { choices } = fitCalibration(drawn([{ group: 'en', rows: 4000, truth: sigmoid }]), {
      seed: 1,
    });
    expect(choices).toHaveLength(1);
    expect(choices[0]).toMatchObject({ group: null, method: 'identity', rows: 4000 });
  });

  it('draws in scores that are too sure', () => {
    const rows = drawn([{ group: 'en', rows: 4000, truth: (logit) => sigmoid(logit / 3) }]);
    const { calibration, choices } = fitCalibration(rows, { seed: 1 });
    expect(choices[0]?.method).toBe('temperature');
    expect(calibrate(calibration.overall, 3)).toBeCloseTo(1, 0);
    expect(choices[0]?.logLoss.temperature).toBeLessThan((choices[0]?.logLoss.identity ?? 0) * 0.9);
  });

  it('takes steps where no line fits', () => {
    const rows = drawn([{ group: 'en', rows: 6000, truth: (logit) => (logit < 1 ? 0.05 : 0.5) }]);
    const { calibration, choices } = fitCalibration(rows, { seed: 1 });
    expect(choices[0]?.method).toBe('isotonic');
    expect(sigmoid(calibrate(calibration.overall, 2.5))).toBeCloseTo(0.5, 1);
    expect(sigmoid(calibrate(calibration.overall, -2.5))).toBeCloseTo(0.05, 1);
  });

  it('gives a group its own only where it has the rows and is the better for it', () => {
    const rows = drawn([
      { group: 'en', rows: 3000, truth: sigmoid },
      { group: 'ko', rows: 1500, truth: (logit) => sigmoid(logit - 2) },
      { group: 'zh', rows: 120, truth: (logit) => sigmoid(logit - 2) },
    ]);
    const { calibration, choices } = fitCalibration(rows, { seed: 1 });
    expect(Object.keys(calibration.groups)).toContain('ko');
    expect(Object.keys(calibration.groups)).not.toContain('zh');
    expect(calibrate(calibratorFor(calibration, 'ko'), 2)).toBeCloseTo(0, 0);
    expect(calibratorFor(calibration, 'zh')).toBe(calibration.overall);
    expect(calibratorFor(calibration, 'toString')).toBe(calibration.overall);
    expect(choices.find(({ group }) => group === 'zh')).toMatchObject({
      method: 'overall',
      logLoss: {},
    });
    expect(labelCalibrationSchema.parse(structuredClone(calibration))).toEqual(calibration);
  });

  it('compares nothing where positives are few, and changes nothing without any', () => {
    const few = drawn([{ group: 'en', rows: 500, truth: () => 0.01 }]);
    expect(fitCalibration(few, { seed: 1 }).choices[0]).toMatchObject({
      method: 'temperature',
      logLoss: {},
    });
    const none = drawn([{ group: 'en', rows: 500, truth: () => 0 }]);
    expect(fitCalibration(none, { seed: 1 }).choices[0]?.method).toBe('identity');
  });
});
