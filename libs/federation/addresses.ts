import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';

/** Whether the client may talk to an address; `range` names the class that forbids it. */
export type AddressVerdict =
  | { readonly allowed: true }
  | { readonly allowed: false; readonly address: string; readonly range: string };

type Address = ipaddr.IPv4 | ipaddr.IPv6;
type Range = [Address, number];

const GLOBAL_UNICAST = ipaddr.parseCIDR('2000::/3');
const NAT64 = ipaddr.parseCIDR('64:ff9b::/96');

/** Tells a network address that belongs to the public internet from every other. */
export class AddressPolicy {
  readonly #exceptions: readonly Range[];

  /**
   * @param exceptions CIDRs that may be reached although their class is forbidden
   * @throws RangeError when one of them is no CIDR
   */
  constructor(exceptions: readonly string[] = []) {
    this.#exceptions = exceptions.map((text) => {
      if (!isCidr(text)) throw new RangeError(`not an address range in CIDR form: ${text}`);
      return ipaddr.parseCIDR(text);
    });
  }

  /** @param text an IPv4 or IPv6 address as the resolver or the socket gives it */
  judge(text: string): AddressVerdict {
    if (isIP(text) === 0) return { allowed: false, address: text.slice(0, 64), range: 'invalid' };
    const address = unwrap(ipaddr.parse(text));
    const range = rangeOf(address);
    if (range === 'unicast' || this.#excepted(address)) return { allowed: true };
    return { allowed: false, address: text, range };
  }

  #excepted(address: Address): boolean {
    return this.#exceptions.some(
      ([network, bits]) => network.kind() === address.kind() && address.match(network, bits),
    );
  }
}

export function isCidr(text: string): boolean {
  const [address, bits] = text.split('/');
  return bits !== undefined && isIP(address ?? '') !== 0 && ipaddr.isValidCIDR(text);
}

/**
 * IPv4 inside IPv4-mapped (RFC 4291) and well-known NAT64 (RFC 6052) addresses is what the packet
 * reaches in the end, so that is what gets judged. 6to4 and Teredo carry one too, but have no use
 * left and stay forbidden whatever they carry.
 */
function unwrap(address: Address): Address {
  if (!(address instanceof ipaddr.IPv6)) return address;
  if (address.isIPv4MappedAddress()) return address.toIPv4Address();
  if (!address.match(NAT64)) return address;
  return new ipaddr.IPv4(address.toByteArray().slice(12));
}

function rangeOf(address: Address): string {
  const range = address.range();
  // Everything outside 2000::/3 is unassigned or special, also what has no name yet.
  if (range === 'unicast' && address instanceof ipaddr.IPv6 && !address.match(GLOBAL_UNICAST)) {
    return 'unassigned';
  }
  return range;
}
