import { z } from 'zod';
import { contentIn } from '../../activity/texts.js';
import { defineRule, hit, MISS, unknown } from '../rule.js';
import { evidence, span, watchedLongerThan } from '../support.js';

/** Spam domains live for days. So do new blogs, hence only a label that adds to other evidence. */
export const newLinkHost = defineRule({
  symbol: 'NEW_LINK_HOST',
  catalogue: 'S6',
  group: 'abuse',
  weight: 1,
  effect: { action: 'label' },
  kinds: ['Create', 'Update', 'Announce'],
  needs: ['linkHosts'],
  source: 'own',
  summary: 'A link to a host that nobody linked to until lately',
  options: z.strictObject({
    newFor: span('1d', 'how long a host is new'),
    watched: span('7d', 'how long Tidegate must have watched to call a host new'),
  }),
  test: ({ activity, facts }, { newFor, watched }) => {
    const content = contentIn(activity);
    if (content === null) {
      return MISS;
    }
    if (facts.linkHosts === null) {
      return unknown('linkHosts');
    }
    const young = facts.linkHosts.filter(
      ({ firstSeen }) => firstSeen === null || facts.now - firstSeen < newFor,
    );
    if (young.length === 0) {
      return MISS;
    }
    if (!watchedLongerThan(facts, watched)) {
      return unknown('linkHosts.firstSeen');
    }
    const unseen = young.filter(({ firstSeen }) => firstSeen === null).length;
    const pointer = content.content?.pointer ?? content.pointer;
    return hit(unseen > 0 ? 1 : 0.5, [
      evidence(pointer, `${young.length} new hosts, ${unseen} never seen`),
    ]);
  },
});
