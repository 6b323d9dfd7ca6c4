import { foldForReading } from '../text/fold.js';
import { unmask } from '../text/unmask.js';
import { OUTPUTS } from './labels.js';

/** Of a longer text the second pass reads the start: more than its tokens hold. */
const UNITS = 2000;

/** What the second pass reads of a text: as it stands and, where something is disguised, unmasked. */
export function secondViews(text: string): readonly string[] {
  const start = text.slice(0, UNITS);
  const bare = unmask(foldForReading(start));
  return bare === null ? [start] : [start, bare];
}

/**
 * Log-odds, texts × OUTPUTS: of a text's views the highest, as in the first pass.
 * @param texts the views of each
 * @param scored log-odds of all views in their order
 */
export function highestOfViews(
  texts: readonly (readonly string[])[],
  scored: Float32Array,
): Float32Array {
  const logits = new Float32Array(texts.length * OUTPUTS).fill(-Infinity);
  let view = 0;
  texts.forEach((views, text) => {
    for (const end = view + views.length; view < end; view++) {
      for (let output = 0; output < OUTPUTS; output++) {
        const to = text * OUTPUTS + output;
        logits[to] = Math.max(logits[to] ?? 0, scored[view * OUTPUTS + output] ?? 0);
      }
    }
  });
  return logits;
}
