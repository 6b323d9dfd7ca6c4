import { describe, expect, it } from 'vitest';
import { foldForReading } from './fold.js';
import { withoutInvisible } from './invisible.js';
import { spokenText, type Spoken } from './spoken.js';
import { unmask } from './unmask.js';

const spoken = (text: string): Spoken => {
  const seen = withoutInvisible(text);
  const unmasked = unmask(foldForReading(seen)) !== null;
  return spokenText({ seen, unseen: text.length - seen.length, unmasked });
};
const PLAIN = 'free bitcoin for everyone';

describe('spokenText', () => {
  it.each([
    ['zero-width characters', PLAIN.split('').join('\u200b')],
    ['full-width letters', 'ｆｒｅｅ　ｂｉｔｃｏｉｎ　ｆｏｒ　ｅｖｅｒｙｏｎｅ'],
    ['mathematical letters', '𝓯𝓻𝓮𝓮 𝓫𝓲𝓽𝓬𝓸𝓲𝓷 𝓯𝓸𝓻 𝓮𝓿𝓮𝓻𝔂𝓸𝓷𝓮'],
    ['slashes', 'f/r/e/e b/i/t/c/o/i/n for e/v/e/r/y/o/n/e'],
  ])('undoes %s, and says so', (_, text) => {
    expect(spoken(text)).toEqual({ text: PLAIN, disguised: true });
  });

  it('joins letters one a line', () => {
    expect(spoken(PLAIN.split('').join('\n'))).toEqual({
      text: 'free\n \nbitcoin\n \nfor\n \neveryone',
      disguised: true,
    });
  });

  it.each([
    ['an ordinary text', `${PLAIN} ™`, `${PLAIN} TM`],
    ['a soft hyphen or two', 'Donau\u00addampf\u00adschiff', 'Donaudampfschiff'],
    ['Japanese with full-width letters', 'ＮＥＷＳをお届けします', 'NEWSをお届けします'],
    [
      'Arabic with marks of direction',
      '\u200fمرحبا\u200f بكم\u200f في\u200f بيتنا',
      'مرحبا بكم في بيتنا',
    ],
  ])('takes %s for no disguise', (_, text, read) => {
    expect(spoken(text)).toEqual({ text: read, disguised: false });
  });

  it('sees past any number of invisible characters', () => {
    expect(spoken('\u200b'.repeat(5000) + PLAIN)).toEqual({ text: PLAIN, disguised: true });
  });
});
