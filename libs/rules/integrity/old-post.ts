import { z } from 'zod';
import { defineRule, hit, MISS, unknown } from '../rule.js';
import { contentOf, evidence, span } from '../support.js';

/** Imports and backfills are honest, so it is let in, but not as news. */
export const oldPost = defineRule({
  symbol: 'OLD_POST',
  catalogue: 'I21',
  group: 'integrity',
  weight: 0,
  effect: { action: 'filter', filters: ['unlist'] },
  kinds: ['Create'],
  needs: [],
  source: 'own',
  summary: 'Create of something published long ago',
  options: z.strictObject({ age: span('7d', 'age from which a new post is no news') }),
  test: ({ activity, facts }, { age }) => {
    const content = contentOf(activity);
    if (content === null || content.isVote) {
      return MISS;
    }
    const published = content.published ?? activity.published;
    if (published === null) {
      return unknown('object.published');
    }
    const { pointer } = content.published === null ? activity : content;
    return facts.now - published > age ? hit(1, [evidence(`${pointer}/published`)]) : MISS;
  },
});
