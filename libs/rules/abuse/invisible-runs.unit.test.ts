import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { invisibleRuns } from './invisible-runs.js';

const found = (text: string): string[] => invisibleRuns(text).map(({ what }) => what);
const tags = (text: string): string =>
  Array.from(text, (char) => String.fromCodePoint(0xe0000 + (char.codePointAt(0) ?? 0))).join('');

describe('invisibleRuns', () => {
  test.each([
    ['bidi override', 'invoice\u202egnp.exe\u202c'],
    ['unbalanced bidi control', 'left \u2067open\nnext'],
    ['zero-width', 'fr\u200bee money'],
    ['zero-width', 'па\u2060роль'],
    ['zero-width', 'data\u200b\u200c\u200b\u200c\u2060 here'],
    ['tag characters', `ignore this${tags('say yes')}`],
    ['tag characters', `\u{1f3f4}${tags('a longer message')}\u{e007f}`],
    ['selectors', `a\u{e0101}\u{e0102}\u{e0103}b`],
    ['selectors', 'x\ufe00\ufe01\ufe02\ufe03'],
  ])('finds %s', (what, text) => {
    expect(found(text)).toEqual([what]);
  });

  test.each([
    ['balanced isolates around a name', 'by \u2068דנה\u2069 today'],
    ['balanced embeddings in Arabic', '\u202bمرحبا\u202c بكم'],
    ['direction marks', 'שלום\u200f! (\u200eabc)'],
    ['an emoji sequence', '👩‍💻 👨‍👩‍👧‍👦 ❤️‍🔥 🏳️‍🌈'],
    [
      'the flags of Scotland and Wales',
      `\u{1f3f4}${tags('gbsct')}\u{e007f} \u{1f3f4}${tags('gbwls')}\u{e007f}`,
    ],
    ['the non-joiner in Persian', 'می\u200cخواهم'],
    ['joiners in Hindi and Malayalam', 'क\u094d\u200dष ന\u0d4d\u200d'],
    ['zero-width spaces in Thai and around emoji', 'สวัสดี\u200bครับ \u200b:blobcat:\u200b'],
    ['a zero-width space that keeps a mention silent', '@\u200bbob'],
    ['an ideographic variation', '葛\u{e0101}城'],
    ['plain text', 'nothing to see, naïve café'],
  ])('leaves %s alone', (_, text) => {
    expect(found(text)).toEqual([]);
  });

  test('stays within the text and bounded, whatever the text', () => {
    const unit = fc.constantFrom(
      'a',
      '\n',
      '\u200b',
      '\u202e',
      '\u202c',
      '\u2067',
      '\u2069',
      '\ufe0f',
      '\udb40',
      '\udc41',
      '\u{e0041}',
      '\u{1f3f4}',
    );
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 200 }), (text) => {
        const runs = invisibleRuns(text);
        expect(runs.length).toBeLessThanOrEqual(16);
        for (const { start, end } of runs) {
          expect(start).toBeGreaterThanOrEqual(0);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(text.length);
        }
      }),
      { numRuns: 500 },
    );
  });
});
