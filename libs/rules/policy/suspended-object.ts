import type { RestrictionFacts } from '../../contracts/facts.js';
import type { Activity } from '../../activity/model.js';
import { authorityOf, hostPart } from '../authority.js';
import { defineRule, hit, MISS, unknown } from '../rule.js';
import { contentOf, domainCovers, evidence, NO_OPTIONS } from '../support.js';

/** An Announce or a quote shows the suspended one's post. A reply to it doesn't, and passes. */
export const suspendedObject = defineRule({
  symbol: 'SUSPENDED_OBJECT',
  catalogue: '–',
  group: 'policy',
  weight: 15,
  effect: { action: 'block' },
  kinds: ['Announce', 'Create', 'Update'],
  needs: ['restrictions'],
  source: 'moderators and blocklists of this deployment; GHSA-5h2f-wg8j-xqwp',
  summary: 'Announce or quote of a post from a suspended account or domain',
  options: NO_OPTIONS,
  test: ({ activity, facts }) => {
    const quote = contentOf(activity)?.quote ?? null;
    if (activity.kind !== 'Announce' && quote === null) {
      return MISS;
    }
    if (facts.restrictions === null) {
      return unknown('restrictions');
    }
    const suspension = facts.restrictions.find(
      (restriction) =>
        restriction.role === 'object' &&
        restriction.severity === 'suspend' &&
        shows(activity, quote, restriction),
    );
    return suspension === undefined
      ? MISS
      : hit(1, [evidence(suspension.pointer, `${suspension.kind} policy of what is shown`)]);
  },
});

function shows(activity: Activity, quote: string | null, restriction: RestrictionFacts): boolean {
  if (activity.kind === 'Announce') {
    return true;
  }
  if (quote === null || restriction.pointer.endsWith('/inReplyTo')) {
    return false;
  }
  if (restriction.kind === 'actor') {
    return true;
  }
  const authority = authorityOf(quote);
  return authority !== null && domainCovers(restriction.subject, hostPart(authority));
}
