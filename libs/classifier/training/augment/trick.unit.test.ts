import { describe, expect, it } from 'vitest';

import { seededRandom } from '../../../kernel/seeded-random.js';
import { pick } from './random.js';
import { trick } from './trick.js';

const TEXT = 'nobody wants to see that ugly sweater again';

describe('trick', () => {
  it('gives the same text for the same random numbers', () => {
    for (let seed = 0; seed < 50; seed++) {
      expect(trick(TEXT, seededRandom(seed))).toBe(trick(TEXT, seededRandom(seed)));
    }
  });

  it('rewrites most texts, in many ways', () => {
    const random = seededRandom(11);
    const tricked = Array.from({ length: 400 }, () => trick(TEXT, random));
    expect(tricked.filter((text) => text !== TEXT).length).toBeGreaterThan(350);
    expect(new Set(tricked).size).toBeGreaterThan(250);
    for (const sign of [
      /[0-9@$]/,
      /[а-я]/,
      /\*/,
      /\u200b/,
      /[ａ-ｚ]/,
      /[A-Z]/,
      /(\p{L})\1\1/u,
      / \w \w \w /,
    ]) {
      expect(tricked.some((text) => sign.test(text))).toBe(true);
    }
  });

  it('stays readable: letters that are left keep their order', () => {
    const random = seededRandom(13);
    for (let at = 0; at < 200; at++) {
      const text = trick(TEXT, random);
      expect(text.length).toBeGreaterThan(TEXT.length / 2);
      expect(text.length).toBeLessThan(TEXT.length * 3);
    }
  });

  it('leaves links, handles and hashtags alone in a rewritten word', () => {
    const random = seededRandom(17);
    const fixed = ['https://zine.example/Issue', '@mossy@pond.example', '#fediverse'];
    let kept = 0;
    for (let at = 0; at < 300; at++) {
      const text = trick(`${fixed.join(' ')} ${TEXT}`, random);
      if (fixed.every((part) => text.includes(part))) kept++;
    }
    // The rest are the tricks on the text as a whole: casing, punctuation.
    expect(kept).toBeGreaterThan(240);
  });

  it('takes any text', () => {
    const random = seededRandom(19);
    const texts = [
      '',
      ' ',
      'a',
      '🎉🎉',
      '\ud800',
      '12345',
      '!!!',
      '안녕하세요 여러분',
      '你好',
      'при вет',
    ];
    for (let at = 0; at < 500; at++) expect(typeof trick(pick(texts, random), random)).toBe('string');
  });

  it('works on other scripts', () => {
    const random = seededRandom(23);
    for (const text of ['안녕하세요 여러분', '今天天气很好', 'добрый вечер друзья', 'مساء الخير']) {
      const tricked = Array.from({ length: 60 }, () => trick(text, random));
      expect(tricked.filter((other) => other !== text).length).toBeGreaterThan(20);
    }
  });
});
