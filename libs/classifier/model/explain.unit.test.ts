import { describe, expect, it } from 'vitest';
import { explain, spansIn } from './explain.js';
import { OUTPUTS } from './labels.js';
import type { Reading } from './types.js';

/** Spam as soon as "prize" stands there, however often; hate by the number of times "vermin" does. */
const read = (texts: readonly string[]): Promise<readonly Reading[]> =>
  Promise.resolve(
    texts.map((text) => {
      const logits = new Float32Array(OUTPUTS);
      logits[0] = /prize/i.test(text) ? 4 : -4;
      logits[1] = text.match(/vermin/g)?.length ?? 0;
      return { logits, known: 9, words: 9, windows: [], seen: text, unmasked: false };
    }),
  );

const spanned = async (text: string, label: 'spam' | 'hate'): Promise<readonly string[]> => {
  const spans = (await explain(text, [label], read))[label] ?? [];
  return spans.map(({ start, end }) => text.slice(start, end));
};

describe('explain', () => {
  it('names the words without which the label falls', async () => {
    expect(await spanned('claim your prize now', 'spam')).toEqual(['prize']);
    expect(await spanned('vermin, all of them, vermin', 'hate')).toEqual(['vermin', 'vermin']);
    expect(await spanned('a walk by the sea', 'spam')).toEqual([]);
  });

  it('names what is said again and again, which nobody misses once', async () => {
    expect(await spanned('a prize! a Prize! the PRIZE', 'spam')).toEqual(['prize', 'Prize', 'PRIZE']);
    const long = 'we walked along the river for a while and claimed our prize. '.repeat(8);
    expect(await spanned(long, 'spam')).toEqual(Array.from({ length: 8 }, () => 'prize'));
  });
});

describe('spansIn', () => {
  it('puts them where they lie in the text before it was cleaned and cut', () => {
    const text = '\u200bgood morning, you id\u200biot';
    const spans = spansIn(text, { start: 13, text: ' you idiot', small: true }, [
      { start: 5, end: 10, weight: 2 },
    ]);
    expect(spans.map(({ start, end, weight }) => [text.slice(start, end), weight])).toEqual([
      ['id\u200biot', 2],
    ]);
  });
});
