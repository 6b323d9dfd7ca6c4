/**
 * The keys that come most often out of a stream with any number of them, in bounded memory: the
 * space-saving sketch (Metwally, Agrawal, El Abbadi 2005). With more keys than counters the rarest one's
 * counter passes to the new key, which therefore may be counted too high, by the count it took over.
 */
export class TopKeys {
  private readonly counters = new Map<string, { count: number; over: number }>();

  constructor(private readonly capacity: number) {}

  add(key: string): void {
    const known = this.counters.get(key);
    if (known) {
      known.count += 1;
      return;
    }
    const over = this.counters.size < this.capacity ? 0 : this.takeRarest();
    this.counters.set(key, { count: over + 1, over });
  }

  /** Up to `limit` keys that came at least `least` times for certain, the most frequent first. */
  top(limit: number, least: number): readonly string[] {
    return [...this.counters]
      .filter(([, { count, over }]) => count - over >= least)
      .toSorted(([a, x], [b, y]) => y.count - x.count || (a < b ? -1 : 1))
      .slice(0, limit)
      .map(([key]) => key);
  }

  /** Halves all counts, so that what was frequent once gives way. */
  fade(): void {
    for (const [key, { count, over }] of this.counters) {
      if (count < 2) this.counters.delete(key);
      else this.counters.set(key, { count: count >> 1, over: over >> 1 });
    }
  }

  private takeRarest(): number {
    let rarest: string | null = null;
    let least = Number.POSITIVE_INFINITY;
    for (const [key, { count }] of this.counters) {
      if (count < least) [rarest, least] = [key, count];
    }
    if (rarest === null) return 0;
    this.counters.delete(rarest);
    return least;
  }
}
