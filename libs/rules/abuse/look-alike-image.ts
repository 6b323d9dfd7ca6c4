import { defineRule } from '../rule.js';
import { judgeLookAlikes, lookAlikeOptions } from './look-alikes.js';

/** Needs the server’s media facts to be sure; a blurhash, which stands in for them, is coarse. */
export const lookAlikeImage = defineRule({
  symbol: 'LOOK_ALIKE_IMAGE',
  catalogue: 'S3',
  group: 'abuse',
  weight: 2,
  effect: { action: 'hold' },
  kinds: ['Create', 'Update', 'Announce'],
  needs: ['lookAlikes', 'actor', 'follows'],
  source: 'waves of February and October 2024',
  summary: 'The same image from many authors on several domains within the window',
  options: lookAlikeOptions({ actors: 6, domains: 3, broadcast: 4, trusted: 2 }),
  test: (input, options) => judgeLookAlikes(input, 'image', options),
});
