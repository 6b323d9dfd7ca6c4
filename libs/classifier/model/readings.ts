import type { Window } from '../text/windows.js';
import type { FirstReading } from './first-pass.js';
import { MODEL_LABELS, OUTPUTS, type ModelLabel } from './labels.js';
import type { Reading } from './types.js';

/**
 * One text's reading from its views': views `start` to `end` of the first pass's.
 * @param windows each view's
 */
export function highestReading(
  { logits, known, words }: FirstReading,
  windows: readonly Window[],
  start: number,
  end: number,
): Pick<Reading, 'logits' | 'known' | 'words' | 'windows'> {
  const only = windows[start];
  // Most texts: nothing to compare on the hot path.
  if (only?.small === true && end === start + 1) {
    return {
      logits: logits.slice(start * OUTPUTS, end * OUTPUTS),
      known: known[start] ?? 0,
      words: words[start] ?? 0,
      windows: MODEL_LABELS.map(() => only),
    };
  }
  const most = new Float32Array(OUTPUTS).fill(-Infinity);
  const smallMost = new Float32Array(OUTPUTS).fill(-Infinity);
  const best: Window[] = [];
  for (let view = start; view < end; view++) {
    const window = windows[view];
    for (let output = 0; output < OUTPUTS; output++) {
      const value = logits[view * OUTPUTS + output] ?? 0;
      if (value > (most[output] ?? 0)) most[output] = value;
      if (window?.small === true && value > (smallMost[output] ?? 0)) {
        smallMost[output] = value;
        best[output] = window;
      }
    }
  }
  return {
    logits: most,
    known: Math.max(...known.subarray(start, end)),
    words: Math.max(...words.subarray(start, end)),
    windows: best,
  };
}

/** The windows to look for words in, with the labels whose log-odds were highest there. */
export function labelsByWindow(
  { windows }: Pick<Reading, 'windows'>,
  labels: readonly ModelLabel[],
): ReadonlyMap<Window, readonly ModelLabel[]> {
  const found = new Map<Window, ModelLabel[]>();
  for (const label of labels) {
    const window = windows[MODEL_LABELS.indexOf(label)];
    if (window === undefined) continue;
    const own = found.get(window);
    if (own === undefined) found.set(window, [label]);
    else own.push(label);
  }
  return found;
}
