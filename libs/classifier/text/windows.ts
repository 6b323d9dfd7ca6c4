import { MAX_WINDOW } from './fold.js';

/** UTF-16 units of a text that are read: its start, and its end. */
export const MAX_READ = 128 * 1024;
/** Of what is left out of a longer text, the end is kept: that much of it. */
const MAX_END = 8 * 1024;
/** Units of a small window: in a larger one a few words of spam drown among pages of filler. */
const SMALL_WINDOW = 500;

/** A part of a text that is scored at once. */
export interface Window {
  /** Offset in the text, UTF-16 units. */
  readonly start: number;
  readonly text: string;
  /** Of the small ones, which hold about as many words as the second pass reads. */
  readonly small: boolean;
}

/**
 * Cuts a text into what is scored at once: windows of at most {@link MAX_WINDOW} units, as training met
 * texts, and of a text longer than {@link SMALL_WINDOW} small ones too; at a space where one is near.
 */
export function windowsOf(text: string): readonly Window[] {
  if (text.length <= SMALL_WINDOW) return [{ start: 0, text, small: true }];
  if (text.length <= MAX_READ) return partWindows(text, 0, text.length);
  return [
    ...partWindows(text, 0, MAX_READ - MAX_END),
    ...partWindows(text, text.length - MAX_END, text.length),
  ];
}

function partWindows(text: string, from: number, to: number): readonly Window[] {
  return [...cut(text, from, to, MAX_WINDOW), ...cut(text, from, to, SMALL_WINDOW)];
}

function* cut(
  text: string,
  from: number,
  to: number,
  size: number,
): Generator<Window, void, undefined> {
  let start = from;
  while (start < to) {
    let end = Math.min(to, start + size);
    if (end < to) {
      const space = text.lastIndexOf(' ', end);
      if (space > start + size / 2) end = space;
    }
    yield { start, text: text.slice(start, end), small: size === SMALL_WINDOW };
    start = end;
  }
}
