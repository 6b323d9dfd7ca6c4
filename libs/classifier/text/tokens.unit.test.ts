import { describe, expect, it } from 'vitest';
import { LINK, MARK, MENTION, RUN, Tokens, WORD } from './tokens.js';

const NAMES = new Map([
  [WORD, 'word'],
  [RUN, 'run'],
  [MARK, 'mark'],
  [LINK, 'link'],
  [MENTION, 'mention'],
]);

function read(text: string, limit = 1000): string[] {
  const tokens = new Tokens(limit);
  tokens.read(text);
  return Array.from({ length: tokens.count }, (_, at) => {
    const units = tokens.units.subarray(tokens.starts[at], tokens.starts[at + 1]);
    return `${NAMES.get(tokens.kinds[at] ?? -1)}:${String.fromCharCode(...units)}`;
  });
}

describe('Tokens', () => {
  it('parts words, marks and numbers', () => {
    expect(read("it's 5 o'clock, really?")).toEqual([
      "word:it's",
      'word:5',
      "word:o'clock",
      'mark:,',
      'word:really',
      'mark:?',
    ]);
  });

  it('keeps a link by its host alone', () => {
    expect(read('see https://shop.example/buy?id=1 and www.example.org/x now')).toEqual([
      'word:see',
      'link:shop.example',
      'word:and',
      'link:example.org',
      'word:now',
    ]);
  });

  it('keeps a mention by its host alone', () => {
    expect(read('@amy hi @bob@social.example.')).toEqual([
      'mention:',
      'word:hi',
      'mention:social.example',
      'mark:.',
    ]);
  });

  it('shortens what is drawn out', () => {
    expect(read('nooooo!!!!!! 🎉🎉🎉🎉')).toEqual(['word:noo', 'mark:!!!', 'mark:🎉', 'mark:🎉']);
  });

  it('reads scripts without spaces as runs', () => {
    expect(read('你好 world こんにちは')).toEqual(['run:你好', 'word:world', 'run:こんにちは']);
  });

  it('reads on across what nobody sees', () => {
    expect(read('he\u200bll\u00ado')).toEqual(['word:hello']);
    expect(read('he\ufeffllo')).toEqual(['word:hello']);
  });

  it('drops lone surrogates', () => {
    expect(read('a \ud83d b \udc00 c')).toEqual(['word:a', 'word:b', 'word:c']);
  });

  it('stops at its limit, within a word too', () => {
    expect(read('abc defgh', 6)).toEqual(['word:abc', 'word:de']);
  });

  it('is the same when used again', () => {
    const tokens = new Tokens(100);
    tokens.read('one two three');
    tokens.read('four');
    expect(tokens.count).toBe(1);
  });
});
