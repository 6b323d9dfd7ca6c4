import type { Check } from './harness/compare.js';

export interface ProofContext {
  readonly seed: number;
  /** Fewer repetitions and shorter waits, to see that the proof itself works. */
  readonly short: boolean;
  readonly note: (line: string) => void;
}

export interface Proof {
  readonly name: string;
  /** One line on what is done. */
  readonly what: string;
  run(context: ProofContext): Promise<ProofReport>;
}

export interface ProofReport {
  /** Measured numbers in a sentence; goes into the results. */
  readonly facts: string;
  readonly checks: readonly Check[];
}

export function check(name: string, ok: boolean, detail: string): Check {
  return { name, ok, detail };
}
