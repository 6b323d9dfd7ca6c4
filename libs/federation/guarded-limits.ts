import { SECOND } from '../kernel/clock.js';

export interface GuardedLimits {
  /** Whole request: waiting for a turn, every hop, the body. ms */
  readonly totalMs: number;
  readonly connectMs: number;
  /** From the request sent to the headers received. ms */
  readonly headersMs: number;
  /** Between two pieces of the body. ms */
  readonly bodyIdleMs: number;
  /** Bytes of the body, as received and again as decoded. */
  readonly maxBytes: number;
  readonly maxHeaderBytes: number;
  readonly maxRedirects: number;
  readonly perHost: number;
  readonly inFlight: number;
  readonly waiting: number;
}

export const GUARDED_LIMITS: GuardedLimits = {
  totalMs: 10 * SECOND,
  connectMs: 4 * SECOND,
  headersMs: 8 * SECOND,
  bodyIdleMs: 4 * SECOND,
  maxBytes: 1024 * 1024,
  maxHeaderBytes: 16 * 1024,
  maxRedirects: 3,
  perHost: 4,
  inFlight: 64,
  waiting: 256,
};
