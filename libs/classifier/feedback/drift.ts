import type { Label } from '../../contracts/labels.js';
import { psi, total, type ScoreBins } from './psi.js';
import type { ScoreScope } from './score-tallies.js';

/** PSI from which a distribution counts as shifted. */
export const DRIFT_AT = 0.25;
/** Scores on either side without which nothing is said. */
export const MIN_SCORES = 500;

/** One distribution: what it was in the reference window, and what it is now. */
export interface ScoreHistory {
  readonly label: Label;
  readonly scope: ScoreScope;
  readonly name: string;
  /** null while the reference window isn't over. */
  readonly reference: ScoreBins | null;
  readonly current: ScoreBins;
}

export interface Drift {
  readonly label: Label;
  readonly scope: ScoreScope;
  readonly name: string;
  readonly psi: number;
}

/** All languages together. */
export const ALL = 'all';

/** PSI of every distribution with enough scores on either side, all languages together included. */
export function drifts(histories: readonly ScoreHistory[]): readonly Drift[] {
  return [...histories, ...overall(histories)].flatMap(({ label, scope, name, reference, current }) => {
    if (reference === null || total(reference) < MIN_SCORES || total(current) < MIN_SCORES) return [];
    const value = psi(reference, current);
    return value === null ? [] : [{ label, scope, name, psi: value }];
  });
}

/** Sums of a label's languages that have a reference: the others would look like drift of the whole. */
function overall(histories: readonly ScoreHistory[]): readonly ScoreHistory[] {
  const sums = new Map<Label, { reference: ScoreBins; current: ScoreBins }>();
  for (const { label, scope, reference, current } of histories) {
    if (scope !== 'language' || reference === null) continue;
    const sum = sums.get(label);
    sums.set(label, {
      reference: sum ? added(sum.reference, reference) : reference,
      current: sum ? added(sum.current, current) : current,
    });
  }
  return [...sums].map(([label, sum]) => ({ label, scope: 'language', name: ALL, ...sum }));
}

function added(a: ScoreBins, b: ScoreBins): ScoreBins {
  return a.map((count, bin) => count + (b[bin] ?? 0));
}
