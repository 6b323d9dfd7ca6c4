import { errorCode } from '../../kernel/error-code.js';

/**
 * SQLSTATE classes and codes that say nothing about the data at hand: connection trouble (08), resources
 * (53), operator intervention (57P), serialisation and deadlock (40), system errors (58), sessions that
 * timed out while the process was suspended (25P03, 25P04), a lock or statement that timed out; and a
 * database that is not set up: logins (28), names (3D, 3F) and privileges, tables and columns (42).
 */
const PASSING = /^(08|28|3D|3F|40|42|53|57P|58)|^(25P03|25P04|25006|55P03|57014)$/;
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
