import { key128 } from '../kernel/hash.js';
import type { Authenticity, Direction } from '../contracts/inbound.js';

/**
 * Under which key the `seen` store remembers an activity: by id where it has one, so that another
 * body under the same id is noticed; by subject where it has none. Authenticity is part of it, so
 * that whoever can't sign can't occupy an id. 32 hex digits, a uuid to PostgreSQL.
 */
export function seenKey(
  direction: Direction,
  activityId: string | null,
  authenticity: Authenticity,
  subjectHex: string,
): string {
  const parts =
    activityId === null ? ['subject', subjectHex] : ['id', direction, authenticity, activityId];
  return key128(...parts);
}

/** Where a second body under an id that is taken is remembered. */
export function otherBodyKey(subjectHex: string): string {
  return key128('other', subjectHex);
}
