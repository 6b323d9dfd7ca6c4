import { sha256 } from '../../kernel/hash.js';

export const HALVES = ['tune', 'report'] as const;

/** Which part of the held-out rows a text is in. */
export type Half = (typeof HALVES)[number];

/**
 * `tune` chooses calibration and thresholds, `report` alone is reported. By the lowest bit of the first
 * byte of SHA-256 over the text's NFC form in UTF-8 (set: report): a text stays in its half whatever is
 * added to the file, and two rows of one text are never on both sides.
 */
export function halfOf(text: string): Half {
  return ((sha256(text.normalize('NFC'))[0] ?? 0) & 1) === 1 ? 'report' : 'tune';
}
