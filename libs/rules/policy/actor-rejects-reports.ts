import { defineRule } from '../rule.js';
import { NO_OPTIONS } from '../support.js';
import { rejectsReports, restricted } from './restriction.js';

export const actorRejectsReports = defineRule({
  symbol: 'ACTOR_REJECTS_REPORTS',
  catalogue: '–',
  group: 'policy',
  weight: 15,
  effect: { action: 'block' },
  kinds: ['Flag'],
  needs: ['restrictions'],
  source: 'moderators and blocklists of this deployment',
  summary: 'Report from an account whose reports are rejected',
  options: NO_OPTIONS,
  test: ({ facts }) => restricted(facts, 'actor', 'actor', rejectsReports),
});
