/** Distinct members are counted up to here; every threshold is far below. */
export const MAX_MEMBERS = 32;

/** A packed set of 32-bit hashes, as stored: big-endian, in order of arrival. */
export function hasMember(set: Buffer, member: number): boolean {
  for (let at = 0; at < set.length; at += 4) if (set.readUInt32BE(at) === member) return true;
  return false;
}

/** The set with the member in it; the same buffer when it was in already or the set is full. */
export function withMember(set: Buffer, member: number): Buffer {
  if (set.length >= MAX_MEMBERS * 4 || hasMember(set, member)) return set;
  const grown = Buffer.allocUnsafe(set.length + 4);
  set.copy(grown);
  grown.writeUInt32BE(member, set.length);
  return grown;
}

/** Size of the union, counted up to MAX_MEMBERS. */
export function unionSize(sets: readonly Buffer[]): number {
  if (sets.length === 1) return (sets[0]?.length ?? 0) / 4;
  const union = new Set<number>();
  for (const set of sets) {
    for (let at = 0; at < set.length; at += 4) union.add(set.readUInt32BE(at));
    if (union.size >= MAX_MEMBERS) return MAX_MEMBERS;
  }
  return union.size;
}
