/**
 * Bounds on what one document may make us do. They protect the process, so they are constants and
 * not policy; the policy has tighter ones of its own for what it thinks is abuse.
 */

/** Containers nested deeper than this are replaced by null before anything looks at them. */
export const MAX_NESTING = 256;

/** Nesting that no software produces: the document is refused. */
export const MAX_NESTING_ACCEPTED = 20_000;

/** Values in the whole document, containers included. */
export const MAX_ITEMS = 100_000;

/** Length of one text that rules see, in UTF-16 units. */
export const MAX_TEXT_LENGTH = 128 * 1024;

/** Length of an id or other reference, as the contracts have it. */
export const MAX_ID_LENGTH = 2_048;

/** Length of short machine-made strings: media types, hashtags, handles, emoji. */
export const MAX_NAME_LENGTH = 1_024;

/** Activities inside an activity. */
export const MAX_INNER_ACTIVITIES = 2;

export const MAX_URLS = 1_000;
export const MAX_NOTES = 100;

/** A longer pointer is cut to the nearest parent that fits. */
export const MAX_POINTER_LENGTH = 1_024;

/** Entries kept of each list; a longer one is noted as truncated. */
export const MAX_LIST = {
  audience: 10_000,
  flagged: 1_000,
  attributedTo: 64,
  attachments: 128,
  tags: 2_000,
  urls: 128,
  options: 1_000,
  translations: 64,
  history: 16,
  aliases: 1_024,
  fields: 64,
  keys: 16,
  searchableBy: 64,
} as const;
