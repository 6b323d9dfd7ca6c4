import { z } from 'zod';
import { type Label, LABELS } from '../../libs/contracts/labels.js';
import type { Classification, Classifier } from '../../libs/classifier/model/types.js';

/** What a case probes; README.md beside this file says what each means. */
export const FUNCTIONALITIES = [
  'negation',
  'counter-speech',
  'reclaimed',
  'profanity',
  'identity-neutral',
  'identity-positive',
  'hate-stated',
  'insult',
  'threat',
  'spelling-tricks',
  'implicit',
  'spam',
  'sexual',
  'self-harm',
  'bare-links',
  'ordinary',
] as const;

/** BCP 47. */
export const CASE_LANGUAGES = ['en', 'de', 'fr', 'pt', 'ko', 'zh', 'ar', 'ru'] as const;

const caseSchema = z.strictObject({
  id: z.string().min(1),
  text: z.string().min(1),
  lang: z.enum(CASE_LANGUAGES),
  functionality: z.enum(FUNCTIONALITIES),
  /** The one label that is asked of the text. */
  label: z.enum(LABELS),
  /** Whether a careful moderator would say that the label applies. */
  expect: z.boolean(),
  note: z.string().min(1).optional(),
});
export type FunctionalCase = z.infer<typeof caseSchema>;

export interface Tally {
  readonly cases: number;
  readonly right: number;
  /** Cases whose score was null, be they right or wrong. */
  readonly unscored: number;
}

export interface WrongCase {
  readonly case: FunctionalCase;
  readonly score: number | null;
}

export interface FunctionalReport {
  readonly overall: Tally;
  readonly byFunctionality: ReadonlyMap<string, Tally>;
  readonly byLanguage: ReadonlyMap<string, Tally>;
  readonly byLabel: ReadonlyMap<string, Tally>;
  /** Keys `applies` and `does not apply`: what the cases expected. */
  readonly byExpectation: ReadonlyMap<string, Tally>;
  readonly wrong: readonly WrongCase[];
}

/**
 * Cases from NDJSON; empty lines are skipped.
 * @throws Error with the line's number where a line isn't JSON or isn't a case.
 */
export function parseCases(ndjson: string): readonly FunctionalCase[] {
  return ndjson.split('\n').flatMap((line, index) => {
    if (line.trim() === '') return [];
    try {
      return [caseSchema.parse(JSON.parse(line))];
    } catch (cause) {
      throw new Error(`functional cases, line ${index + 1}`, { cause });
    }
  });
}

/** Whether the label is over its threshold; a null score or threshold never is. */
export function isOver(
  classification: Pick<Classification, 'scores'>,
  label: Label,
  thresholds: Classifier['thresholds'],
): boolean {
  const score = classification.scores[label];
  const threshold = thresholds[label];
  return score !== null && threshold !== null && score >= threshold;
}

/**
 * Holds each case against the classification at the same index.
 * @throws RangeError when there aren't as many classifications as cases.
 */
export function scoreCases(
  cases: readonly FunctionalCase[],
  classifications: readonly Pick<Classification, 'scores'>[],
  thresholds: Classifier['thresholds'],
): FunctionalReport {
  if (cases.length !== classifications.length) {
    throw new RangeError(`${cases.length} cases, ${classifications.length} classifications`);
  }
  const overall = new Map<string, Tally>();
  const byFunctionality = new Map<string, Tally>();
  const byLanguage = new Map<string, Tally>();
  const byLabel = new Map<string, Tally>();
  const byExpectation = new Map<string, Tally>();
  const wrong: WrongCase[] = [];
  for (const [index, row] of cases.entries()) {
    const classification = classifications[index];
    if (!classification) throw new RangeError(`no classification for ${row.id}`);
    const score = classification.scores[row.label];
    const right = isOver(classification, row.label, thresholds) === row.expect;
    if (!right) wrong.push({ case: row, score });
    const outcome = { right, unscored: score === null };
    count(overall, 'all', outcome);
    count(byFunctionality, row.functionality, outcome);
    count(byLanguage, row.lang, outcome);
    count(byLabel, row.label, outcome);
    count(byExpectation, row.expect ? 'applies' : 'does not apply', outcome);
  }
  return {
    overall: overall.get('all') ?? { cases: 0, right: 0, unscored: 0 },
    byFunctionality,
    byLanguage,
    byLabel,
    byExpectation,
    wrong,
  };
}

/** Share of right cases, 0..1; NaN when there are none. */
export function accuracy(tally: Tally): number {
  return tally.right / tally.cases;
}

function count(
  tallies: Map<string, Tally>,
  key: string,
  outcome: { readonly right: boolean; readonly unscored: boolean },
): void {
  const before = tallies.get(key) ?? { cases: 0, right: 0, unscored: 0 };
  tallies.set(key, {
    cases: before.cases + 1,
    right: before.right + Number(outcome.right),
    unscored: before.unscored + Number(outcome.unscored),
  });
}
