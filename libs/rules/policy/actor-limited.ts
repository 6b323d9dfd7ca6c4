import { defineRule } from '../rule.js';
import { NO_OPTIONS } from '../support.js';
import { isLimited, restricted } from './restriction.js';

/** As Mastodon’s limit: followers see it, public timelines don’t. See LIMITED_STRANGER for mentions. */
export const actorLimited = defineRule({
  symbol: 'ACTOR_LIMITED',
  catalogue: '–',
  group: 'policy',
  weight: 0,
  effect: { action: 'filter', filters: ['unlist'] },
  kinds: ['Create', 'Update', 'Announce'],
  needs: ['restrictions'],
  source: 'moderators and blocklists of this deployment',
  summary: 'From a limited account',
  options: NO_OPTIONS,
  test: ({ facts }) => restricted(facts, 'actor', 'actor', isLimited),
});
