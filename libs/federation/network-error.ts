import { BodyTooLarge, BodyUndecodable } from './guarded-body.js';
import { RefusedAddress } from './guarded-connector.js';
import type { GuardedError } from './guarded-error.js';
import type { GuardedLimits } from './guarded-limits.js';

const UNRESOLVED = new Set(['ENOTFOUND', 'ENODATA', 'EAI_AGAIN', 'EAI_FAIL', 'ESERVFAIL', 'ETIMEOUT']);
const TLS = /^(ERR_TLS_|ERR_SSL_|CERT_|UNABLE_TO_|DEPTH_ZERO_|SELF_SIGNED_|HOSTNAME_MISMATCH|EPROTO)/;

/** Puts what undici, the sockets and our own body reader throw into the client's own words. */
export function toGuardedError(
  error: unknown,
  at: string,
  limits: GuardedLimits,
  maxBytes: number,
): GuardedError {
  if (error instanceof RefusedAddress) {
    return { is: 'address_refused', at, address: error.address, range: error.range };
  }
  if (error instanceof BodyTooLarge) return { is: 'too_large', at, part: error.part, limit: maxBytes };
  if (error instanceof BodyUndecodable) return { is: 'undecodable', at, encoding: error.encoding };
  const code = codeOf(error);
  switch (code) {
    case 'UND_ERR_CONNECT_TIMEOUT':
      return { is: 'timeout', at, phase: 'connect', ms: limits.connectMs };
    case 'UND_ERR_HEADERS_TIMEOUT':
      return { is: 'timeout', at, phase: 'headers', ms: limits.headersMs };
    case 'UND_ERR_BODY_TIMEOUT':
      return { is: 'timeout', at, phase: 'body', ms: limits.bodyIdleMs };
    case 'UND_ERR_HEADERS_OVERFLOW':
      return { is: 'too_large', at, part: 'headers', limit: limits.maxHeaderBytes };
    case 'UND_ERR_INVALID_ARG':
      return { is: 'request_invalid', at, reason: 'a header or the method has a forbidden character' };
  }
  if (UNRESOLVED.has(code)) return { is: 'unresolved', at, code };
  if (TLS.test(code)) return { is: 'tls', at, code };
  return { is: 'network', at, code };
}

function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  const code = 'code' in error && typeof error.code === 'string' ? error.code : error.name;
  return code.slice(0, 64);
}
