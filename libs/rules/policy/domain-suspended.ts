import { defineRule } from '../rule.js';
import { NO_OPTIONS } from '../support.js';
import { BRINGING, isSuspended, restricted } from './restriction.js';

export const domainSuspended = defineRule({
  symbol: 'DOMAIN_SUSPENDED',
  catalogue: '–',
  group: 'policy',
  weight: 15,
  effect: { action: 'block' },
  kinds: BRINGING,
  needs: ['restrictions'],
  source: 'moderators and blocklists of this deployment',
  summary: 'From a suspended domain, save what only takes something back',
  options: NO_OPTIONS,
  test: ({ facts }) => restricted(facts, 'actor', 'domain', isSuspended),
});
