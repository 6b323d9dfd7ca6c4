import type { Label } from '../../contracts/labels.js';
import type { Window } from '../text/windows.js';

/** Calibrated probabilities, 0..1; null: not trained in this language, or abstained. */
export type Scores = Readonly<Record<Label, number | null>>;

export interface ClassifyInput {
  readonly text: string;
  /** BCP 47, where the sender says so. */
  readonly lang?: string | null;
}

/** UTF-16 offsets in the given text; weight is what the words add to the label's log-odds. */
export interface Span {
  readonly start: number;
  readonly end: number;
  readonly weight: number;
}

export interface Classification {
  readonly scores: Scores;
  /** BCP 47; `und` when it can't be told. */
  readonly lang: string;
  readonly langConfidence: number;
  readonly pass: 1 | 2;
  readonly spans?: Partial<Record<Label, readonly Span[]>>;
}

export interface ClassifyOptions {
  /** Adds {@link Classification.spans} for labels at or over their threshold. */
  readonly explain?: boolean;
  /** Which thresholds; left out, the manifest's. */
  readonly thresholds?: Classifier['thresholds'];
  /** false: the first pass alone. */
  readonly secondPass?: boolean;
}

export interface Classifier {
  readonly version: string;
  /** The manifest's defaults; null: the label has none. */
  readonly thresholds: Readonly<Record<Label, number | null>>;
  classify(
    inputs: readonly ClassifyInput[],
    options?: ClassifyOptions,
  ): Promise<readonly Classification[]>;
}

/** What the passes make of one text, before calibration. */
export interface Reading {
  /** By output, the highest log-odds of the text's windows and views. */
  readonly logits: Float32Array;
  /** Features that training had met, in the window with the most. */
  readonly known: number;
  /** Words, in the window with the most; two ideographs count as one. */
  readonly words: number;
  /** Of the small windows the one with the highest log-odds, by output: what is read again, and explained. */
  readonly windows: readonly Window[];
  /** What was read: the text without invisible characters. */
  readonly seen: string;
  /** Whether a disguise was undone in one of its windows. */
  readonly unmasked: boolean;
}
