import ipaddr from 'ipaddr.js';
import { parseUrl } from './domain.js';

/** Names that never leave a machine or a local network (RFC 6761, 6762, 8375, ICANN's .internal). */
const LOCAL_SUFFIXES = ['localhost', 'local', 'internal', 'home.arpa', 'localdomain'] as const;
const NAME = /^(?:[^.[\]:]+\.)+[a-z][a-z0-9-]*$/;
const GLOBAL_UNICAST: [ipaddr.IPv6, number] = [ipaddr.IPv6.parse('2000::'), 3];

/**
 * Whether a host must not be contacted for somebody else: private, loopback, link-local, reserved and
 * multicast addresses; every IPv6 form that carries an IPv4 address (mapped, NAT64, 6to4, Teredo); any
 * spelling of these that the URL standard reads as an address (decimal, hex, octal, short); names of
 * the local network, and names of a single label. Onion names are ordinary: whoever has no Tor can't
 * reach them. The host may be as written or canonical; one that is not valid is special.
 */
export function isSpecialAddressHost(host: string): boolean {
  const lower = host.toLowerCase().replace(/\.$/, '');
  if (NAME.test(lower)) return isLocalName(lower);
  const canonical = parseUrl(`http://${bracketed(lower)}/`)?.hostname.replace(/\.$/, '') ?? '';
  if (canonical.startsWith('[')) return !isOrdinaryIPv6(canonical.slice(1, -1));
  if (ipaddr.IPv4.isValidFourPartDecimal(canonical)) {
    return ipaddr.IPv4.parse(canonical).range() !== 'unicast';
  }
  return !canonical.includes('.') || isLocalName(canonical);
}

function isOrdinaryIPv6(text: string): boolean {
  if (!ipaddr.IPv6.isValid(text)) return false;
  const address = ipaddr.IPv6.parse(text);
  return address.range() === 'unicast' && address.match(GLOBAL_UNICAST);
}

function isLocalName(host: string): boolean {
  return LOCAL_SUFFIXES.some((suffix) => host === suffix || host.endsWith(`.${suffix}`));
}

function bracketed(host: string): string {
  return host.includes(':') && !host.startsWith('[') ? `[${host}]` : host;
}
