import type { DecidedText } from '../../contracts/feedback.js';
import { byLabel, LABELS, type Label } from '../../contracts/labels.js';
import { sha256Hex } from '../../kernel/hash.js';
import type { Row } from '../training/row.js';

/** Source of every exported row. */
export const FEEDBACK_SOURCE = 'feedback';

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
export function exportRow(outcome: DecidedText): Row | null {
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

function marksOf(outcome: DecidedText): { labels: Row['labels']; weak: readonly Label[] } {
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
