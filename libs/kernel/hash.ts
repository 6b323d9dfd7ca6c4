import { hash } from 'node:crypto';

/** SHA-256 of the bytes or of the string's UTF-8 form. */
export function sha256(data: string | Uint8Array): Buffer {
  return hash('sha256', data, 'buffer');
}

export function sha256Hex(data: string | Uint8Array): string {
  return hash('sha256', data, 'hex');
}

/**
 * First 16 bytes, in hex, of the SHA-256 over the parts joined by NUL: the key under which the
 * stores keep ids of unbounded length. 128 bits leave collisions out of an attacker's reach.
 */
export function key128(...parts: readonly string[]): string {
  return hash('sha256', parts.length === 1 ? (parts[0] ?? '') : parts.join('\0'), 'hex').slice(0, 32);
}
