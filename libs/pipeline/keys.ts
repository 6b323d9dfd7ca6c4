import { key128, sha256 } from '../kernel/hash.js';

/** Store key of an actor or object id: 32 hex digits, a uuid to PostgreSQL. */
export function storeKey(id: string): string {
  return key128(id);
}

/** 32-bit members of the bounded look-alike sets. A collision undercounts by one at worst. */
export function memberHash(value: string): number {
  return sha256(value).readUInt32BE(0);
}
