import { Agent, request as send, type Dispatcher } from 'undici';
import { err, ok, type Result } from '../kernel/result.js';
import { AddressPolicy } from './addresses.js';
import { Deadline } from './deadline.js';
import { ACCEPT_ENCODING, BodyTooLarge, readBody } from './guarded-body.js';
import { guardedConnector, systemResolve, type Resolve } from './guarded-connector.js';
import type { GuardedError } from './guarded-error.js';
import { GUARDED_LIMITS, type GuardedLimits } from './guarded-limits.js';
import { checkUrl, isRedirect, placeOf, redirected, type Hop, type Method } from './guarded-url.js';
import { HostSlots } from './host-slots.js';
import { toGuardedError } from './network-error.js';

export interface GuardedClientOptions {
  readonly userAgent: string;
  readonly limits?: Partial<GuardedLimits>;
  /** CIDRs outside the public internet that may be reached all the same. */
  readonly allowAddresses?: readonly string[];
  /** Ports besides 80 and 443. */
  readonly allowPorts?: 'any' | readonly number[];
  /** PEM of certificate authorities that replace the system's. */
  readonly ca?: string;
  readonly resolve?: Resolve;
}

export interface GuardedRequest {
  readonly url: string | URL;
  readonly method?: Method;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
  /** `return` hands a redirect to the caller, who has to sign the next hop itself. */
  readonly redirect?: 'follow' | 'return';
  /** May lower the client's limits, never raise them. */
  readonly maxBytes?: number;
  readonly totalMs?: number;
  readonly signal?: AbortSignal;
}

export interface GuardedResponse {
  readonly status: number;
  /** Lower-case names; a repeated header's values are joined by a comma. */
  readonly headers: ReadonlyMap<string, string>;
  /** Decoded. */
  readonly body: Buffer;
  /** Where the answer came from, after redirects. */
  readonly url: string;
  readonly redirects: number;
}

/** Also the most that a server's own Keep-Alive header can ask: idle connections must not pile up. */
const KEEP_ALIVE_MS = 4_000;

/** Names that the transport sets itself; a caller's value could split or misroute a request. */
const TRANSPORT_HEADERS = new Set([
  'host',
  'connection',
  'content-length',
  'transfer-encoding',
  'upgrade',
  'keep-alive',
  'te',
  'trailer',
  'expect',
]);

/**
 * The one client for every outgoing request. Never throws for anything that the network or the
 * other side does.
 */
export class GuardedClient {
  readonly #limits: GuardedLimits;
  readonly #ports: 'any' | ReadonlySet<number>;
  readonly #userAgent: string;
  readonly #agent: Agent;
  readonly #slots: HostSlots;

  constructor(options: GuardedClientOptions) {
    const limits = { ...GUARDED_LIMITS, ...options.limits };
    this.#limits = limits;
    this.#ports =
      options.allowPorts === 'any' ? 'any' : new Set([80, 443, ...(options.allowPorts ?? [])]);
    this.#userAgent = options.userAgent;
    this.#slots = new HostSlots({
      perHost: limits.perHost,
      total: limits.inFlight,
      waiting: limits.waiting,
    });
    this.#agent = new Agent({
      connect: guardedConnector({
        policy: new AddressPolicy(options.allowAddresses),
        resolve: options.resolve ?? systemResolve,
        connectMs: limits.connectMs,
        ...(options.ca === undefined ? {} : { ca: options.ca }),
      }),
      connections: limits.perHost,
      pipelining: 1,
      keepAliveTimeout: KEEP_ALIVE_MS,
      keepAliveMaxTimeout: KEEP_ALIVE_MS,
      headersTimeout: limits.headersMs,
      bodyTimeout: limits.bodyIdleMs,
      maxHeaderSize: limits.maxHeaderBytes,
    });
  }

  async request(input: GuardedRequest): Promise<Result<GuardedResponse, GuardedError>> {
    const first = this.#firstHop(input);
    if (!first.ok) return first;
    const follow = input.redirect !== 'return';
    const maxBytes = Math.min(input.maxBytes ?? Infinity, this.#limits.maxBytes);
    const totalMs = Math.min(input.totalMs ?? Infinity, this.#limits.totalMs);
    const deadline = new Deadline(totalMs, input.signal);
    try {
      let hop = first.value;
      for (let redirects = 0; ; redirects += 1) {
        const answer = await this.#inTurn(hop, follow, maxBytes, deadline);
        if (!answer.ok) return answer;
        if (answer.value.is === 'answer') return ok({ ...answer.value.response, redirects });
        const next = redirected(hop, answer.value.status, answer.value.location, this.#ports);
        if (!next.ok) return next;
        if (redirects >= this.#limits.maxRedirects) {
          return err({
            is: 'redirect_refused',
            at: placeOf(hop.url),
            to: placeOf(next.value.url),
            fault: 'too_many',
          });
        }
        hop = next.value;
      }
    } finally {
      deadline.clear();
    }
  }

  /** Ends connections; requests under way fail with `network`. */
  async close(): Promise<void> {
    await this.#agent.destroy();
  }

  #firstHop(input: GuardedRequest): Result<Hop, GuardedError> {
    const url = checkUrl(input.url, this.#ports);
    if (!url.ok) return url;
    const headers: Record<string, string> = {
      'user-agent': this.#userAgent,
      'accept-encoding': ACCEPT_ENCODING,
    };
    for (const [name, value] of Object.entries(input.headers ?? {})) {
      if (TRANSPORT_HEADERS.has(name.toLowerCase())) {
        return err({
          is: 'request_invalid',
          at: placeOf(url.value),
          reason: `header ${name} is the transport's`,
        });
      }
      headers[name.toLowerCase()] = value;
    }
    return ok({ url: url.value, method: input.method ?? 'GET', headers, body: input.body ?? null });
  }

  async #inTurn(
    hop: Hop,
    follow: boolean,
    maxBytes: number,
    deadline: Deadline,
  ): Promise<Result<HopAnswer, GuardedError>> {
    const at = placeOf(hop.url);
    const release = await this.#slots.acquire(hop.url.host, deadline.signal);
    if (release === 'busy') return err({ is: 'busy', at, waiting: this.#slots.waiting });
    if (release === 'aborted') return err(endedEarly(at, deadline, 'queue'));
    try {
      return ok(await this.#exchange(hop, follow, maxBytes, deadline));
    } catch (error) {
      if (deadline.ended !== null) return err(endedEarly(at, deadline, 'total'));
      return err(toGuardedError(error, at, this.#limits, maxBytes));
    } finally {
      release();
    }
  }

  async #exchange(hop: Hop, follow: boolean, maxBytes: number, deadline: Deadline): Promise<HopAnswer> {
    const answer = await send(hop.url, {
      dispatcher: this.#agent,
      method: hop.method,
      headers: hop.headers,
      body: hop.body,
      signal: deadline.signal,
    });
    const headers = flatten(answer.headers);
    if (follow && isRedirect(answer.statusCode)) {
      drop(answer.body);
      return { is: 'redirect', status: answer.statusCode, location: headers.get('location') };
    }
    const bodiless = hop.method === 'HEAD' || answer.statusCode === 204 || answer.statusCode === 304;
    if (!bodiless && Number(headers.get('content-length') ?? 0) > maxBytes) {
      drop(answer.body);
      throw new BodyTooLarge('received');
    }
    const encoding = bodiless ? '' : (headers.get('content-encoding') ?? '');
    const body = await readBody(answer.body, encoding, maxBytes);
    return { is: 'answer', response: { status: answer.statusCode, headers, body, url: hop.url.href } };
  }
}

type HopAnswer =
  | { readonly is: 'answer'; readonly response: Omit<GuardedResponse, 'redirects'> }
  | { readonly is: 'redirect'; readonly status: number; readonly location: string | undefined };

function endedEarly(at: string, deadline: Deadline, phase: 'queue' | 'total'): GuardedError {
  return deadline.ended === 'caller'
    ? { is: 'aborted', at }
    : { is: 'timeout', at, phase, ms: deadline.ms };
}

function flatten(headers: Dispatcher.ResponseData['headers']): Map<string, string> {
  const flat = new Map<string, string>();
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined)
      flat.set(name.toLowerCase(), Array.isArray(value) ? value.join(', ') : value);
  }
  return flat;
}

/** Closes the connection with the body: reading it to its end could take as long as its sender likes. */
function drop(body: Dispatcher.ResponseData['body']): void {
  body.on('error', () => undefined).destroy();
}
