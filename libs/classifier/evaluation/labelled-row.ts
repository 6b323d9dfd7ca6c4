import { z } from 'zod';
import { LABELS, type Label } from '../../contracts/labels.js';
import type { Scores } from '../model/types.js';

/** Sources made by us from templates: easy to tell apart, so their figures flatter and stand apart. */
export const SYNTHETIC_SOURCES: ReadonlySet<string> = new Set(['synthetic', 'augment']);

/**
 * Sources gathered without looking for abuse or for what draws it: comments and tweets collected for
 * emotions (goemotions), names (wnut17, btc) or sentiment (afrisenti), and the wanted mail, messages and
 * posts of spam collections. The negatives of the other sources aren't ordinary: they were found by
 * searching for slurs or in places known for hate, so they hold far more of what looks like it.
 */
export const GENERAL_SOURCES: ReadonlySet<string> = new Set([
  'goemotions',
  'wnut17',
  'btc',
  'afrisenti',
  'spamassassin',
  'sms_spam',
  'tg_spam',
  'janitr',
  'youtube_spam',
]);

const mark = z.union([z.literal(0), z.literal(1)]).nullable();

/** A row to be measured: the training data's form, of which only text and labels must be there. */
export const labelledRowSchema = z.object({
  id: z.union([z.string(), z.number()]).optional(),
  text: z.string(),
  lang: z.string().nullish(),
  source: z.string().nullish(),
  labels: z.partialRecord(z.enum(LABELS), mark),
  weak: z.array(z.enum(LABELS)).nullish(),
});

/** A row and what the classifier said of it; the text isn't needed any more. */
export interface ScoredRow {
  /** As the row says; `und` where it says nothing. */
  readonly lang: string;
  /** Empty where the row names none. */
  readonly source: string;
  readonly labels: Readonly<Partial<Record<Label, 0 | 1 | null>>>;
  /** Labels whose 0 nobody looked at. */
  readonly weak: readonly Label[];
  readonly scores: Readonly<Partial<Scores>>;
}

/** A post as most are: from a general source, all labels known to be 0 (weakly, mostly). */
export function isOrdinary({ source, labels }: Pick<ScoredRow, 'source' | 'labels'>): boolean {
  return GENERAL_SOURCES.has(source) && LABELS.every((label) => labels[label] === 0);
}

/** One label's scores and outcomes, in arrays. */
export interface LabelColumn {
  /** Rows that are annotated for the label and have a score. */
  readonly scores: Float64Array;
  readonly outcomes: Uint8Array;
  /** Annotated rows without a score: not trained in their language, or abstained. */
  readonly unscoredPositives: number;
  readonly unscoredNegatives: number;
}

/** Masked rows (null or absent) are left out; weak zeros too, where asked. */
export function columnOf(
  rows: readonly ScoredRow[],
  label: Label,
  { weakNegatives = true }: { readonly weakNegatives?: boolean } = {},
): LabelColumn {
  const scores: number[] = [];
  const outcomes: number[] = [];
  const unscored = [0, 0];
  for (const row of rows) {
    const outcome = row.labels[label];
    if (outcome === null || outcome === undefined) continue;
    if (!weakNegatives && outcome === 0 && row.weak.includes(label)) continue;
    const score = row.scores[label];
    if (score === null || score === undefined) unscored[outcome] = (unscored[outcome] ?? 0) + 1;
    else {
      scores.push(score);
      outcomes.push(outcome);
    }
  }
  const [unscoredNegatives = 0, unscoredPositives = 0] = unscored;
  return {
    scores: Float64Array.from(scores),
    outcomes: Uint8Array.from(outcomes),
    unscoredPositives,
    unscoredNegatives,
  };
}
