import { defineRule, MISS } from '../rule.js';
import { NO_OPTIONS } from '../support.js';
import { carriesMedia } from './carries-media.js';
import { rejectsMedia, restricted } from './restriction.js';

export const actorRejectsMedia = defineRule({
  symbol: 'ACTOR_REJECTS_MEDIA',
  catalogue: '–',
  group: 'policy',
  weight: 0,
  effect: { action: 'filter', filters: ['strip-media'] },
  kinds: ['Create', 'Update'],
  needs: ['restrictions'],
  source: 'moderators and blocklists of this deployment',
  summary: 'Media from an account whose media are rejected',
  options: NO_OPTIONS,
  test: ({ activity, facts }) =>
    carriesMedia(activity) ? restricted(facts, 'actor', 'actor', rejectsMedia) : MISS,
});
