/** Numbers in [0, 1), the same for the same seed. */
export type Random = () => number;

/** One of the entries; throws on an empty list, which is a slip in a phrasebook. */
export function pick<T>(entries: readonly T[], random: Random): T {
  const entry = entries[Math.floor(random() * entries.length)];
  if (entry === undefined) throw new Error('nothing to pick from');
  return entry;
}

/** True with the given chance. */
export function chance(share: number, random: Random): boolean {
  return random() < share;
}
