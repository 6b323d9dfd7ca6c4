import type { Visibility } from '../../contracts/facts.js';

/** Stands in a journal row for the partitions of a batch that came in by the API. */
export const INLINE_PART = -1;

/** Column values of `object.visibility`. */
export const VISIBILITIES: readonly Visibility[] = ['public', 'unlisted', 'followers', 'direct'];
