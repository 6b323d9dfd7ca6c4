import { isIPv6 } from 'node:net';
import type { Clock } from '../../../../libs/kernel/clock.js';
import { MINUTE, SECOND } from '../../../../libs/kernel/clock.js';
import { sha256Hex } from '../../../../libs/kernel/hash.js';

const MAX_FAILURES = 20;
const WINDOW = MINUTE;
const MAX_ADDRESSES = 10_000;
const MAX_KNOWN = 1_000;

/** The parts of Express' request and response that it looks at. */
interface AttemptRequest {
  readonly ip?: string | undefined;
  readonly headers: { readonly authorization?: string | undefined };
}
interface FinishingResponse {
  readonly statusCode: number;
  on(event: 'finish', listener: () => void): unknown;
}

interface Failures {
  count: number;
  readonly since: number;
}

/**
 * Refuses further attempts of an address that has failed to authenticate 20 times within a minute,
 * before they cost a query. A token that has worked is let through all the same: whoever shares an
 * address (a proxy, a NAT) with somebody who guesses is not locked out.
 */
export function authThrottle<R extends FinishingResponse>(
  clock: Clock,
  refuse: (response: R, retryAfterSeconds: number) => void,
): (request: AttemptRequest, response: R, next: () => void) => void {
  const failures = new Map<string, Failures>();
  const known = new Set<string>();
  return (request, response, next) => {
    const address = addressKey(request.ip ?? '');
    const authorization = request.headers.authorization;
    const token = authorization === undefined ? null : sha256Hex(authorization);
    const failed = failures.get(address);
    const now = clock.now();
    if (failed && now - failed.since >= WINDOW) failures.delete(address);
    else if (failed && failed.count >= MAX_FAILURES && (token === null || !known.has(token))) {
      refuse(response, Math.ceil((failed.since + WINDOW - now) / SECOND));
      return;
    }
    response.on('finish', () => {
      if (response.statusCode === 401) {
        if (token !== null) known.delete(token);
        remember(failures, address, clock.now());
      } else if (token !== null && 'principal' in request) {
        // Set order is insertion order: taking it out first keeps the latest at the end.
        known.delete(token);
        known.add(token);
        if (known.size > MAX_KNOWN) known.delete(known.values().next().value ?? '');
      }
    });
    next();
  };
}

function remember(failures: Map<string, Failures>, address: string, now: number): void {
  const failed = failures.get(address);
  if (failed && now - failed.since < WINDOW) {
    failed.count += 1;
    return;
  }
  failures.delete(address);
  failures.set(address, { count: 1, since: now });
  if (failures.size > MAX_ADDRESSES) failures.delete(failures.keys().next().value ?? '');
}

/** One subscriber has a whole /64 of IPv6 addresses. */
function addressKey(ip: string): string {
  if (!isIPv6(ip) || ip.includes('.')) return ip;
  const [head = '', tail = ''] = ip.split('::');
  const left = head === '' ? [] : head.split(':');
  const right = tail === '' ? [] : tail.split(':');
  const zeros = ip.includes('::') ? Array<string>(8 - left.length - right.length).fill('0') : [];
  return [...left, ...zeros, ...right].slice(0, 4).join(':');
}
