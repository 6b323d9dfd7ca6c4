import type { ActivityKind } from '../../activity/model.js';
import { defineRule, hit, MISS, unknown } from '../rule.js';
import { evidence, NO_OPTIONS } from '../support.js';

/** Only these bring content that others see under the id, and could swap it. */
const BRINGS_CONTENT: ReadonlySet<ActivityKind> = new Set(['Create', 'Update', 'Announce']);
/** Below what acts by itself or holds by score: a trace for the moderator. */
const HARMLESS = 0.3;

/**
 * A retry has the same digest, re-signed or not, and passes. Ids of activities that only do or undo
 * something are made from what they are about by several servers (Misskey's second Undo of a
 * follow has the id of the first and a new `published`): blocking those would break unfollowing.
 */
export const idReused = defineRule({
  symbol: 'ID_REUSED',
  catalogue: 'I18',
  group: 'integrity',
  weight: 15,
  effect: { action: 'block' },
  kinds: 'all',
  needs: ['seen'],
  source: 'GHSA-q4g8-82c5-9h33',
  summary: 'An activity id that came before with another body',
  options: NO_OPTIONS,
  test: ({ activity, facts }) => {
    if (activity.id === null) {
      return MISS;
    }
    if (facts.seen === null) {
      return unknown('seen');
    }
    if (!facts.seen.before || !facts.seen.otherBody) {
      return MISS;
    }
    const strength = BRINGS_CONTENT.has(activity.kind) ? 1 : HARMLESS;
    return hit(strength, [evidence(`${activity.pointer}/id`, 'seen before with another body')]);
  },
});
