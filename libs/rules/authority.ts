const LONGEST = 2_048;
const REMEMBERED = 4_096;

/** A host that WHATWG parsing would leave as it is: no port, no IDNA, no form of an IPv4 address. */
const PLAIN = /^https?:\/\/([a-z0-9-]+(?:\.[a-z0-9-]+){0,30}\.[a-z]{2,24})(?=[/?#]|$)/;

/**
 * Authorities of the URLs that need the full parser. Two generations: when the younger is full the
 * older is forgotten, so that a flood of distinct hosts can neither grow it nor empty it at once.
 */
let young = new Map<string, string | null>();
let old = new Map<string, string | null>();

/**
 * Host, with the port where it isn't the scheme's own, of an http(s) URL: what FEP-fe34 compares.
 * null for anything else. Credentials are not part of it.
 */
export function authorityOf(url: string): string | null {
  if (url.length > LONGEST) {
    return parse(url);
  }
  const plain = PLAIN.exec(url)?.[1];
  if (plain !== undefined && !plain.includes('xn--')) {
    return plain;
  }
  let known = young.get(url);
  if (known === undefined) {
    known = old.get(url);
    if (known === undefined) {
      known = parse(url);
    }
    if (young.size >= REMEMBERED) {
      old = young;
      young = new Map();
    }
    young.set(url, known);
  }
  return known;
}

/** Whether both are http(s) URLs of one host and port. */
export function sameAuthority(a: string, b: string): boolean {
  const authority = authorityOf(a);
  return authority !== null && authority === authorityOf(b);
}

/** The host of an authority, without its port. */
export function hostPart(authority: string): string {
  const colon = authority.lastIndexOf(':');
  return colon === -1 || authority.endsWith(']') ? authority : authority.slice(0, colon);
}

function parse(url: string): string | null {
  if (!URL.canParse(url)) {
    return null;
  }
  const { protocol, host } = new URL(url);
  return protocol === 'https:' || protocol === 'http:' ? host : null;
}

/** Whether the URL holds a user name or password; false for what isn't a URL. */
export function hasCredentials(url: string): boolean {
  if (!url.includes('@') || PLAIN.test(url) || !URL.canParse(url)) {
    return false;
  }
  const { username, password } = new URL(url);
  return username !== '' || password !== '';
}

/** Scheme as a parser reads it, in lower case without the colon; null for what isn't a URL. */
export function schemeOf(url: string): string | null {
  if (url.startsWith('https://')) {
    return 'https';
  }
  return URL.canParse(url) ? new URL(url).protocol.slice(0, -1) : null;
}
