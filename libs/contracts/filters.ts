/**
 * Graduated outcomes that ride on `allow`, in the order in which they are applied. The order is
 * part of the contract: first what removes parts, then what rewrites the audience, then marks.
 */
export const FILTERS = [
  'ignore',
  'strip-blind-recipients',
  'drop-url',
  'drop-unsafe-links',
  'drop-mentions',
  'strip-media',
  'strip-invisible-text',
  'unlist',
  'mark-sensitive',
  'no-index',
] as const;
export type Filter = (typeof FILTERS)[number];
