import { isOrdinary, SYNTHETIC_SOURCES } from '../../evaluation/labelled-row.js';
import { byModelLabel, MODEL_LABELS, OUTPUTS, type ModelLabel } from '../../model/labels.js';
import type { Band, Mix } from '../../model/mix.js';
import type { Row } from '../row.js';
import { fitMix } from './fit-mix.js';

/**
 * What the second pass is asked about, and how many ordinary posts a label may send it beside another:
 * those that gain most from it send most. Of spam and self-harm the first pass knows as much.
 */
const ASKED: ReadonlyMap<ModelLabel, number> = new Map([
  ['hate', 0.5],
  ['harassment', 1],
  ['threat', 0.1],
  ['sexual', 0.2],
]);

/** With fewer positives among the rows a mixture is noise: it cost threat 3 to 5 points on the tune half. */
const MIN_POSITIVES = 20;

/** How the passes' log-odds (rows × OUTPUTS) go together, by the annotated rows among the given. */
export function chooseMix(rows: readonly Row[], first: Float32Array, second: Float32Array): Mix {
  return byModelLabel((label, output) => {
    if (!ASKED.has(label)) return null;
    const known = rows.flatMap((row, at) => {
      const outcome = row.labels[label];
      if (outcome === null || SYNTHETIC_SOURCES.has(row.source)) return [];
      const place = at * OUTPUTS + output;
      return [{ first: first[place] ?? 0, second: second[place] ?? 0, outcome }];
    });
    const positives = known.filter(({ outcome }) => outcome === 1).length;
    return positives < MIN_POSITIVES ? null : fitMix(known);
  });
}

/**
 * Where the first pass is unsure: from the probabilities at which all labels together send at most
 * `maxShare` of ordinary posts on.
 * @param probabilities of the first pass, rows × OUTPUTS
 */
export function chooseBand(rows: readonly Row[], probabilities: Float32Array, maxShare: number): Band {
  const ordinary = rows.flatMap((row, at) => (isOrdinary(row) ? [at] : []));
  const columns = MODEL_LABELS.map((label, output) => {
    const weight = ASKED.get(label);
    if (weight === undefined) return null;
    const values = ordinary.map((at) => probabilities[at * OUTPUTS + output] ?? 0);
    return { weight, values, falling: values.toSorted((a, b) => b - a) };
  });
  let lows: readonly (number | null)[] = columns.map((column) => (column ? 1 : null));
  for (let sending = 1; sending < ordinary.length; sending++) {
    const tried = columns.map((column) =>
      column ? (column.falling[Math.round(column.weight * sending)] ?? 1) : null,
    );
    const sent = ordinary.filter((_, at) =>
      columns.some((column, output) => column && (column.values[at] ?? 0) > (tried[output] ?? 1)),
    );
    if (sent.length > maxShare * ordinary.length) break;
    lows = tried;
  }
  return byModelLabel((_, output) => {
    const low = lows[output] ?? null;
    return low === null ? null : { low, high: 1 };
  });
}
