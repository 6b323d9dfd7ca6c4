import { describe, expect, it } from 'vitest';
import type { Window } from '../text/windows.js';
import { OUTPUTS } from './labels.js';
import { highestReading, labelsByWindow } from './readings.js';

const LARGE: Window = { start: 0, text: 'first second', small: false };
const FIRST: Window = { start: 0, text: 'first', small: true };
const SECOND: Window = { start: 5, text: ' second', small: true };

/** Log-odds of each view for spam and hate; the other outputs have -1. */
function reading(...views: readonly (readonly [number, number])[]) {
  const logits = new Float32Array(views.length * OUTPUTS).fill(-1);
  views.forEach((view, at) => logits.set(view, at * OUTPUTS));
  return {
    logits,
    known: Uint16Array.from(views, (_, at) => at + 1),
    words: Uint16Array.from(views, (_, at) => 9 - at),
  };
}

describe('highestReading', () => {
  it('has the highest of a text’s views, and the small window it came from', () => {
    const first = reading([9, 9], [3, -2], [1, 0], [2, -1]);
    // Before it lies another text's view; the last two are of the same window.
    const found = highestReading(first, [FIRST, LARGE, FIRST, SECOND], 1, 4);
    expect(found.logits.slice(0, 3)).toEqual(Float32Array.of(3, 0, -1));
    expect(found.windows.slice(0, 3)).toEqual([SECOND, FIRST, FIRST]);
    expect(found).toMatchObject({ known: 4, words: 8 });
  });
});

describe('labelsByWindow', () => {
  it('puts labels of one window together', () => {
    const windows = [SECOND, FIRST, SECOND, FIRST, FIRST, FIRST];
    expect([...labelsByWindow({ windows }, ['spam', 'hate', 'harassment'])]).toEqual([
      [SECOND, ['spam', 'harassment']],
      [FIRST, ['hate']],
    ]);
  });
});
