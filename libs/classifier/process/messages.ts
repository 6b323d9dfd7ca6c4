import type { SecondPassShape } from '../model/second-pass-weights.js';

/** A second pass's file, as the manifest names it. */
export interface SecondPassFile {
  readonly path: string;
  /** Of the file as it lies there, packed. */
  readonly sha256: string;
  readonly shape: SecondPassShape;
}

/** What the process is told; the first message is `load`. */
export type ToSecondPass =
  | {
      readonly is: 'load';
      readonly file: SecondPassFile;
      readonly prefer: 'native' | 'wasm' | null;
      readonly threads: number;
    }
  | { readonly is: 'score'; readonly id: number; readonly texts: readonly string[] }
  /** Nobody waits for it any more. */
  | { readonly is: 'forget'; readonly id: number };

export type FromSecondPass =
  | { readonly is: 'ready' }
  | { readonly is: 'scored'; readonly id: number; readonly logits: Float32Array }
  /** `id` null: it can't work at all, and ends. The message names no text. */
  | { readonly is: 'failed'; readonly id: number | null; readonly message: string };
