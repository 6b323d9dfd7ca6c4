import { defineRule, hit, MISS, unknown } from '../rule.js';
import { contentOf, evidence, NO_OPTIONS } from '../support.js';

/** The other half of Mastodon's limit: its accounts notify only those who follow them. */
export const limitedStranger = defineRule({
  symbol: 'LIMITED_STRANGER',
  catalogue: '–',
  group: 'policy',
  weight: 0,
  effect: { action: 'filter', filters: ['drop-mentions'] },
  kinds: ['Create', 'Update'],
  needs: ['restrictions', 'actor', 'follows'],
  source: 'moderators and blocklists of this deployment',
  summary: 'Mention by a limited account or domain that the recipient doesn’t follow',
  options: NO_OPTIONS,
  test: ({ activity, facts }) => {
    const content = contentOf(activity);
    if (content === null || !content.tags.some((tag) => tag.type === 'Mention')) {
      return MISS;
    }
    if (facts.restrictions === null) {
      return unknown('restrictions');
    }
    const limit = facts.restrictions.find((r) => r.role === 'actor' && r.severity === 'limit');
    if (limit === undefined) {
      return MISS;
    }
    const followed = facts.actor?.followedByRecipient ?? null;
    if (followed === null) {
      return unknown('actor.followedByRecipient');
    }
    return followed ? MISS : hit(1, [evidence(limit.pointer, 'limited, and not followed')]);
  },
});
