import type { ConsumedMessage, LogRecord } from './port.js';

/** Lengths, offsets and timestamps that frame a record in Kafka, at most, bytes. */
const RECORD_FRAME = 64;
const HEADER_FRAME = 8;

/** Upper bound of a record's size in a Kafka record batch, bytes. */
export function recordBytes(record: LogRecord | ConsumedMessage): number {
  let bytes = RECORD_FRAME + byteLength(record.key) + byteLength(record.value);
  for (const [name, value] of Object.entries(record.headers)) {
    bytes += HEADER_FRAME + Buffer.byteLength(name) + Buffer.byteLength(value);
  }
  return bytes;
}

function byteLength(value: Buffer | string | null): number {
  return value === null ? 0 : Buffer.byteLength(value);
}
