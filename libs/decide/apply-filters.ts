import { FILTERS, type Filter } from '../contracts/filters.js';
import { exhaustive } from '../kernel/exhaustive.js';
import type { JsonObject } from '../kernel/json.js';
import { dropMentions, stripBlindRecipients, unlist } from './filters/audience.js';
import { stripInvisibleText } from './filters/invisible-text.js';
import { copyLevels, type Level } from './filters/levels.js';
import { dropUnsafeLinks } from './filters/links.js';
import { dropUrl, markSensitive, noIndex } from './filters/marks.js';
import { stripMedia } from './filters/media.js';

export interface FilterContext {
  /** The server's own host names: a link to one of them is safe on a private network too. */
  readonly localHosts: readonly string[];
}

const NO_CONTEXT: FilterContext = { localHosts: [] };

/**
 * The activity as a server should take it in, filters applied in the order of `FILTERS` whatever the
 * order they are given in. The original is untouched; parts that no filter changes are shared with it.
 * Filters act on the activity and on what it embeds: objects and actors, activities inside
 * activities, earlier versions of a post. Applying them again changes nothing.
 */
export function applyFilters(
  json: JsonObject,
  filters: readonly Filter[],
  context: FilterContext = NO_CONTEXT,
): JsonObject {
  const wanted = new Set(filters);
  if (wanted.size === 0) {
    return json;
  }
  const { root, all } = copyLevels(json);
  for (const filter of FILTERS) {
    if (wanted.has(filter)) {
      applyOne(filter, all, context);
    }
  }
  return root;
}

function applyOne(filter: Filter, levels: readonly Level[], context: FilterContext): void {
  switch (filter) {
    case 'ignore':
      // The server drops the activity as if it had taken it in: there is nothing to change.
      return;
    case 'strip-blind-recipients':
      return stripBlindRecipients(levels);
    case 'drop-url':
      return dropUrl(levels);
    case 'drop-unsafe-links':
      return dropUnsafeLinks(levels, context.localHosts);
    case 'drop-mentions':
      return dropMentions(levels);
    case 'strip-media':
      return stripMedia(levels);
    case 'strip-invisible-text':
      return stripInvisibleText(levels);
    case 'unlist':
      return unlist(levels);
    case 'mark-sensitive':
      return markSensitive(levels);
    case 'no-index':
      return noIndex(levels);
    default:
      return exhaustive(filter);
  }
}
