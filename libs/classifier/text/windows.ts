import { MAX_WINDOW } from './fold.js';

/** UTF-16 units of a text that are read: its start, and its end. */
export const MAX_READ = 128 * 1024;
/** Of what is left out of a longer text, the end is kept: that much of it. */
const MAX_END = 8 * 1024;
/** Units of a small window: in a larger one a few words of spam drown among pages of filler. */
const SMALL_WINDOW = 500;

/**
 * Cuts a text into what is scored at once: windows of at most {@link MAX_WINDOW} units, as training met
 * texts, and of a text longer than {@link SMALL_WINDOW} small ones too; at a space where one is near.
 */
export function windowsOf(text: string): readonly string[] {
  if (text.length <= SMALL_WINDOW) return [text];
  const parts =
    text.length <= MAX_READ
      ? [text]
      : [text.slice(0, MAX_READ - MAX_END), text.slice(text.length - MAX_END)];
  return parts.flatMap((part) => [...cut(part, MAX_WINDOW), ...cut(part, SMALL_WINDOW)]);
}

function* cut(text: string, size: number): Generator<string, void, undefined> {
  let start = 0;
  while (start < text.length) {
    let end = Math.min(text.length, start + size);
    if (end < text.length) {
      const space = text.lastIndexOf(' ', end);
      if (space > start + size / 2) end = space;
    }
    yield text.slice(start, end);
    start = end;
  }
}
