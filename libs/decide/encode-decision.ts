import type { Decision } from '../contracts/decision.js';

/**
 * Bytes of a decision on the log and in the journal: JSON, UTF-8. Templates written by hand save
 * 0.8 µs of the 2.5 µs this takes for a hit-free Like, less than half a per cent of a core at 5,000
 * a second; not worth a second encoder to keep in step with the contract.
 */
export function encodeDecision(decision: Decision): Buffer {
  return Buffer.from(JSON.stringify(decision));
}
