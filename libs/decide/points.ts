const MICRO = 1_000_000;

/** Points in millionths, rounded: integers sum to the same total in any order. */
export function micro(value: number): number {
  return Math.round(value * MICRO);
}

export function points(millionths: number): number {
  // Adding 0 turns -0 into 0, which JSON can't tell apart and equality can.
  return millionths / MICRO + 0;
}
