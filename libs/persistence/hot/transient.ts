import { errorCode } from '../../kernel/error-code.js';

/**
 * SQLSTATE classes and codes that pass: connection trouble (08), resources (53), operator
 * intervention (57P), serialisation and deadlock (40), a lock or statement that timed out.
 */
const PASSING = /^(08|53|57P|40|58)|^(55P03|57014|25006)$/;
const NETWORK = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ENOENT',
]);
/** node-postgres reports these without a code. */
const MESSAGES =
  /Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|Client was closed/;

/** Whether trying the same thing again later may succeed, as against an error of the data or a bug. */
export function isTransient(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = errorCode(error);
  if (code !== null && (PASSING.test(code) || NETWORK.has(code))) return true;
  return MESSAGES.test(error.message);
}
