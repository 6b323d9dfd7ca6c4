import type { Authenticity, Direction } from '../contracts/inbound.js';
import { sha256Hex } from '../kernel/hash.js';

/**
 * What a decision is about, in 64 lower-case hex digits; servers compute it too. It is the SHA-256 of
 * these bytes, UTF-8 throughout, with a line feed (0x0A) after each of the first four:
 *
 *     tidegate.subject.1
 *     inbound | outbound
 *     verified-owner | server-verified | none | invalid
 *     SHA-256 of the body as received, 64 lower-case hex digits
 *     the activity's id exactly as written in the body; nothing at all where it has none
 *
 * No line feed follows the id. It stands last, so whatever it holds can't be taken for another field.
 */
export function subjectOf(
  direction: Direction,
  activityId: string | null,
  bodyDigestHex: string,
  authenticity: Authenticity,
): string {
  return sha256Hex(
    `tidegate.subject.1\n${direction}\n${authenticity}\n${bodyDigestHex}\n${activityId ?? ''}`,
  );
}
