import { getDomain, getPublicSuffix } from 'tldts';
import { err, ok, type Result } from '../kernel/result.js';

/** Hosting suffixes (github.io) count as public: their customers are different people. */
const WITH_PRIVATE_SECTION = { allowPrivateDomains: true, validateHostname: false } as const;

/** A host that the URL standard would leave as it is: no Punycode to check, not a number. */
const PLAIN_HOST = /^(?!xn--)[a-z0-9_-]{1,63}(?:\.(?!xn--)[a-z0-9_-]{1,63})*\.[a-z]{2,63}$/;
const HTTP_URL = /^https?:\/\/([^/?#:@\\\s]+)(?=[/?#]|$)/;
const HOST_NAME = /^[a-z0-9_-]{1,63}(?:\.[a-z0-9_-]{1,63})*$/;
/** Of a name in DNS, without the trailing dot. */
const MAX_HOST_LENGTH = 253;
const DOTTED_NUMBER = /^[0-9.]+$/;

export interface DomainError {
  readonly code:
    'empty' | 'not_a_domain' | 'too_long' | 'has_port_or_path' | 'ip_address' | 'public_suffix';
  readonly message: string;
}

/**
 * What a person or a list wrote → the domain as policies are keyed: IDNA A-labels, lower case, no
 * trailing dot. A leading `*.` is dropped, because a domain policy covers subdomains anyway.
 */
export function normaliseDomain(input: string): Result<string, DomainError> {
  const written = input.trim().replace(/^\*\./, '');
  if (written === '') return refuse('empty', 'no domain given');
  if (written.length > 1_024) return refuse('too_long', 'longer than a domain can be');
  if (written.startsWith('[')) return refuse('ip_address', 'an IP address is not a domain');
  if (/[:/?#]/.test(written))
    return refuse('has_port_or_path', 'write the domain only: no scheme, port or path');
  if (/[\s%@\\*]/.test(written)) return refuse('not_a_domain', 'has characters that no domain has');
  const host = anyHostOf(`http://${written}/`);
  if (host === null || !HOST_NAME.test(host)) return refuse('not_a_domain', 'not a valid domain');
  if (host.length > MAX_HOST_LENGTH) return refuse('too_long', 'longer than a domain can be');
  if (isAddress(host)) return refuse('ip_address', 'an IP address is not a domain');
  if (getPublicSuffix(host, WITH_PRIVATE_SECTION) === host) {
    return refuse('public_suffix', `${host} is shared by unrelated people; name the domain below it`);
  }
  return ok(host);
}

function refuse(code: DomainError['code'], message: string): Result<never, DomainError> {
  return err({ code, message });
}

/**
 * Host of an http(s) URL as the URL standard canonicalises it (A-labels, lower case, IPv4 in dotted
 * decimals, IPv6 in brackets), without port and trailing dot; null for anything else, and for a name
 * longer than DNS can hold, which the URL standard lets through.
 */
export function hostOf(url: string): string | null {
  const host = anyHostOf(url);
  return host === null || host.length > MAX_HOST_LENGTH ? null : host;
}

function anyHostOf(url: string): string | null {
  const plain = HTTP_URL.exec(url)?.[1];
  if (plain !== undefined && PLAIN_HOST.test(plain)) return plain;
  const parsed = parseUrl(url);
  if (parsed === null || (parsed.protocol !== 'https:' && parsed.protocol !== 'http:')) return null;
  const host = parsed.hostname.replace(/\.$/, '');
  return host === '' ? null : host;
}

/** `new URL` without the exception. */
export function parseUrl(url: string): URL | null {
  try {
    return new URL(url);
  } catch {
    return null;
  }
}

/** The part of a host that somebody registered; null for addresses and public suffixes. */
export function registrableDomain(host: string): string | null {
  return isAddress(host) ? null : getDomain(host, WITH_PRIVATE_SECTION);
}

/**
 * The host, its parent and so on down to the registrable domain: where to look for the longest match.
 * A host without a registrable domain has only itself. At most 127 names.
 */
export function domainSuffixes(host: string): readonly string[] {
  const suffixes = [host];
  const last = registrableDomain(host);
  if (last === null) return suffixes;
  let at = 0;
  while (host.length - at > last.length && suffixes.length < 127) {
    at = host.indexOf('.', at) + 1;
    suffixes.push(host.slice(at));
  }
  return suffixes;
}

function isAddress(host: string): boolean {
  return host.startsWith('[') || DOTTED_NUMBER.test(host);
}
