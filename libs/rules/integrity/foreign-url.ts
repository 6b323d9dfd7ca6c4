import { z } from 'zod';
import type { Evidence } from '../../contracts/decision.js';
import { registrableDomain } from '../../activity/domain.js';
import { authorityOf, hostPart } from '../authority.js';
import { defineRule, hit, MISS } from '../rule.js';
import { domainCovers, evidence } from '../support.js';

/** Their streams and files may stand anywhere, so one page of their own is enough. */
const MEDIA = new Set(['Video', 'Audio', 'Image', 'Document']);

/** Too little for the filter: a link post of old Lemmy has what it links to as its `url`. */
const LINK_POST = 0.3;

export const foreignUrl = defineRule({
  symbol: 'FOREIGN_URL',
  catalogue: 'I16',
  group: 'integrity',
  weight: 1,
  effect: { action: 'filter', filters: ['drop-url'] },
  kinds: ['Create', 'Update'],
  needs: [],
  source: 'GHSA-6w2c-vf6f-xf26',
  summary: 'The page that `url` names is of another site than the id',
  options: z.strictObject({
    bridges: z
      .array(z.string().max(253))
      .max(256)
      .prefault(['brid.gy', 'mostr.pub', 'momostr.pink', 'bird.makeup'])
      .describe('domains, subdomains covered, whose `url` may name the bridged original'),
  }),
  test: ({ activity }, { bridges }) => {
    if (activity.kind !== 'Create' && activity.kind !== 'Update') {
      return MISS;
    }
    const { object } = activity;
    if ((object.tag !== 'content' && object.tag !== 'actor') || object.id === null) {
      return MISS;
    }
    const own = authorityOf(object.id);
    if (own === null) {
      return MISS;
    }
    let foreign: Evidence[] | undefined;
    let native = 0;
    for (const url of object.urls) {
      const authority = authorityOf(url.href);
      if (authority === null) {
        continue;
      }
      if (sameSite(authority, own)) {
        native++;
      } else {
        (foreign ??= []).push(evidence(url.pointer, 'another site than the id'));
      }
    }
    if (foreign === undefined || (native > 0 && MEDIA.has(object.type))) {
      return MISS;
    }
    const host = hostPart(own);
    if (bridges.some((bridge) => domainCovers(bridge, host))) {
      return MISS;
    }
    return hit(object.type === 'Page' ? LINK_POST : 1, foreign);
  },
});

/** One registrable domain: `www.` before the name and accounts under a subdomain are ordinary. */
function sameSite(a: string, b: string): boolean {
  if (a === b) {
    return true;
  }
  const site = registrableDomain(hostPart(a));
  return site !== null && site === registrableDomain(hostPart(b));
}
