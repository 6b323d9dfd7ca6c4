import { isPostText, textsOf } from '../../activity/texts.js';
import type { Evidence } from '../../contracts/decision.js';
import type { LabelScore } from '../../contracts/facts.js';
import type { Label } from '../../contracts/labels.js';
import type { ActivityKind } from '../../activity/model.js';
import { hit, MISS, unknown, type RuleInput, type RuleOutcome } from '../rule.js';

/** What brings texts before readers. */
export const SCORED_KINDS: readonly ActivityKind[] = ['Create', 'Update', 'Announce', 'Add'];

/** Strength at the threshold; it grows evenly up to 1 at a score of 1. */
const AT_THRESHOLD = 0.5;

/**
 * A label's score against the threshold in force. Unknown where the activity has a text that wasn't
 * scored, or where the model can't tell: not trained in the language, or too little to go by.
 *
 * Rules on scores weigh nothing, but for spam: they hold or label by their action, and a score never makes
 * a block of what others would hold.
 */
export function judgeScore({ activity, facts }: RuleInput, label: Label): RuleOutcome {
  const { scores } = facts;
  if (scores === null) return textsOf(activity).some(isPostText) ? unknown('scores') : MISS;
  const found = scores.labels[label];
  if (found === undefined) return unknown(`scores.${label}`);
  const { score, threshold } = found;
  if (threshold === null) return unknown(`scores.${label}.threshold`);
  if (score < threshold) return MISS;
  return hit(strengthOf(score, threshold), evidenceOf(found, threshold, scores.lang));
}

function strengthOf(score: number, threshold: number): number {
  const over = threshold >= 1 ? 1 : (score - threshold) / (1 - threshold);
  return AT_THRESHOLD + (1 - AT_THRESHOLD) * over;
}

function evidenceOf(
  { score, pass, pointer, spans }: LabelScore,
  threshold: number,
  lang: string,
): readonly Evidence[] {
  const note = `score ${score}, threshold ${threshold}, pass ${pass}, ${lang}`;
  const [first, ...others] = spans;
  if (first === undefined) return [{ pointer, note }];
  return [{ pointer, ...first, note }, ...others.map((span) => ({ pointer, ...span }))];
}
