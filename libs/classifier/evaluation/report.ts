import { LABELS, type Label } from '../../contracts/labels.js';
import { seededRandom } from '../../kernel/seeded-random.js';
import { bootstrap, type Estimate } from './bootstrap.js';
import {
  type ChanceError,
  errorByChance,
  expectedCalibrationError,
  reliability,
  type ReliabilityBin,
} from './ece.js';
import { columnOf, isOrdinary, type ScoredRow, SYNTHETIC_SOURCES } from './labelled-row.js';
import {
  auroc,
  averagePrecision,
  bestF1,
  confusionOfFirst,
  f1Of,
  precisionAtRecall,
  precisionOf,
  recallAtPrecision,
  recallOf,
  type RowCounts,
} from './metrics.js';
import { flaggedAt, rank, type Ranking } from './ranking.js';
import { wilson } from './wilson.js';

/** The recall that precision is reported at, and the precision that recall is. */
export const AT_RECALL = 0.5;
export const AT_PRECISION = 0.95;

const CHANCE_DRAWS = 200;

/** Of one label, on some of the rows. Figures are null where the rows don't have them. */
export interface LabelFigures {
  readonly label: Label;
  readonly positives: number;
  readonly negatives: number;
  /** Annotated rows without a score, which no figure counts. */
  readonly unscoredPositives: number;
  readonly unscoredNegatives: number;
  readonly auprc: Estimate | null;
  readonly auroc: Estimate | null;
  /** The threshold in force, and what it does; null: none is. */
  readonly threshold: number | null;
  readonly precision: Estimate | null;
  readonly recall: Estimate | null;
  readonly f1: Estimate | null;
  readonly bestF1: { readonly f1: number; readonly threshold: number } | null;
  /** At recall {@link AT_RECALL}. */
  readonly precisionAtRecall: number | null;
  /** At precision {@link AT_PRECISION}. */
  readonly recallAtPrecision: number | null;
  readonly ece: number | null;
  /** null without resamples. */
  readonly eceByChance: ChanceError | null;
  readonly reliability: readonly ReliabilityBin[];
}

/** Figures of the rows that share a source or a language. */
export interface Part {
  readonly name: string;
  readonly rows: number;
  /** Labels with annotated rows. */
  readonly labels: readonly LabelFigures[];
}

/** Ordinary posts over a threshold: how often people who did nothing meet the gate. */
export interface OrdinaryFigures {
  readonly rows: number;
  readonly flagged: number;
  /** Wilson's interval. */
  readonly share: Estimate | null;
  readonly byLabel: Readonly<Partial<Record<Label, number>>>;
}

export interface EvaluationReport {
  /** Without the synthetic ones. */
  readonly rows: number;
  readonly weakNegatives: boolean;
  readonly resamples: number;
  readonly labels: readonly LabelFigures[];
  readonly sources: readonly Part[];
  readonly languages: readonly Part[];
  readonly ordinary: OrdinaryFigures;
  /** Rows of ours from templates; null without any. */
  readonly synthetic: Part | null;
}

export interface ReportOptions {
  readonly thresholds: Readonly<Partial<Record<Label, number | null>>>;
  /** Zeros that nobody looked at count as negatives; without them figures are of annotated rows alone. */
  readonly weakNegatives?: boolean;
  /** For 95 % intervals; 0: none. */
  readonly resamples?: number;
  readonly seed?: number;
  /** Called as each table is done, with the share of all of them. */
  readonly onProgress?: (share: number) => void;
}

export function evaluate(rows: readonly ScoredRow[], options: ReportOptions): EvaluationReport {
  const real = rows.filter(({ source }) => !SYNTHETIC_SOURCES.has(source));
  const synthetic = rows.filter(({ source }) => SYNTHETIC_SOURCES.has(source));
  const sources = partsBy(real, ({ source }) => source);
  const languages = partsBy(real, ({ lang }) => lang);
  const all = rows.length + real.length * 2;
  let done = 0;
  const measure = (name: string, members: readonly ScoredRow[]): Part => {
    const part = { name, rows: members.length, labels: figuresOf(members, options) };
    done += members.length;
    options.onProgress?.(done / all);
    return part;
  };
  return {
    rows: real.length,
    weakNegatives: options.weakNegatives ?? true,
    resamples: options.resamples ?? 0,
    labels: measure('', real).labels,
    sources: sources.map(([name, members]) => measure(name, members)),
    languages: languages.map(([name, members]) => measure(name, members)),
    ordinary: ordinaryFigures(real, options.thresholds),
    synthetic: synthetic.length === 0 ? null : measure('synthetic', synthetic),
  };
}

function figuresOf(rows: readonly ScoredRow[], options: ReportOptions): LabelFigures[] {
  return LABELS.flatMap((label) => {
    const column = columnOf(rows, label, options);
    const { unscoredPositives, unscoredNegatives } = column;
    const ranking = rank(column.scores, column.outcomes);
    if (ranking.scores.length + unscoredPositives + unscoredNegatives === 0) return [];
    return [{ label, unscoredPositives, unscoredNegatives, ...labelFigures(ranking, label, options) }];
  });
}

function labelFigures(
  ranking: Ranking,
  label: Label,
  { thresholds, resamples = 0, seed = 0 }: ReportOptions,
): Omit<LabelFigures, 'label' | 'unscoredPositives' | 'unscoredNegatives'> {
  const { positives, negatives } = ranking;
  const threshold = thresholds[label] ?? null;
  const flagged = threshold === null ? 0 : flaggedAt(ranking, threshold);
  const figures = (counts?: RowCounts): number[] => {
    const ranked = [averagePrecision(ranking, counts), auroc(ranking, counts)];
    if (threshold === null) return ranked;
    const confusion = confusionOfFirst(ranking, flagged, counts);
    return [...ranked, precisionOf(confusion), recallOf(confusion), f1Of(confusion)];
  };
  const estimates = bootstrap(positives + negatives, figures, {
    // Rows of one kind have no figure to draw an interval around.
    resamples: positives > 0 && negatives > 0 ? resamples : 0,
    random: seededRandom(seed),
  });
  const [ap = null, roc = null, precision = null, recall = null, f1 = null] = estimates;
  const best = bestF1(ranking);
  const table = reliability(ranking);
  return {
    positives,
    negatives,
    auprc: ap,
    auroc: roc,
    threshold,
    precision,
    recall,
    f1,
    bestF1: best === null ? null : { f1: best.f1, threshold: best.threshold },
    precisionAtRecall: precisionAtRecall(ranking, AT_RECALL),
    recallAtPrecision: recallAtPrecision(ranking, AT_PRECISION),
    ece: expectedCalibrationError(table),
    eceByChance: errorByChance(ranking, {
      draws: Math.min(resamples, CHANCE_DRAWS),
      random: seededRandom(seed),
    }),
    reliability: table,
  };
}

function ordinaryFigures(
  rows: readonly ScoredRow[],
  thresholds: ReportOptions['thresholds'],
): OrdinaryFigures {
  const posts = rows.filter(isOrdinary);
  const byLabel: Partial<Record<Label, number>> = {};
  let flagged = 0;
  for (const { scores } of posts) {
    const over = LABELS.filter((label) => {
      const [score, threshold] = [scores[label] ?? null, thresholds[label] ?? null];
      return score !== null && threshold !== null && score >= threshold;
    });
    for (const label of over) byLabel[label] = (byLabel[label] ?? 0) + 1;
    if (over.length > 0) flagged += 1;
  }
  return { rows: posts.length, flagged, share: wilson(flagged, posts.length), byLabel };
}

/** The largest first. */
function partsBy(
  rows: readonly ScoredRow[],
  nameOf: (row: ScoredRow) => string,
): [string, readonly ScoredRow[]][] {
  const parts = new Map<string, ScoredRow[]>();
  for (const row of rows) {
    const name = nameOf(row);
    const part = parts.get(name);
    if (part === undefined) parts.set(name, [row]);
    else part.push(row);
  }
  return [...parts].toSorted(([a, x], [b, y]) => y.length - x.length || a.localeCompare(b));
}
