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
