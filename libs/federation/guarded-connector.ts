import { lookup as systemLookup, type LookupAddress } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import { promisify } from 'node:util';
import { buildConnector } from 'undici';
import type { AddressPolicy, AddressVerdict } from './addresses.js';

/** Name resolution; rejects with a `code` such as ENOTFOUND. */
export type Resolve = (hostname: string) => Promise<readonly LookupAddress[]>;

const systemLookupAll = promisify(systemLookup);
export const systemResolve: Resolve = (hostname) => systemLookupAll(hostname, { all: true });

const MAX_ADDRESSES = 16;

/** Carries a refusal through undici, which hands connect errors on as they are. */
export class RefusedAddress extends Error {
  readonly address: string;
  readonly range: string;

  constructor(verdict: { readonly address: string; readonly range: string }) {
    super(`${verdict.address} is ${verdict.range}`);
    this.name = 'RefusedAddress';
    this.address = verdict.address;
    this.range = verdict.range;
  }
}

class NoAddress extends Error {
  readonly code = 'ENODATA';
}

class AlreadyClosed extends Error {
  readonly code = 'ECONNRESET';
}

/**
 * Opens connections to permitted addresses only. A name is resolved once, its addresses are
 * filtered, and the socket is given what is left: no second resolution could answer otherwise.
 */
export function guardedConnector(options: {
  readonly policy: AddressPolicy;
  readonly resolve: Resolve;
  readonly connectMs: number;
  readonly ca?: string;
}): buildConnector.connector {
  const { policy, resolve } = options;
  const connect = buildConnector({
    timeout: options.connectMs,
    lookup: guardedLookup(policy, resolve),
    ...(options.ca === undefined ? {} : { ca: options.ca }),
  });
  return (target, callback) => {
    // net.connect asks no lookup for a literal address, so it is judged here.
    const literal = target.hostname.replace(/^\[|\]$/g, '');
    const verdict: AddressVerdict = isIP(literal) === 0 ? { allowed: true } : policy.judge(literal);
    if (!verdict.allowed) {
      callback(new RefusedAddress(verdict), null);
      return;
    }
    connect({ ...target, hostname: literal }, (...[error, socket]) => {
      if (error !== null) {
        callback(error, null);
        return;
      }
      const { remoteAddress } = socket;
      const reached = remoteAddress === undefined ? null : policy.judge(remoteAddress);
      if (reached?.allowed === true) {
        callback(null, socket);
        return;
      }
      socket.destroy();
      callback(reached === null ? new AlreadyClosed() : new RefusedAddress(reached), null);
    });
  };
}

function guardedLookup(policy: AddressPolicy, resolve: Resolve): LookupFunction {
  return (hostname, options, callback) => {
    const fail = (error: Error) => callback(error, '', 0);
    const answer = (found: readonly LookupAddress[]) => {
      let refusal: RefusedAddress | null = null;
      const permitted: LookupAddress[] = [];
      for (const entry of found.slice(0, MAX_ADDRESSES)) {
        const verdict = policy.judge(entry.address);
        if (verdict.allowed) permitted.push(entry);
        else refusal ??= new RefusedAddress(verdict);
      }
      const wanted = permitted.filter(({ family }) =>
        options.family !== 4 && options.family !== 6 ? true : family === options.family,
      );
      const [first] = wanted;
      if (first === undefined) fail(refusal ?? new NoAddress(`no address for ${hostname}`));
      else if (options.all === true) callback(null, wanted);
      else callback(null, first.address, first.family);
    };
    resolve(hostname).then(answer, fail);
  };
}
