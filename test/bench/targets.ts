import type { BenchMix } from './options.js';

/** Bare passes a second on the reference machine: 2 cores, the broker beside. */
export const BARE_REFERENCE: Readonly<Record<BenchMix, number>> = { ordinary: 40_600, text: 10_900 };

/** A run whose bare pass is below this share of the reference is too noisy to count. */
export const QUIET_SHARE = 0.75;

/** Least b/a with one worker and everything on. */
export const TARGET_RATIO: Readonly<Record<BenchMix, number>> = { ordinary: 0.1, text: 0.15 };

/** Append to decision, at half the maximum rate. */
export const TARGET_P99_MS = 500;

/** Least rate with the classifier, of that without it. */
export const TARGET_CLASSIFIER_RATIO = 0.7;
