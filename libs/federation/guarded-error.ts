import { exhaustive } from '../kernel/exhaustive.js';

export type UrlFault = 'unparseable' | 'too_long' | 'scheme' | 'credentials' | 'port';
export type RedirectFault =
  'too_many' | 'no_location' | 'bad_location' | 'downgrade' | 'body_to_other_origin';
export type Phase = 'queue' | 'connect' | 'headers' | 'body' | 'total';

/**
 * Everything that keeps a request from being answered. `at` is the hop it happened on: origin and
 * path, without credentials or query, since those may be secret.
 */
export type GuardedError =
  | { readonly is: 'url_refused'; readonly at: string; readonly fault: UrlFault }
  | { readonly is: 'request_invalid'; readonly at: string; readonly reason: string }
  | {
      readonly is: 'address_refused';
      readonly at: string;
      readonly address: string;
      readonly range: string;
    }
  | { readonly is: 'unresolved'; readonly at: string; readonly code: string }
  | { readonly is: 'timeout'; readonly at: string; readonly phase: Phase; readonly ms: number }
  | {
      readonly is: 'too_large';
      readonly at: string;
      readonly part: 'headers' | 'received' | 'decoded';
      readonly limit: number;
    }
  | {
      readonly is: 'redirect_refused';
      readonly at: string;
      /** Where it pointed; null when that could not be read. */
      readonly to: string | null;
      readonly fault: RedirectFault;
    }
  | { readonly is: 'undecodable'; readonly at: string; readonly encoding: string }
  | { readonly is: 'busy'; readonly at: string; readonly waiting: number }
  | { readonly is: 'tls'; readonly at: string; readonly code: string }
  | { readonly is: 'network'; readonly at: string; readonly code: string }
  | { readonly is: 'aborted'; readonly at: string };

/** One sentence for logs and command lines; quotes nothing that the other side sent but addresses. */
export function describeGuardedError(error: GuardedError): string {
  switch (error.is) {
    case 'url_refused':
      return `${error.at}: URL refused (${error.fault})`;
    case 'request_invalid':
      return `${error.at}: request can't be sent (${error.reason})`;
    case 'address_refused':
      return `${error.at}: address ${error.address} is ${error.range}, not public`;
    case 'unresolved':
      return `${error.at}: host name not resolved (${error.code})`;
    case 'timeout':
      return `${error.at}: no end after ${error.ms} ms (${error.phase})`;
    case 'too_large':
      return `${error.at}: ${error.part} over ${error.limit} bytes`;
    case 'redirect_refused':
      return `${error.at}: redirect to ${error.to ?? 'nowhere'} refused (${error.fault})`;
    case 'undecodable':
      return `${error.at}: body can't be decoded (${error.encoding})`;
    case 'busy':
      return `${error.at}: ${error.waiting} requests wait already`;
    case 'tls':
      return `${error.at}: TLS failed (${error.code})`;
    case 'network':
      return `${error.at}: connection failed (${error.code})`;
    case 'aborted':
      return `${error.at}: given up by the caller`;
    default:
      return exhaustive(error);
  }
}
