import { createHash } from 'node:crypto';

/** SHA-256 of the bytes or of the string's UTF-8 form. */
export function sha256(data: string | Uint8Array): Buffer {
  return createHash('sha256').update(data).digest();
}

export function sha256Hex(data: string | Uint8Array): string {
  return sha256(data).toString('hex');
}

/**
 * First 16 bytes of the SHA-256 over the parts, each ended by a NUL: the key under which the
 * stores keep ids of unbounded length. 128 bits leave collisions out of an attacker's reach.
 */
export function key128(...parts: readonly string[]): Buffer {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part).update('\0');
  return hash.digest().subarray(0, 16);
}
