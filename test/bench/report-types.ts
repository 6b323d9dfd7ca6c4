import type { Latency } from './latency.js';
import type { BenchMix } from './options.js';
import type { Scaling } from './scaling.js';

export interface Round {
  /** (a) and (b), activities a second. */
  readonly bare: number;
  readonly ingress: number;
  /** b/a */
  readonly ratio: number;
  /** (c): as (b), without the classifier, over other activities; null where it wasn't asked for. */
  readonly unscored: number | null;
  /** Of the worker; null where /proc has none. */
  readonly peakMemory: number | null;
  readonly cpuMicrosPerActivity: number | null;
  readonly meanBatch: number;
  /** Elapsed µs an activity by step. */
  readonly steps: Readonly<Record<string, number>>;
}

export interface Spread {
  readonly median: number;
  readonly min: number;
  readonly max: number;
}

export interface MixReport {
  readonly mix: BenchMix;
  /** Mean length of a body. */
  readonly meanBytes: number;
  readonly rounds: readonly Round[];
  readonly bare: number;
  readonly ingress: number;
  /** Median of the rounds' ratios, and their range. */
  readonly ratio: Spread;
  readonly targetRatio: number;
  /** b/c; null where it wasn't asked for. */
  readonly classifierRatio: Spread | null;
  /** The bare pass was under three quarters of the reference machine's: too noisy to count. */
  readonly tooNoisy: boolean;
  readonly peakMemory: number | null;
  readonly latency: Latency;
}

export interface BenchReport {
  readonly machine: {
    readonly cpu: string;
    readonly cores: number;
    readonly memoryGiB: number;
    readonly node: string;
  };
  readonly startedAt: string;
  readonly count: number;
  readonly preloaded: { readonly decisions: number; readonly actors: number; readonly seconds: number };
  readonly mixes: readonly MixReport[];
  readonly scaling: Scaling;
}
