import { describe, expect, it } from 'vitest';

import { expand } from './expand.js';
import { PHRASEBOOKS } from './books.js';
import { seededRandom } from '../../../kernel/seeded-random.js';

const LISTS = { animal: ['cat', 'dog', 'owl'], pair: ['{animal} and {animal}'] };

function draw(): readonly string[] {
  const random = seededRandom(5);
  return Array.from({ length: 40 }, () => expand('a (big|small|) {animal}', LISTS, random));
}

describe('expand', () => {
  it('draws slots and choices, the same for the same random numbers', () => {
    const texts = draw();
    expect(draw()).toEqual(texts);
    expect(new Set(texts).size).toBe(9);
    expect(texts.every((text) => /^a (?:(?:big|small) )?(?:cat|dog|owl)$/.test(text))).toBe(true);
  });

  it('keeps a numbered slot the same in one sentence, and another apart', () => {
    const random = seededRandom(7);
    let differ = 0;
    for (let at = 0; at < 50; at++) {
      const [one, two, other] = expand('{animal#1} {animal#1} {animal#2}', LISTS, random).split(' ');
      expect(two).toBe(one);
      if (other !== one) differ++;
    }
    expect(differ).toBeGreaterThan(10);
  });

  it('draws inside what it drew', () => {
    expect(expand('{pair}', LISTS, seededRandom(1))).toMatch(/^(cat|dog|owl) and (cat|dog|owl)$/);
  });

  it('refuses a list that is not there', () => {
    expect(() => expand('{plant}', LISTS, seededRandom(1))).toThrow('no list plant');
  });

  it('comes to an end in a circle', () => {
    expect(expand('{a}', { a: ['{b}'], b: ['{a}'] }, seededRandom(1))).toMatch(/\{[ab]\}/);
  });

  it.each(PHRASEBOOKS.map((book) => [book.lang, book] as const))(
    'finds every list that the sentences of %s name',
    (_, book) => {
      const random = seededRandom(3);
      const patterns = [
        ...book.topics.flatMap((topic) => topic.patterns),
        ...book.style.openers,
        ...book.style.closers,
      ];
      for (const pattern of patterns) {
        // Often enough to come by each choice.
        for (let at = 0; at < 20; at++) {
          expect(expand(pattern, book.lists, random)).not.toMatch(/[{}|]/);
        }
      }
    },
  );
});
