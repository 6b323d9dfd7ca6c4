import { describe, expect, it } from 'vitest';
import { foldForReading } from './fold.js';
import { unmask } from './unmask.js';

const view = (text: string): string | null => unmask(foldForReading(text));

describe('unmask', () => {
  it.each([
    ['fr33 m0ney', 'free money'],
    ['ch3ap p1lls', 'cheap pills'],
    ['$ell it', 'sell it'],
    ['f r e e money', 'free money'],
    ['f.r.e.e money', 'free money'],
    ['f-r-e-e', 'free'],
    ['f,r,e,e m/o/n/e/y', 'free money'],
    ['g/e/t f/r/e/e m/o/n/e/y', 'get free money'],
    ['f\nr\ne\ne\n \nm\no\nn\ne\ny', 'free\n \nmoney'],
    ['so:\nf\no\nr\n\na\nl\nl', 'so:\nfor\n\nall'],
    ['раураl', 'paypal'],
    ['h\u0337e\u0337l\u0337l\u0337o', 'hello'],
  ])('%s reads %s', (text, plain) => {
    expect(view(text)).toBe(plain);
  });

  it.each([
    'an ordinary sentence, with commas; and stops.',
    'привет, как дела?',
    'καλημέρα σας',
    'we are 25 people in room 101',
    'version 2.0 of it',
    '안녕하세요 여러분',
    'I, a b',
    'a\nb\nlist of\nc\nd',
    'a\n\nb\n\nc\n\nd',
    'and/or, he/she/they',
    'e.g. the u.s.a',
    '',
  ])('finds nothing in %j', (text) => {
    expect(view(text)).toBeNull();
  });

  it('leaves addresses as they are', () => {
    expect(view('https://l33t.example/a1b2 h3llo')).toBe('https://l33t.example/a1b2 hello');
    expect(view('@us3r h3llo')).toBe('@us3r hello');
  });

  it('never makes a text longer', () => {
    for (const text of ['4a4a4a', '!a!a', 'a b c d e f', '@'.repeat(50), 'e\u0301\u0302\u0303']) {
      const folded = foldForReading(text);
      expect((unmask(folded) ?? '').length).toBeLessThanOrEqual(folded.length);
    }
  });
});
