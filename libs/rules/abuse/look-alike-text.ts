import { defineRule } from '../rule.js';
import { judgeLookAlikes, lookAlikeOptions } from './look-alikes.js';

/** Holds by itself; a block takes other evidence, such as a first contact. */
export const lookAlikeText = defineRule({
  symbol: 'LOOK_ALIKE_TEXT',
  catalogue: 'S3',
  group: 'abuse',
  weight: 7,
  effect: { action: 'hold' },
  kinds: ['Create', 'Update', 'Announce'],
  needs: ['lookAlikes', 'actor', 'follows'],
  source: 'waves of February and October 2024',
  summary: 'Nearly the same text from many authors on several domains within the window',
  options: lookAlikeOptions({ actors: 5, domains: 3, broadcast: 3, trusted: 2 }),
  test: (input, options) => judgeLookAlikes(input, 'text', options),
});
