import { defineRule } from '../rule.js';
import { judgeLookAlikes, lookAlikeOptions } from './look-alikes.js';

/**
 * Popular links travel by themselves, hence the higher thresholds. The weights of the three look-alike
 * rules together stay under the default block: they are three views of one thing.
 */
export const lookAlikeLink = defineRule({
  symbol: 'LOOK_ALIKE_LINK',
  catalogue: 'S3',
  group: 'abuse',
  weight: 2.5,
  effect: { action: 'hold' },
  kinds: ['Create', 'Update', 'Announce'],
  needs: ['lookAlikes', 'actor', 'follows'],
  source: 'waves of February and October 2024',
  summary: 'The same link from many authors on several domains within the window',
  options: lookAlikeOptions({ actors: 6, domains: 3, broadcast: 4, trusted: 2 }),
  test: (input, options) => judgeLookAlikes(input, 'link', options),
});
