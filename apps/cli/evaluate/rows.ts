import { z } from 'zod';
import { labelledRowSchema } from '../../../libs/classifier/evaluation/labelled-row.js';
import { type Half, halfOf } from '../../../libs/classifier/evaluation/split.js';
import { LABELS, type Label } from '../../../libs/contracts/labels.js';
import type { ClassifyInput } from '../../../libs/classifier/model/types.js';
import { type BadLine, parseLine } from '../bad-line.js';
import type { LineInput } from '../lines.js';

/** A row to be measured, with what classifying and looking up its scores need. */
export interface EvaluationRow extends ClassifyInput {
  readonly id: string | null;
  readonly source: string;
  readonly labels: Readonly<Partial<Record<Label, 0 | 1 | null>>>;
  readonly weak: readonly Label[];
}

/** The labelled rows of an input, lot by lot, of one half or all; bad lines are handed to `onBad`. */
export async function* evaluationRows(
  input: LineInput,
  half: Half | 'all',
  onBad: (bad: BadLine) => void,
): AsyncGenerator<EvaluationRow[], void, undefined> {
  for await (const lot of input.lines()) {
    const rows: EvaluationRow[] = [];
    for (const line of lot) {
      if (line.text?.trim() === '') continue;
      const parsed = parseLine(labelledRowSchema, input.name, line);
      if (!parsed.ok) {
        onBad(parsed.error);
        continue;
      }
      const { id, text, lang, source, labels, weak } = parsed.value;
      if (half !== 'all' && halfOf(text) !== half) continue;
      rows.push({
        id: id === undefined ? null : String(id),
        text,
        lang: lang ?? null,
        source: source ?? '',
        labels,
        weak: weak ?? [],
      });
    }
    yield rows;
  }
}

const score = z.number().min(0).max(1).nullable();
const scoresSchema = z.object({
  id: z.union([z.string(), z.number()]),
  scores: z.partialRecord(z.enum(LABELS), score),
});

export type GivenScores = Readonly<Partial<Record<Label, number | null>>>;

/** Scores made elsewhere, by id of the row: lines of `{id, scores}`. */
export async function readScores(
  input: LineInput,
  onBad: (bad: BadLine) => void,
): Promise<Map<string, GivenScores>> {
  const scores = new Map<string, GivenScores>();
  for await (const lot of input.lines()) {
    for (const line of lot) {
      if (line.text?.trim() === '') continue;
      const parsed = parseLine(scoresSchema, input.name, line);
      if (parsed.ok) scores.set(String(parsed.value.id), parsed.value.scores);
      else onBad(parsed.error);
    }
  }
  return scores;
}
