import { describe, expect, it } from 'vitest';
import { placesBefore, withoutInvisible } from './invisible.js';

describe('withoutInvisible', () => {
  it.each([
    0xad, 0x34f, 0x61c, 0x115f, 0x180e, 0x200b, 0x200c, 0x200d, 0x200e, 0x202e, 0x2060, 0x2064, 0x2069,
    0x3164, 0xfe0f, 0xfeff, 0xffa0, 0xe0041, 0xe0100,
  ])('takes %i out of words', (code) => {
    const unseen = String.fromCodePoint(code);
    expect(withoutInvisible(`${unseen}h${unseen}ell${unseen.repeat(3)}o${unseen}`)).toBe('hello');
  });

  it.each([
    '❤️ 👩‍🚀 👩🏽‍🚀 👨‍👩‍👧 🏃‍♀️ 🏴󠁧󠁢󠁥󠁮󠁧󠁿 🏳️‍🌈 1️⃣ #️⃣',
    'گوجه‌فرنگی می‌کنند',
    'ಕನ್ನಡ ರ‍್ಯಾ',
    'an ordinary post, ½ of it in “quotes”\n\twith ümläuts',
    '',
  ])('leaves %j as it is', (text) => {
    expect(withoutInvisible(text)).toBe(text);
  });

  it('takes what follows an emoji and makes none of it', () => {
    expect(withoutInvisible('😀\u200dyou\u200b😀\u200b')).toBe('😀you😀');
  });
});

describe('placesBefore', () => {
  it('finds words where they lay, with what was in them and not around them', () => {
    const text = '\ufeffyou \u200bid\u200b\u00adiot\u200b! 👩‍🚀 i\u200bdiot';
    const seen = withoutInvisible(text);
    const words = [...seen.matchAll(/idiot|you|👩‍🚀/gu)].map((match) => ({
      start: match.index,
      end: match.index + match[0].length,
    }));
    expect(placesBefore(text, words).map(({ start, end }) => text.slice(start, end))).toEqual([
      'you',
      'id\u200b\u00adiot',
      '👩‍🚀',
      'i\u200bdiot',
    ]);
  });

  it('changes nothing where all is seen', () => {
    const stretches = [{ start: 2, end: 5 }];
    expect(placesBefore('a word 👩‍🚀', stretches)).toEqual(stretches);
  });
});
