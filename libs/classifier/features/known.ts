const BITS = 24;
const SHIFT = 32 - BITS;

/** Size of the set in a model file. */
export const KNOWN_BYTES = (1 << BITS) >> 3;

/**
 * Which features training met often enough to learn from. Others would read the weights of whatever
 * shares their bucket, so they are left out. A bitmap over the upper 24 bits of the hash: of
 * half a million features kept, a strange one passes for known in 3 % of cases.
 */
export class KnownFeatures {
  constructor(readonly bits = new Uint8Array(KNOWN_BYTES)) {}

  add(hash: number): void {
    const bit = hash >>> SHIFT;
    this.bits[bit >> 3] = (this.bits[bit >> 3] ?? 0) | (1 << (bit & 7));
  }

  has(hash: number): boolean {
    const bit = hash >>> SHIFT;
    return ((this.bits[bit >> 3] ?? 0) & (1 << (bit & 7))) !== 0;
  }
}
