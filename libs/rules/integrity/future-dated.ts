import { z } from 'zod';
import { defineRule, hit, MISS, unknown } from '../rule.js';
import { contentOf, evidence, span } from '../support.js';

/** Dates ahead of the clock pin a post to the top of every timeline. */
export const futureDated = defineRule({
  symbol: 'FUTURE_DATED',
  catalogue: 'I21',
  group: 'integrity',
  weight: 7,
  effect: { action: 'hold' },
  kinds: ['Create', 'Update'],
  needs: [],
  source: 'own',
  summary: '`published` or `updated` lies in the future',
  options: z.strictObject({ ahead: span('15m', 'how far ahead a sender’s clock may run') }),
  test: ({ activity, facts }, { ahead }) => {
    const content = contentOf(activity);
    if (content === null || content.isVote) {
      return MISS;
    }
    const latest = facts.now + ahead;
    if (content.published !== null && content.published > latest) {
      return hit(1, [evidence(`${content.pointer}/published`)]);
    }
    if (content.updated !== null && content.updated > latest) {
      return hit(1, [evidence(`${content.pointer}/updated`)]);
    }
    if (activity.published !== null && activity.published > latest) {
      return hit(1, [evidence(`${activity.pointer}/published`)]);
    }
    return content.published === null && activity.published === null
      ? unknown('object.published')
      : MISS;
  },
});
