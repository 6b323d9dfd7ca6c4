import { z } from 'zod';

/** Knots of an isotonic calibrator at most: what a manifest holds of it. */
export const MAX_KNOTS = 60;

/** Rows that share a knot at least: fewer would copy their noise. */
const MIN_KNOT_ROWS = 20;

/** Slope, in log-odds, beyond the outer knots: nearly flat, but two scores never become one. */
const OUTER_SLOPE = 0.1;

const MIN_SLOPE = 0.01;
const MAX_STEPS = 100;

const finite = z.number().refine(Number.isFinite);

/**
 * What turns the log-odds a model gives into log-odds that come true. Rising, so the order of texts
 * within a label and language group stays.
 *
 * - `logistic`: slope · x + offset (Platt scaling; with offset 0 temperature scaling).
 * - `isotonic`: linear between knots (`from`, `to`), of {@link OUTER_SLOPE} beyond them.
 */
export const calibratorSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('logistic'), slope: z.number().positive(), offset: finite }),
  z
    .strictObject({
      kind: z.literal('isotonic'),
      from: z.array(finite).min(1).max(MAX_KNOTS),
      to: z.array(finite).min(1).max(MAX_KNOTS),
    })
    .refine(({ from, to }) => from.length === to.length && rises(from, true) && rises(to, false), {
      error: 'knots must rise',
    }),
]);
export type Calibrator = z.infer<typeof calibratorSchema>;
export type IsotonicCalibrator = Extract<Calibrator, { kind: 'isotonic' }>;
export type LogisticCalibrator = Extract<Calibrator, { kind: 'logistic' }>;

/** Leaves scores as they are. */
export const IDENTITY: LogisticCalibrator = { kind: 'logistic', slope: 1, offset: 0 };

/** What a calibrator is fitted on: log-odds of a label, what was true, and how much each row counts. */
export interface CalibrationRows {
  readonly logits: ArrayLike<number>;
  /** 0 or 1. */
  readonly outcomes: ArrayLike<number>;
  /** Left out: 1 each. */
  readonly weights?: ArrayLike<number>;
}

/** Log-odds to log-odds. */
export function calibrate(calibrator: Calibrator, logit: number): number {
  return calibrator.kind === 'logistic'
    ? calibrator.slope * logit + calibrator.offset
    : interpolate(calibrator, logit);
}

export function sigmoid(logit: number): number {
  return 1 / (1 + Math.exp(-logit));
}

/** Log-odds of a probability, ±20 at most, so that 0 and 1 stay finite. */
export function logitOf(probability: number): number {
  return Math.min(Math.max(Math.log(probability / (1 - probability)), -20), 20);
}

/** −ln of the probability given to what was true; never overflows. */
export function logLoss(logit: number, outcome: number): number {
  const signed = outcome === 1 ? -logit : logit;
  return signed > 0 ? signed + Math.log1p(Math.exp(-signed)) : Math.log1p(Math.exp(signed));
}

/**
 * Slope and, unless `temperature`, offset with the least log loss (Platt, 1999), by Newton's method as Lin,
 * Lin and Weng (2007) make it safe. Outcomes are drawn in from 0 and 1 by one row of each, so that a label
 * that can be told apart without error keeps a finite slope; it never falls under {@link MIN_SLOPE}.
 */
export function fitLogistic(rows: CalibrationRows, temperature = false): LogisticCalibrator {
  const target = smoothedTargets(rows);
  let slope = 1;
  let offset = 0;
  let loss = logisticLoss(rows, target, slope, offset);
  for (let step = 0; step < MAX_STEPS; step += 1) {
    let [gradSlope, gradOffset] = [0, 0];
    let [slopeSlope, slopeOffset, offsetOffset] = [1e-9, 0, 1e-9];
    for (let row = 0; row < rows.logits.length; row += 1) {
      const logit = rows.logits[row] ?? 0;
      const weight = weightOf(rows, row);
      const probability = sigmoid(slope * logit + offset);
      const error = weight * (probability - target(row));
      const curve = weight * probability * (1 - probability);
      gradSlope += error * logit;
      gradOffset += error;
      slopeSlope += curve * logit * logit;
      slopeOffset += curve * logit;
      offsetOffset += curve;
    }
    const determinant = slopeSlope * offsetOffset - slopeOffset * slopeOffset;
    const stepSlope = temperature
      ? gradSlope / slopeSlope
      : (offsetOffset * gradSlope - slopeOffset * gradOffset) / determinant;
    const stepOffset = temperature
      ? 0
      : (slopeSlope * gradOffset - slopeOffset * gradSlope) / determinant;
    let share = 1;
    let next = Number.POSITIVE_INFINITY;
    for (; share > 1e-6; share /= 2) {
      const tried = Math.max(slope - share * stepSlope, MIN_SLOPE);
      next = logisticLoss(rows, target, tried, offset - share * stepOffset);
      if (next < loss) break;
    }
    if (!(next < loss)) break;
    slope = Math.max(slope - share * stepSlope, MIN_SLOPE);
    offset -= share * stepOffset;
    const gained = loss - next;
    loss = next;
    if (gained < 1e-10 * loss) break;
  }
  return { kind: 'logistic', slope: rounded(slope), offset: rounded(offset) };
}

/**
 * The rising step function with the least squared error (pool adjacent violators; Zadrozny and Elkan, 2002),
 * over rows gathered to at most {@link MAX_KNOTS} neighbours first and joined by lines between its steps.
 * A rate of 0 or 1 is drawn in by half a row.
 */
export function fitIsotonic(rows: CalibrationRows): IsotonicCalibrator {
  const order = Uint32Array.from({ length: rows.logits.length }, (_, row) => row).sort(
    (a, b) => (rows.logits[a] ?? 0) - (rows.logits[b] ?? 0) || a - b,
  );
  const size = Math.max(MIN_KNOT_ROWS, Math.ceil(order.length / MAX_KNOTS));
  const blocks: Block[] = [];
  for (let start = 0; start < order.length;) {
    // A last handful joins the block before it.
    const end = order.length - start < 2 * size ? order.length : start + size;
    pool(blocks, blockOf(rows, order.subarray(start, end)));
    start = end;
  }
  const from: number[] = [];
  const to: number[] = [];
  for (const { weight, hits, logits } of blocks) {
    const knot = rounded(logits / weight);
    const level = rounded(logitOf((hits + 0.5) / (weight + 1)));
    // Drawing in by half a row may turn two steps of unlike weight round.
    const before = to.at(-1);
    if (from.at(-1) === knot) continue;
    from.push(knot);
    to.push(before === undefined ? level : Math.max(level, before));
  }
  if (from.length === 0) return { kind: 'isotonic', from: [0], to: [0] };
  return { kind: 'isotonic', from, to };
}

/** Weighted sums over neighbouring rows. */
interface Block {
  readonly weight: number;
  readonly hits: number;
  readonly logits: number;
}

function blockOf(rows: CalibrationRows, members: Uint32Array): Block {
  let [weight, hits, logits] = [0, 0, 0];
  for (const row of members) {
    const each = weightOf(rows, row);
    weight += each;
    hits += each * (rows.outcomes[row] ?? 0);
    logits += each * (rows.logits[row] ?? 0);
  }
  return { weight, hits, logits };
}

/** Adds a block; while it hits no more often than the one before it, they become one. */
function pool(blocks: Block[], added: Block): void {
  if (added.weight === 0) return;
  let block = added;
  for (
    let before = blocks.at(-1);
    before !== undefined && before.hits * block.weight >= block.hits * before.weight;
    before = blocks.at(-1)
  ) {
    blocks.pop();
    block = {
      weight: before.weight + block.weight,
      hits: before.hits + block.hits,
      logits: before.logits + block.logits,
    };
  }
  blocks.push(block);
}

function interpolate({ from, to }: IsotonicCalibrator, logit: number): number {
  const last = from.length - 1;
  const [first = 0, end = 0] = [from[0], from[last]];
  if (logit <= first) return (to[0] ?? 0) + OUTER_SLOPE * (logit - first);
  if (logit >= end) return (to[last] ?? 0) + OUTER_SLOPE * (logit - end);
  let low = 0;
  let high = last;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((from[middle] ?? 0) <= logit) low = middle;
    else high = middle;
  }
  const [x0 = 0, x1 = 0, y0 = 0, y1 = 0] = [from[low], from[high], to[low], to[high]];
  return y0 + ((y1 - y0) * (logit - x0)) / (x1 - x0);
}

function smoothedTargets(rows: CalibrationRows): (row: number) => number {
  let [positives, negatives] = [0, 0];
  for (let row = 0; row < rows.outcomes.length; row += 1) {
    if (rows.outcomes[row] === 1) positives += weightOf(rows, row);
    else negatives += weightOf(rows, row);
  }
  const high = (positives + 1) / (positives + 2);
  const low = 1 / (negatives + 2);
  return (row) => (rows.outcomes[row] === 1 ? high : low);
}

function logisticLoss(
  rows: CalibrationRows,
  target: (row: number) => number,
  slope: number,
  offset: number,
): number {
  let sum = 0;
  for (let row = 0; row < rows.logits.length; row += 1) {
    const logit = slope * (rows.logits[row] ?? 0) + offset;
    const share = target(row);
    sum += weightOf(rows, row) * (share * logLoss(logit, 1) + (1 - share) * logLoss(logit, 0));
  }
  return sum;
}

function weightOf({ weights }: CalibrationRows, row: number): number {
  return weights === undefined ? 1 : (weights[row] ?? 0);
}

function rises(values: readonly number[], strictly: boolean): boolean {
  return values.every((value, at) => {
    const before = values[at - 1];
    return before === undefined || value > before || (!strictly && value === before);
  });
}

/** Six digits are more than any data set here supports, and keep the manifest short. */
function rounded(value: number): number {
  return Number(value.toPrecision(6));
}
