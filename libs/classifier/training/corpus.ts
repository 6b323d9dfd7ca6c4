import type { Label } from '../../contracts/labels.js';
import { augmentedRows } from './augment/rows.js';
import { trick } from './augment/trick.js';
import { TrainingRandom } from './random.js';
import type { Row } from './row.js';

/**
 * How much rows of our own, and those made from templates, count beside one that somebody annotated. Of
 * threats, sexual content and self-harm there are so few annotated ones that ours would drown them:
 * at 0.3 they cost 6 to 9 points of AUPRC on the tune half.
 */
const AUGMENT_WEIGHT = 1;
const AUGMENT_WEIGHT_RARE = 0.03;
const SYNTHETIC_WEIGHT = 0.5;
const RARE: ReadonlySet<Label> = new Set(['threat', 'sexual', 'self_harm']);
/** How much a zero that nobody annotated counts: most are right, and they are most of ordinary life. */
const WEAK_WEIGHT = 0.9;
/** Share of annotated rows that training meets once more with a spelling trick. */
const TRICKED = 0.05;
const TRICKED_WEIGHT = 0.5;

export interface WeighedRow {
  readonly row: Row;
  /** Of the row as a whole; {@link labelWeight} says what a label of it counts. */
  readonly weight: number;
}

/** What one label of a row counts; 0: nobody said. */
export function labelWeight({ row, weight }: WeighedRow, label: Label): number {
  const mark = row.labels[label] ?? null;
  if (mark === null) return 0;
  const weak = mark === 0 && row.weak.includes(label) ? WEAK_WEIGHT : 1;
  if (row.source === 'augment') {
    return weight * weak * (RARE.has(label) ? AUGMENT_WEIGHT_RARE : AUGMENT_WEIGHT);
  }
  return weight * weak * (row.source === 'synthetic' ? SYNTHETIC_WEIGHT : 1);
}

/** What training reads: the annotated rows, some of them disguised, and rows of our own. */
export function trainingRows(annotated: readonly Row[], seed: number): readonly WeighedRow[] {
  const random = new TrainingRandom(seed);
  const rows: WeighedRow[] = annotated.map((row) => ({ row, weight: 1 }));
  for (const row of annotated) {
    if (random.next() >= TRICKED) continue;
    const text = trick(row.text, random.next);
    if (text !== row.text) rows.push({ row: { ...row, text }, weight: TRICKED_WEIGHT });
  }
  for (const row of augmentedRows(seed)) rows.push({ row, weight: 1 });
  return rows;
}

/**
 * Languages with few rows count for more: the fourth root of how many times fewer they have than the
 * language with the most, at most 2.
 */
export function languageWeights(rows: readonly WeighedRow[]): (lang: string) => number {
  const counts = new Map<string, number>();
  for (const { row } of rows) counts.set(row.lang, (counts.get(row.lang) ?? 0) + 1);
  const most = Math.max(...counts.values());
  return (lang) => Math.min(2, (most / (counts.get(lang) ?? most)) ** 0.25);
}
