import { z } from 'zod';
import type { Evidence } from '../../contracts/decision.js';
import type { UrlUse } from '../../activity/model.js';
import { schemeOf } from '../authority.js';
import { defineRule, hit, MISS } from '../rule.js';
import { evidence } from '../support.js';
import { privateHosts, unsafeAddress } from './unsafe-address.js';

/** Fetched by servers without anybody clicking. Links and media are UNSAFE_LINK's. */
const FETCHED: ReadonlySet<UrlUse> = new Set(['id', 'actor', 'object', 'key']);

/** Name things without locating them, so nobody can be made to fetch them. */
const NAMES = new Set(['tag', 'urn', 'did', 'acct', 'at', 'ap']);

/** Server-side request forgery by way of what has to be fetched to process an activity. */
export const unsafeId = defineRule({
  symbol: 'UNSAFE_ID',
  catalogue: 'I15',
  group: 'integrity',
  weight: 15,
  effect: { action: 'block' },
  kinds: 'all',
  needs: [],
  source: 'GHSA-xfrj-c749-jxxq; GHSA-x2rc-v5wx-g3m5',
  summary:
    'An id, actor, object or key URL that isn’t http(s), holds credentials or is of a private address',
  options: z.strictObject({ privateHosts }),
  test: ({ body, facts }, { privateHosts: allowed }) => {
    let found: Evidence[] | undefined;
    for (const { pointer, url, use } of body.urls) {
      if (!FETCHED.has(use)) {
        continue;
      }
      const reason = unsafeAddress(url, facts, allowed) ?? unsafeScheme(url);
      if (reason !== null) {
        (found ??= []).push(evidence(pointer, reason));
      }
    }
    return found === undefined ? MISS : hit(1, found);
  },
});

function unsafeScheme(url: string): string | null {
  const scheme = schemeOf(url);
  return scheme === null || scheme === 'https' || scheme === 'http' || NAMES.has(scheme)
    ? null
    : 'not http(s)';
}
