import { byLabel, LABELS, type Label } from '../../contracts/labels.js';
import type { Action } from '../../contracts/decision.js';
import { sha256Hex } from '../../kernel/hash.js';
import type { Row } from '../training/row.js';

/** Source of every exported row. */
export const FEEDBACK_SOURCE = 'feedback';

/** A text and a moderator's outcome. */
export interface Outcome {
  /** The decision's subject, hex. */
  readonly subject: string;
  readonly text: string;
  /** BCP 47. */
  readonly lang: string;
  /** Labels whose score had reached their threshold. */
  readonly flagged: readonly Label[];
  readonly action: Action;
  readonly filtered: boolean;
  /** What the moderator said of it; null: nothing. */
  readonly labels: Readonly<Partial<Record<Label, boolean>>> | null;
}

/**
 * The training row that an outcome makes; null where it teaches nothing.
 *
 * - Labels that the moderator stated count as they are.
 * - Without any, an allow without filters says that what the classifier flagged was wrong: a weak 0 of
 *   those labels, as nobody looked at each.
 * - A block or a hold says that something is wrong, but not what: no guess is made of it.
 *
 * The id is a hash, which leads back to no decision by looking at it.
 */
export function exportRow(outcome: Outcome): Row | null {
  const { labels, weak } = marksOf(outcome);
  if (LABELS.every((label) => labels[label] === null)) return null;
  return {
    id: `feedback-${sha256Hex(`feedback\0${outcome.subject}`).slice(0, 32)}`,
    text: outcome.text,
    lang: outcome.lang,
    source: FEEDBACK_SOURCE,
    licence: 'operator',
    labels,
    weak: [...weak],
  };
}

function marksOf(outcome: Outcome): { labels: Row['labels']; weak: readonly Label[] } {
  const labels: Row['labels'] = byLabel(() => null);
  if (outcome.labels !== null) {
    for (const label of LABELS) {
      const stated = outcome.labels[label];
      if (stated !== undefined) labels[label] = stated ? 1 : 0;
    }
    return { labels, weak: [] };
  }
  if (outcome.action !== 'allow' || outcome.filtered) return { labels, weak: [] };
  for (const label of outcome.flagged) labels[label] = 0;
  return { labels, weak: outcome.flagged };
}
