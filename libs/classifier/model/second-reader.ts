/** What reads the texts again that the first pass is unsure of. */
export interface SecondReader {
  /** Texts it can answer for at a time; the rest keeps what the first pass says. */
  readonly capacity: number;
  /** Log-odds, texts × OUTPUTS; null: there is no answer in time. */
  score(texts: readonly string[]): Promise<Float32Array | null>;
  dispose(): void;
}
