import { createHmac, randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { SECOND, type Clock } from '../kernel/clock.js';
import type { Result } from '../kernel/result.js';
import type { GuardedRequest, GuardedResponse } from '../federation/guarded-client.js';
import type { GuardedError } from '../federation/guarded-error.js';

/** The part of the guarded client that a webhook needs. */
export interface WebhookTransport {
  request(request: GuardedRequest): Promise<Result<GuardedResponse, GuardedError>>;
  close(): Promise<void>;
}

export interface DeliveryReport {
  readonly key: string;
  /** refused: the receiver doesn't want it; failed: no attempt got through; dropped: never tried to the end. */
  readonly outcome: 'delivered' | 'refused' | 'failed' | 'dropped';
  readonly attempts: number;
  /** Names no part of the URL, whose path may be a secret. */
  readonly reason?: string;
}

export interface WebhookOptions {
  readonly url: string;
  readonly secret: string;
  readonly transport: WebhookTransport;
  readonly clock: Clock;
  readonly report: (report: DeliveryReport) => void;
  /** Pauses before the second, third, … attempt, ms; their number bounds the attempts. */
  readonly pauses?: readonly number[];
  readonly random?: () => number;
}

const PAUSES = [SECOND, 5 * SECOND, 25 * SECOND, 125 * SECOND];
const MAX_WAITING = 100;
const MAX_ANSWER_BYTES = 64 * 1024;

/** `X-Tidegate-Signature` for a body sent at `timestamp` (seconds since the epoch). */
export function signWebhook(secret: string, timestamp: number, body: string): string {
  return `sha256=${createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex')}`;
}

interface Delivery {
  readonly id: string;
  readonly key: string;
  readonly body: string;
}

/** Delivers one body after the other in the background, with a bounded queue and bounded retries. */
export class Webhook {
  readonly #options: WebhookOptions;
  readonly #stopping = new AbortController();
  readonly #waiting: Delivery[] = [];
  #working: Promise<void> | null = null;

  constructor(options: WebhookOptions) {
    this.#options = options;
  }

  /** Queues a body; when the queue is full its oldest is dropped. `key` is for the report only. */
  push(key: string, body: string): void {
    if (this.#stopping.signal.aborted) {
      this.#options.report({ key, outcome: 'dropped', attempts: 0, reason: 'stopping' });
      return;
    }
    this.#waiting.push({ id: randomUUID(), key, body });
    if (this.#waiting.length > MAX_WAITING) this.#drop('queue full');
    this.#working ??= this.#work();
  }

  /** Resolves when nothing is under way. */
  async idle(): Promise<void> {
    await this.#working;
  }

  /** Gives up what is under way or queued, reports it as dropped and closes the transport. */
  async close(): Promise<void> {
    this.#stopping.abort();
    while (this.#waiting.length > 0) this.#drop('stopping');
    await this.#working;
    await this.#options.transport.close();
  }

  #drop(reason: string): void {
    const dropped = this.#waiting.shift();
    if (dropped) this.#options.report({ key: dropped.key, outcome: 'dropped', attempts: 0, reason });
  }

  async #work(): Promise<void> {
    for (let next = this.#waiting.shift(); next !== undefined; next = this.#waiting.shift()) {
      const { key } = next;
      // Nothing awaits this loop: an exception would end the process for the sake of an alert.
      const report = await this.#deliver(next).catch((error: unknown): DeliveryReport => ({
        key,
        outcome: 'failed',
        attempts: 1,
        reason: `bug: ${error instanceof Error ? error.name : 'unknown'}`,
      }));
      this.#options.report(report);
    }
    this.#working = null;
  }

  async #deliver({ id, key, body }: Delivery): Promise<DeliveryReport> {
    const pauses = this.#options.pauses ?? PAUSES;
    for (let attempts = 1; ; attempts += 1) {
      const outcome = await this.#attempt(id, body);
      if (outcome.is === 'delivered') return { key, outcome: 'delivered', attempts };
      const { reason } = outcome;
      if (this.#stopping.signal.aborted) return { key, outcome: 'dropped', attempts, reason };
      if (outcome.is === 'refused') return { key, outcome: 'refused', attempts, reason };
      const pause = pauses[attempts - 1];
      if (pause === undefined) return { key, outcome: 'failed', attempts, reason };
      if (!(await this.#pause(pause))) return { key, outcome: 'dropped', attempts, reason };
    }
  }

  async #attempt(id: string, body: string): Promise<AttemptOutcome> {
    const { url, secret, transport, clock } = this.#options;
    const timestamp = Math.floor(clock.now() / SECOND);
    const answer = await transport.request({
      url,
      method: 'POST',
      redirect: 'return',
      maxBytes: MAX_ANSWER_BYTES,
      signal: this.#stopping.signal,
      headers: {
        'content-type': 'application/json',
        'x-tidegate-delivery': id,
        'x-tidegate-timestamp': String(timestamp),
        'x-tidegate-signature': signWebhook(secret, timestamp, body),
      },
      body,
    });
    if (!answer.ok) return judgeError(answer.error);
    const { status } = answer.value;
    if (status >= 200 && status < 300) return { is: 'delivered' };
    const reason = `status ${status}`;
    return { is: status >= 500 || status === 408 || status === 429 ? 'failed' : 'refused', reason };
  }

  /** Half of the pause is drawn, so that many processes don't come back together. */
  async #pause(ms: number): Promise<boolean> {
    const random = this.#options.random ?? Math.random;
    try {
      await wait(ms * (0.5 + 0.5 * random()), undefined, { signal: this.#stopping.signal });
      return true;
    } catch {
      return false;
    }
  }
}

type AttemptOutcome =
  { readonly is: 'delivered' } | { readonly is: 'failed' | 'refused'; readonly reason: string };

function judgeError(error: GuardedError): AttemptOutcome {
  switch (error.is) {
    case 'too_large':
    case 'undecodable':
      // The answer's body is of no use to us; that it came is what counts, but not that it is 2xx.
      return { is: 'failed', reason: error.is };
    case 'url_refused':
    case 'request_invalid':
      return { is: 'refused', reason: error.is };
    case 'address_refused':
      return { is: 'refused', reason: `${error.is}: ${error.range}; see TIDEGATE_WEBHOOK_NETWORKS` };
    default:
      return { is: 'failed', reason: 'code' in error ? `${error.is}: ${error.code}` : error.is };
  }
}
