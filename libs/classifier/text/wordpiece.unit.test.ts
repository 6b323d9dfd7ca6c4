import { describe, expect, it } from 'vitest';
import { SPECIAL_TOKENS, WordPiece } from './wordpiece.js';

const PIECES = ['un', '##friend', '##ly', 'friend', 'cafe', '.', 'example', 'com', '好', 'a', '##a'];
const pieces = new WordPiece([...SPECIAL_TOKENS, ...PIECES]);
const read = (text: string, limit = 64): string[] =>
  pieces.encode(text, limit).map((id) => pieces.vocabulary[id] ?? '?');

describe('WordPiece', () => {
  it('takes the longest pieces of a word, from its start', () => {
    expect(read('unfriendly')).toEqual(['[CLS]', 'un', '##friend', '##ly', '[SEP]']);
  });

  it('folds case, accents and width', () => {
    expect(read('FRIEND Café ｃａｆｅ')).toEqual(['[CLS]', 'friend', 'cafe', 'cafe', '[SEP]']);
  });

  it('reads punctuation and ideographs one by one', () => {
    expect(read('friend.好好')).toEqual(['[CLS]', 'friend', '.', '好', '好', '[SEP]']);
  });

  it('is one unknown token for a word that its pieces do not make, and keeps the rest', () => {
    expect(read('friendless friend')).toEqual(['[CLS]', '[UNK]', 'friend', '[SEP]']);
  });

  it('reads only the domain of a link', () => {
    expect(read('https://example.com/friend?a=friend friend')).toEqual([
      '[CLS]',
      'example',
      '.',
      'com',
      'friend',
      '[SEP]',
    ]);
  });

  it('never gives more tokens than asked for, the end token among them', () => {
    expect(read('aaaaaaaa friend', 5)).toEqual(['[CLS]', 'a', '##a', '##a', '[SEP]']);
    expect(read('friend '.repeat(100), 8)).toHaveLength(8);
  });

  it('gives both marks for an empty text', () => {
    expect(read(' \n')).toEqual(['[CLS]', '[SEP]']);
  });

  it('takes lone surrogates, long words and a mebibyte in bounded time', () => {
    const started = performance.now();
    expect(read('\ud800 friend \udc00')).toContain('friend');
    expect(read('z'.repeat(1_000_000))).toEqual(['[CLS]', '[UNK]', '[SEP]']);
    expect(read('a'.repeat(101))).toEqual(['[CLS]', '[UNK]', '[SEP]']);
    expect(read('😀'.repeat(100_000), 16)).toHaveLength(16);
    expect(read('https://'.repeat(100_000), 16).length).toBeLessThanOrEqual(16);
    expect(performance.now() - started).toBeLessThan(2000);
  });
});
