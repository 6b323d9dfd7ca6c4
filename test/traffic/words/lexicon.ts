/**
 * Phrases of one language that fit together in any combination: objects stand in the case that every
 * opening governs, so that no agreement is needed. `{name}` is an invented proper name, `{n}` a number.
 */
export interface Lexicon {
  readonly language: string;
  /** Relative frequency in honest traffic. */
  readonly share: number;
  readonly rightToLeft?: boolean;
  /** UTF-8 bytes of a UTF-16 unit, about. */
  readonly bytesPerUnit: number;
  /** Sentence frames over `{open}`, `{thing}`, `{where}`, `{when}`, `{tail}`. */
  readonly frames: readonly string[];
  readonly open: readonly string[];
  readonly thing: readonly string[];
  readonly where: readonly string[];
  readonly when: readonly string[];
  /** Whole clauses. */
  readonly tail: readonly string[];
  readonly greetings: readonly string[];
  readonly warnings: readonly string[];
  readonly tags: readonly string[];
  readonly between: string;
}

/** Phrases are written down parted by bars. */
export function phrases(text: string): readonly string[] {
  return text.split('|').map((phrase) => phrase.trim());
}
