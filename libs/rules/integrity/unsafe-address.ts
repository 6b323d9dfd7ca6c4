import { z } from 'zod';
import type { Facts } from '../../contracts/facts.js';
import { isSpecialAddressHost } from '../../activity/special-address.js';
import { authorityOf, hasCredentials, hostPart } from '../authority.js';
import { domainCovers } from '../support.js';

/** For deployments on a network of their own, as for development. */
export const privateHosts = z
  .array(z.string().max(253))
  .max(256)
  .prefault([])
  .describe('private hosts or domains, subdomains covered, that may be named all the same');

/** Why fetching this http(s) URL would be unsafe; null when it wouldn't, or isn't http(s). */
export function unsafeAddress(url: string, facts: Facts, allowed: readonly string[]): string | null {
  const authority = authorityOf(url);
  if (authority === null) {
    return null;
  }
  if (hasCredentials(url)) {
    return 'holds credentials';
  }
  const host = hostPart(authority);
  if (!isSpecialAddressHost(host)) {
    return null;
  }
  // A server on a private network names itself.
  const known = facts.delivery.localHosts?.includes(host) === true;
  return known || allowed.some((domain) => domainCovers(domain, host))
    ? null
    : 'private or special address';
}
