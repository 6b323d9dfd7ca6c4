import { foldForReading } from '../text/fold.js';
import { unmask } from '../text/unmask.js';
import { OUTPUTS } from './labels.js';
import type { Reading } from './types.js';

/** Of a longer text the second pass reads the start: more than its tokens hold. */
const UNITS = 2000;

/**
 * What the second pass reads of a text without invisible characters: in plain letters and, where something
 * is disguised, unmasked.
 */
export function secondViews(text: string): readonly string[] {
  const start = text.slice(0, UNITS);
  const bare = unmask(foldForReading(start));
  const plain = start.normalize('NFKC');
  return bare === null ? [plain] : [plain, bare];
}

/**
 * What the second pass reads of a text: the windows that made the first one unsure, so that both judge the
 * same words; of most texts it is the whole.
 * @param outputs those of the labels it is unsure of
 */
export function secondViewsOf(
  { windows }: Pick<Reading, 'windows'>,
  outputs: readonly number[],
): readonly string[] {
  const texts = new Set(outputs.flatMap((output) => windows[output]?.text ?? []));
  return [...texts].flatMap(secondViews);
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
