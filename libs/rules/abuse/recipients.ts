import { z } from 'zod';
import type { Activity } from '../../activity/model.js';
import { hit, MISS, type RuleOutcome } from '../rule.js';
import { contentOf, evidence } from '../support.js';
import { recipientsOf } from './reach.js';

export function recipientsOption(initial: number): z.ZodType<{ recipients: number }> {
  return z.strictObject({
    recipients: z
      .int()
      .min(2)
      .max(1_000)
      .default(initial)
      .describe('named one by one, by mention or address'),
  });
}

/** Invitations to an event name their guests, and an actor's or a vote's recipients are no audience. */
export function judgeRecipients(activity: Activity, limit: number): RuleOutcome {
  const content = contentOf(activity);
  if (content === null || content.isVote || content.type === 'Event') {
    return MISS;
  }
  const { size } = recipientsOf(activity, content);
  if (size < limit) {
    return MISS;
  }
  return hit(1, [
    evidence(
      content.tags.length > 0 ? `${content.pointer}/tag` : content.pointer,
      `${size} recipients`,
    ),
  ]);
}
