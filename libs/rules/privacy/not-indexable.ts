import type { ActorFacts } from '../../contracts/facts.js';
import { defineRule, hit, MISS, unknown, type RuleOutcome } from '../rule.js';
import { contentOf, evidence, NO_OPTIONS } from '../support.js';

const PUBLIC: ReadonlySet<string> = new Set([
  'https://www.w3.org/ns/activitystreams#Public',
  'as:Public',
  'Public',
]);

/** Where nearly every hit points; shared, since the rule fires on most posts. */
const AT_OBJECT = hit(1, [evidence('/object')]);

interface Consent {
  readonly searchableBy?: readonly string[] | null;
  readonly indexable?: boolean | null;
}

/**
 * Consent to full-text search by everybody. The object's own word counts before its author's;
 * `searchableBy` before `indexable`, an empty list as if it weren't there; without either there is
 * no consent.
 */
export const notIndexable = defineRule({
  symbol: 'NOT_INDEXABLE',
  catalogue: 'P9',
  group: 'privacy',
  weight: 0,
  effect: { action: 'filter', filters: ['no-index'] },
  kinds: ['Create', 'Update'],
  needs: ['actor'],
  source: 'FEP-5feb, FEP-268d',
  summary: 'Public post whose author hasn’t agreed to be found by everybody’s search',
  options: NO_OPTIONS,
  test: ({ activity, facts }) => {
    const content = contentOf(activity);
    if (content === null || (content.visibility !== 'public' && content.visibility !== 'unlisted')) {
      return MISS;
    }
    const author = activity.embeddedActor?.id === activity.actor ? activity.embeddedActor : null;
    const said = consent(content) ?? (author === null ? null : consent(author));
    if (said !== null) {
      return said ? MISS : noIndex(content.pointer);
    }
    if (facts.actor === null) {
      return unknown('actor.indexable');
    }
    return consent(facts.actor) === true ? MISS : noIndex(content.pointer);
  },
});

/** null: nothing was said. What can't be read is a no: it was meant to restrict. */
function consent({ searchableBy, indexable }: Consent | ActorFacts): boolean | null {
  if (searchableBy === null) {
    return false;
  }
  if (searchableBy !== undefined && searchableBy.length > 0) {
    return searchableBy.some((who) => PUBLIC.has(who));
  }
  if (indexable === undefined) {
    return null;
  }
  return indexable === true;
}

function noIndex(pointer: string): RuleOutcome {
  return pointer === '/object' ? AT_OBJECT : hit(1, [evidence(pointer)]);
}
