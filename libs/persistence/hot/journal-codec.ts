import { z } from 'zod';
import type { EmitRecord } from '../../pipeline/ports.js';

/**
 * How a batch's records stand in one journal row: repeated (topic, headers as JSON, key, value),
 * each a 32-bit big-endian length and its bytes; length 0xffffffff is a missing key. A flat format,
 * because the row is written once per batch on the hot path and read only after a crash.
 */
const NONE = 0xffffffff;
const headersSchema = z.record(z.string(), z.string());

export function encodeJournal(records: readonly EmitRecord[]): Buffer {
  const parts: Buffer[] = [];
  const push = (data: Buffer | string | null): void => {
    const length = Buffer.allocUnsafe(4);
    parts.push(length);
    if (data === null) {
      length.writeUInt32BE(NONE);
      return;
    }
    const bytes = typeof data === 'string' ? Buffer.from(data) : data;
    length.writeUInt32BE(bytes.length);
    parts.push(bytes);
  };
  for (const record of records) {
    push(record.topic);
    push(JSON.stringify(record.headers));
    push(record.key);
    push(record.value);
  }
  return Buffer.concat(parts);
}

/** The inverse. Throws on a row that this code did not write: that is a bug or a broken disk. */
export function decodeJournal(payload: Buffer): EmitRecord[] {
  const records: EmitRecord[] = [];
  let at = 0;
  const take = (): Buffer | null => {
    const length = payload.readUInt32BE(at);
    at += 4;
    if (length === NONE) return null;
    if (at + length > payload.length) throw new Error(`journal row is cut off at byte ${at}`);
    at += length;
    return payload.subarray(at - length, at);
  };
  const must = (): Buffer => {
    const bytes = take();
    if (bytes === null) throw new Error(`journal row lacks a field before byte ${at}`);
    return bytes;
  };
  while (at < payload.length) {
    const topic = must().toString();
    const headers = headersSchema.parse(JSON.parse(must().toString()));
    const key = take();
    records.push({ topic, headers, key, value: must() });
  }
  return records;
}
