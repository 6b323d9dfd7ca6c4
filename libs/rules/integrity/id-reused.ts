import { defineRule, hit, MISS, unknown } from '../rule.js';
import { evidence, NO_OPTIONS } from '../support.js';

/** A retry has the same digest, re-signed or not, and passes. */
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
    return facts.seen.before && facts.seen.otherBody
      ? hit(1, [evidence(`${activity.pointer}/id`, 'seen before with another body')])
      : MISS;
  },
});
