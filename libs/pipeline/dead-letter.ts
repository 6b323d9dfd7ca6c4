import { DEAD_LETTER_HEADERS } from '../contracts/dead-letter.js';
import { MAX_BODY_BYTES, MAX_KEY_BYTES, TOPICS } from '../contracts/topics.js';
import type { DeadLetterRow, EmitRecord } from './ports.js';
import type { Refused } from './prepare.js';

/** Of a body over the limit only this much is kept; it can't be redriven. */
const KEPT_PREFIX_BYTES = 64 * 1024;
/** A redrive needs the headers; those that would not fit are left out, the longest first. */
const MAX_KEPT_HEADER_CHARS = 128 * 1024;

/** A refused message as a row and as a record: the untouched bytes, the reason, where it came from. */
export function deadLetter(refused: Refused): { row: DeadLetterRow; emit: EmitRecord } {
  const { message, rejection, subject, digestHex } = refused;
  const truncated = message.value.length > MAX_BODY_BYTES;
  const value = truncated ? message.value.subarray(0, KEPT_PREFIX_BYTES) : message.value;
  // With a longer one the record might not fit its topic, and never leave the journal.
  const key = message.key && message.key.length > MAX_KEY_BYTES ? null : message.key;
  const headers = keptHeaders(message.headers);
  return {
    row: {
      subject,
      partition: message.partition,
      offset: message.offset,
      key,
      headers,
      value,
      bytes: message.value.length,
      digest: Buffer.from(digestHex, 'hex'),
      truncated,
      rejection,
      receivedAt: refused.delivery.receivedAt,
    },
    emit: {
      topic: TOPICS.deadLetters,
      key,
      value,
      headers: {
        ...headers,
        [DEAD_LETTER_HEADERS.rejection]: JSON.stringify(rejection),
        [DEAD_LETTER_HEADERS.subject]: subject,
        [DEAD_LETTER_HEADERS.source]: `${message.partition}@${message.offset}`,
        [DEAD_LETTER_HEADERS.truncated]: truncated ? `${message.value.length} ${digestHex}` : 'false',
      },
    },
  };
}

function keptHeaders(headers: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const entries = Object.entries(headers).toSorted(([, a], [, b]) => a.length - b.length);
  let size = 0;
  return Object.fromEntries(
    entries.filter(([name, value]) => (size += name.length + value.length) <= MAX_KEPT_HEADER_CHARS),
  );
}
