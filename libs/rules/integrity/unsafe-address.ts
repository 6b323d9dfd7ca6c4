import { isSpecialAddressHost } from '../../activity/domain.js';
import { authorityOf, hasCredentials, hostPart } from '../authority.js';

/** Why fetching this http(s) URL would be unsafe; null when it wouldn't, or isn't http(s). */
export function unsafeAddress(url: string, localHosts: readonly string[] | null): string | null {
  const authority = authorityOf(url);
  if (authority === null) {
    return null;
  }
  if (hasCredentials(url)) {
    return 'holds credentials';
  }
  const host = hostPart(authority);
  // A server on a private network names itself.
  return isSpecialAddressHost(host) && localHosts?.includes(host) !== true
    ? 'private or special address'
    : null;
}
