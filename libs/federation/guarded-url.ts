import { err, ok, type Result } from '../kernel/result.js';
import type { GuardedError, RedirectFault, UrlFault } from './guarded-error.js';

const MAX_URL_LENGTH = 8192;
const MAX_PLACE_LENGTH = 300;
const DEFAULT_PORT = { 'http:': 80, 'https:': 443 } as const;

export type PortRule = 'any' | ReadonlySet<number>;
export type Method = 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** One request on the wire; redirects make the next out of it. */
export interface Hop {
  readonly url: URL;
  readonly method: Method;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array | null;
}

/** A URL as errors may show it. */
export function placeOf(url: URL): string {
  const place = `${url.protocol}//${url.host}${url.pathname}${url.search === '' ? '' : '?…'}`;
  return place.length > MAX_PLACE_LENGTH ? `${place.slice(0, MAX_PLACE_LENGTH)}…` : place;
}

function refuse(fault: UrlFault, at = 'the given URL') {
  return err<GuardedError>({ is: 'url_refused', at, fault });
}

/** WHATWG parsing also turns hexadecimal, octal and decimal forms of IPv4 into the dotted one. */
export function checkUrl(input: string | URL, ports: PortRule, base?: URL): Result<URL, GuardedError> {
  const text = String(input);
  if (text.length > MAX_URL_LENGTH) return refuse('too_long');
  if (!URL.canParse(text, base?.href)) return refuse('unparseable');
  const url = new URL(text, base?.href);
  url.hash = '';
  if (url.protocol !== 'http:' && url.protocol !== 'https:')
    return refuse('scheme', `${url.protocol}…`);
  if (url.username !== '' || url.password !== '') return refuse('credentials', placeOf(url));
  const port = url.port === '' ? DEFAULT_PORT[url.protocol] : Number(url.port);
  if (ports !== 'any' && !ports.has(port)) return refuse('port', placeOf(url));
  return ok(url);
}

const REDIRECTS = new Set([301, 302, 303, 307, 308]);

export function isRedirect(status: number): boolean {
  return REDIRECTS.has(status);
}

/** What may go along to another origin; everything else may be a credential or made for the first. */
const PORTABLE_HEADERS = new Set(['accept', 'accept-language', 'user-agent']);

/**
 * The request that a redirect asks for. Method changes follow the Fetch standard: 303 makes a GET
 * of everything but HEAD, 301 and 302 of a POST.
 */
export function redirected(
  hop: Hop,
  status: number,
  location: string | undefined,
  ports: PortRule,
): Result<Hop, GuardedError> {
  const at = placeOf(hop.url);
  const stop = (fault: RedirectFault, to: string | null) =>
    err<GuardedError>({ is: 'redirect_refused', at, to, fault });
  if (location === undefined) return stop('no_location', null);
  const checked = checkUrl(location, ports, hop.url);
  if (!checked.ok)
    return checked.error.is === 'url_refused' ? stop('bad_location', checked.error.at) : checked;
  const url = checked.value;
  if (hop.url.protocol === 'https:' && url.protocol === 'http:') return stop('downgrade', placeOf(url));
  const toGet =
    (status === 303 && hop.method !== 'HEAD') ||
    ((status === 301 || status === 302) && hop.method === 'POST');
  const body = toGet ? null : hop.body;
  const sameOrigin = url.origin === hop.url.origin;
  if (!sameOrigin && body !== null) return stop('body_to_other_origin', placeOf(url));
  const kept = Object.entries(hop.headers).filter(
    ([name]) => (sameOrigin || PORTABLE_HEADERS.has(name)) && !(toGet && name.startsWith('content-')),
  );
  return ok({ url, method: toGet ? 'GET' : hop.method, headers: Object.fromEntries(kept), body });
}
