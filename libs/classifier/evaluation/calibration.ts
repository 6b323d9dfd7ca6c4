import { z } from 'zod';
import { exhaustive } from '../../kernel/exhaustive.js';
import { seededRandom } from '../../kernel/seeded-random.js';
import {
  calibrate,
  type CalibrationRows,
  type Calibrator,
  calibratorSchema,
  fitIsotonic,
  fitLogistic,
  IDENTITY,
  logLoss,
} from './calibrators.js';

/** A label's calibration: one for all languages, and those of language groups that have the rows for their own. */
export const labelCalibrationSchema = z.strictObject({
  overall: calibratorSchema,
  groups: z.record(z.string(), calibratorSchema),
});
export type LabelCalibration = z.infer<typeof labelCalibrationSchema>;

export function calibratorFor({ groups, overall }: LabelCalibration, group: string): Calibrator {
  return Object.hasOwn(groups, group) ? (groups[group] ?? overall) : overall;
}

export type CalibrationMethod = 'identity' | 'temperature' | 'platt' | 'isotonic' | 'overall';

/** What was chosen for a group, and what it was chosen by. */
export interface CalibrationChoice {
  /** null: all languages. */
  readonly group: string | null;
  readonly method: CalibrationMethod;
  readonly rows: number;
  readonly positives: number;
  /** Mean log loss on rows that the fit hadn't seen, in nats; empty where rows were too few to compare. */
  readonly logLoss: Readonly<Partial<Record<CalibrationMethod, number>>>;
}

export interface GroupedRows extends CalibrationRows {
  /** Language group of each row. */
  readonly groups: readonly string[];
}

export interface CalibrationOptions {
  readonly seed: number;
  readonly folds?: number;
  /** A group needs so many rows for its own calibrator; with fewer it takes the overall one. */
  readonly minRows?: number;
  /** And so many positives, and negatives. Below this the overall one is fitted by temperature alone. */
  readonly minOutcomes?: number;
}

/** A method with more freedom has to lower the log loss by so much of it. */
const WORTH = 0.002;

/**
 * Fits a label's calibration on rows of the tune half. Methods are compared by cross-validated log loss,
 * the simplest first; for a group the overall calibrator is the one to beat.
 */
export function fitCalibration(
  rows: GroupedRows,
  { seed, folds = 5, minRows = 300, minOutcomes = 20 }: CalibrationOptions,
): { calibration: LabelCalibration; choices: CalibrationChoice[] } {
  const foldOf = foldsOf(rows, folds, seed);
  const everyRow = Uint32Array.from({ length: rows.logits.length }, (_, row) => row);
  const enough = (members: Uint32Array): boolean => {
    const positives = positivesOf(rows, members);
    return positives >= minOutcomes && members.length - positives >= minOutcomes;
  };
  const overallMethods: CalibrationMethod[] = enough(everyRow)
    ? ['identity', 'temperature', 'platt', 'isotonic']
    : [positivesOf(rows, everyRow) > 0 ? 'temperature' : 'identity'];
  const ofAll = choose(rows, everyRow, { foldOf, folds, methods: overallMethods, everyRow });
  const overall = fit(ofAll.method, select(rows, everyRow), IDENTITY);
  const groups: Record<string, Calibrator> = {};
  const choices: CalibrationChoice[] = [{ group: null, ...ofAll }];
  for (const group of [...new Set(rows.groups)].toSorted()) {
    const members = everyRow.filter((row) => rows.groups[row] === group);
    if (members.length === everyRow.length) continue;
    const methods: CalibrationMethod[] =
      members.length >= minRows && enough(members)
        ? ['overall', 'temperature', 'platt', 'isotonic']
        : ['overall'];
    const choice = choose(rows, members, {
      foldOf,
      folds,
      methods,
      everyRow,
      overallMethod: ofAll.method,
    });
    choices.push({ group, ...choice });
    if (choice.method !== 'overall') groups[group] = fit(choice.method, select(rows, members), overall);
  }
  return { calibration: { overall, groups }, choices };
}

interface Comparison {
  readonly foldOf: Uint8Array;
  readonly folds: number;
  /** The simplest first. */
  readonly methods: readonly CalibrationMethod[];
  readonly everyRow: Uint32Array;
  /** How the overall calibrator is fitted, where the rows are those of a group. */
  readonly overallMethod?: CalibrationMethod;
}

function choose(
  rows: GroupedRows,
  members: Uint32Array,
  { foldOf, folds, methods, everyRow, overallMethod }: Comparison,
): Omit<CalibrationChoice, 'group'> {
  const counts = { rows: members.length, positives: positivesOf(rows, members) };
  const [first = 'identity'] = methods;
  if (methods.length < 2) return { method: first, ...counts, logLoss: {} };
  const losses = new Map(methods.map((method) => [method, 0]));
  let weights = 0;
  for (let fold = 0; fold < folds; fold += 1) {
    const others = (row: number): boolean => foldOf[row] !== fold;
    const seen = select(rows, members.filter(others));
    const overall =
      overallMethod === undefined
        ? IDENTITY
        : fit(overallMethod, select(rows, everyRow.filter(others)), IDENTITY);
    const held = members.filter((row) => foldOf[row] === fold);
    for (const row of held) weights += rows.weights?.[row] ?? 1;
    for (const method of methods) {
      const calibrator = fit(method, seen, overall);
      losses.set(method, (losses.get(method) ?? 0) + lossOf(rows, held, calibrator));
    }
  }
  let best = first;
  for (const method of methods) {
    if ((losses.get(method) ?? 0) < (losses.get(best) ?? 0) * (1 - WORTH)) best = method;
  }
  const logLosses = Object.fromEntries([...losses].map(([method, loss]) => [method, loss / weights]));
  return { method: best, ...counts, logLoss: logLosses };
}

function fit(method: CalibrationMethod, rows: CalibrationRows, overall: Calibrator): Calibrator {
  switch (method) {
    case 'identity':
      return IDENTITY;
    case 'overall':
      return overall;
    case 'temperature':
      return fitLogistic(rows, true);
    case 'platt':
      return fitLogistic(rows);
    case 'isotonic':
      return fitIsotonic(rows);
    default:
      return exhaustive(method);
  }
}

function lossOf(rows: CalibrationRows, members: Uint32Array, calibrator: Calibrator): number {
  let sum = 0;
  for (const row of members) {
    const logit = calibrate(calibrator, rows.logits[row] ?? 0);
    sum += (rows.weights?.[row] ?? 1) * logLoss(logit, rows.outcomes[row] ?? 0);
  }
  return sum;
}

function select(rows: CalibrationRows, members: Uint32Array): CalibrationRows {
  const pick = (values: ArrayLike<number>): Float64Array =>
    Float64Array.from(members, (row) => values[row] ?? 0);
  return {
    logits: pick(rows.logits),
    outcomes: pick(rows.outcomes),
    ...(rows.weights === undefined ? {} : { weights: pick(rows.weights) }),
  };
}

function positivesOf(rows: CalibrationRows, members: Uint32Array): number {
  let positives = 0;
  for (const row of members) positives += rows.outcomes[row] ?? 0;
  return positives;
}

/** Fold of each row: positives and negatives of each language group are spread evenly. */
function foldsOf(rows: GroupedRows, folds: number, seed: number): Uint8Array {
  const random = seededRandom(seed);
  const keys = Array.from({ length: rows.logits.length }, () => random());
  const order = keys.map((_, row) => row).sort((a, b) => (keys[a] ?? 0) - (keys[b] ?? 0));
  const next = new Map<string, number>();
  const foldOf = new Uint8Array(keys.length);
  for (const row of order) {
    const stratum = `${rows.outcomes[row] ?? 0}${rows.groups[row] ?? ''}`;
    const fold = next.get(stratum) ?? 0;
    foldOf[row] = fold;
    next.set(stratum, (fold + 1) % folds);
  }
  return foldOf;
}
