import { prepare } from '../../libs/pipeline/prepare.js';
import { FAMILIES, type Family } from './hostile-families.js';
import { bar } from './progress.js';

/** Sizes that double; the largest body that is read has 1 MiB. */
const SIZES = [16, 32, 64, 128, 256, 512].map((kib) => kib * 1_024);
const RUNS = 9;
/** A family that looks dear is measured again, at most so often: a busy machine makes runs longer. */
const ATTEMPTS = 6;
/** Most that a doubling may cost. */
export const ALLOWED = 2.5;

export interface FamilyScaling {
  readonly family: string;
  /** Shortest of the runs by size, ms. */
  readonly ms: readonly number[];
  /** Cost of each doubling. */
  readonly ratios: readonly number[];
  readonly worst: number;
}

export interface Scaling {
  readonly sizes: readonly number[];
  readonly allowed: number;
  readonly families: readonly FamilyScaling[];
  readonly worst: number;
}

/**
 * What doubling a hostile body costs in the parse step: document, activity, texts, links, digests and
 * fingerprints. The shortest of several runs, since everything else only makes a run longer.
 */
export function measureScaling(): Scaling {
  const progress = bar('parse scaling', FAMILIES.length);
  const families: FamilyScaling[] = [];
  for (const family of FAMILIES) {
    families.push(scale(family));
    progress.set(families.length);
  }
  progress.stop();
  return {
    sizes: SIZES,
    allowed: ALLOWED,
    families,
    worst: Math.max(...families.map(({ worst }) => worst)),
  };
}

function scale({ name, make }: Family): FamilyScaling {
  const bodies = SIZES.map(make);
  const shortest = bodies.map(() => Infinity);
  for (const body of bodies.slice(0, 2)) for (let run = 0; run < 20; run += 1) time(body);
  let ratios: readonly number[] = [];
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    // Sizes take turns, so that a busy moment doesn't fall on one of them alone.
    for (let run = 0; run < RUNS; run += 1) {
      for (const [index, body] of bodies.entries()) {
        shortest[index] = Math.min(shortest[index] ?? Infinity, time(body));
      }
    }
    ratios = shortest.slice(1).map((ms, index) => ms / (shortest[index] ?? ms));
    if (Math.max(...ratios) <= ALLOWED) break;
  }
  return { family: name, ms: shortest, ratios, worst: Math.max(...ratios) };
}

function time(value: Buffer): number {
  const started = performance.now();
  prepare({ partition: 0, offset: 0n, key: null, value, headers: {}, timestamp: 1_700_000_000_000 });
  return performance.now() - started;
}
