import type { SecondReader } from '../model/second-reader.js';
import { SecondPassError, type SecondPassMiss, type SecondPassProcess } from './second-pass-process.js';

export interface TimelyOptions {
  /** The process's own, ms. */
  readonly deadlineMs: number;
  readonly onMiss: (miss: SecondPassMiss, texts: number) => void;
}

/** Of the deadline; the rest is for requests of other batches. */
const SHARE = 0.5;
/** Before anything is measured, ms a text. */
const FIRST_GUESS = 10;
/** Weight of the newest measurement. */
const NEWEST = 0.2;
const LATE_FACTOR = 2;
const SLOWEST = 1_000;

/**
 * A second pass in its process, which is asked no more at a time than it can answer by the deadline, as
 * it measures, and whose silence is no error.
 */
export class TimelySecondPass implements SecondReader {
  private msPerText = FIRST_GUESS;

  constructor(
    private readonly process: Pick<SecondPassProcess, 'score' | 'dispose'>,
    private readonly options: TimelyOptions,
  ) {}

  get capacity(): number {
    return Math.max(1, Math.floor((this.options.deadlineMs * SHARE) / this.msPerText));
  }

  async score(texts: readonly string[]): Promise<Float32Array | null> {
    const started = performance.now();
    try {
      const logits = await this.process.score(texts);
      const took = (performance.now() - started) / Math.max(1, texts.length);
      this.msPerText += NEWEST * (took - this.msPerText);
      return logits;
    } catch (error) {
      if (!(error instanceof SecondPassError)) throw error;
      if (error.miss === 'late') this.msPerText = Math.min(SLOWEST, this.msPerText * LATE_FACTOR);
      this.options.onMiss(error.miss, texts.length);
      return null;
    }
  }

  dispose(): void {
    this.process.dispose();
  }
}
