import type { JsonObject } from '../kernel/json.js';
import { idList } from './ids.js';
import { MAX_LIST } from './limits.js';
import { isList, type Reading } from './reading.js';

export interface SearchConsent {
  readonly searchableBy?: readonly string[] | null;
  readonly indexable?: boolean | null;
}

/** FEP-268d `searchableBy` and FEP-5feb `indexable`: left out where absent, null where unreadable. */
export function readSearchConsent(reading: Reading, json: JsonObject, pointer: string): SearchConsent {
  const consent: { searchableBy?: readonly string[] | null; indexable?: boolean | null } = {};
  const { searchableBy, indexable } = json;
  if (searchableBy !== undefined) {
    const at = `${pointer}/searchableBy`;
    const ids = idList(reading, searchableBy, at, MAX_LIST.searchableBy, 'audience');
    const unreadable = ids.length === 0 && !(isList(searchableBy) && searchableBy.length === 0);
    consent.searchableBy = unreadable ? null : ids;
  }
  if (indexable !== undefined) consent.indexable = reading.flag(indexable, `${pointer}/indexable`);
  return consent;
}
