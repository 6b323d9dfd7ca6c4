import type { QueryRunner } from 'typeorm';
import type { FeedbackPolicy } from '../../decide/compiled-policy.js';
import { deleteBatches } from './delete-batches.js';
import { dayOf } from './partitions.js';

/** Histograms of scores: longer than a reference takes where traffic is thin. */
const SCORES_KEPT_DAYS = 60;

/**
 * Removes kept texts past their time, all where feedback is off, and those whose deletion came in by
 * another way at the same moment. Answers how many rows went.
 */
export async function retainFeedback(
  runner: QueryRunner,
  { enabled, decidedMs, undecidedMs }: FeedbackPolicy,
  now: number,
): Promise<number> {
  if (!enabled) return deleteBatches(runner, 'feedback', 'true', []);
  const old = await deleteBatches(
    runner,
    'feedback',
    'kept_at < CASE WHEN decided_at IS NULL THEN $1::bigint ELSE $2::bigint END',
    [now - undecidedMs, now - decidedMs],
  );
  const deleted = await deleteBatches(
    runner,
    'feedback',
    `EXISTS (
       SELECT FROM object o WHERE o.key IN (object_key, owner_key) AND o.deleted_at IS NOT NULL)`,
    [],
  );
  return old + deleted;
}

/** Removes histograms past their time, and references of models that no longer score. */
export async function retainScores(runner: QueryRunner, now: number): Promise<number> {
  const days = await deleteBatches(runner, 'score_histogram', 'day < $1', [
    dayOf(now) - SCORES_KEPT_DAYS,
  ]);
  const references = await deleteBatches(
    runner,
    'score_reference',
    'NOT EXISTS (SELECT FROM score_histogram h WHERE h.model = score_reference.model)',
    [],
  );
  return days + references;
}
