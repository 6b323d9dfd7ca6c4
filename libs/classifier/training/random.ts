import { seededRandom } from '../../kernel/seeded-random.js';

/** Seeded, reproducible on every machine. */
export class TrainingRandom {
  /** 0 ≤ x < 1. */
  readonly next: () => number;

  constructor(seed: number) {
    this.next = seededRandom(seed);
  }

  /** 0 ≤ n < limit. */
  below(limit: number): number {
    return Math.floor(this.next() * limit);
  }

  shuffle(values: Uint32Array): void {
    for (let at = values.length - 1; at > 0; at--) {
      const other = this.below(at + 1);
      const kept = values[at] ?? 0;
      values[at] = values[other] ?? 0;
      values[other] = kept;
    }
  }
}
