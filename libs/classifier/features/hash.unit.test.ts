import { describe, expect, it } from 'vitest';
import { foldForReading, MAX_WINDOW } from '../text/fold.js';
import { Tokens } from '../text/tokens.js';
import { Features, MAX_FEATURES } from './hash.js';
import { STYLE_FEATURES } from './style.js';

const tokens = new Tokens(MAX_WINDOW);
const features = new Features();

function read(text: string): { words: number[]; chars: number[] } {
  tokens.read(foldForReading(text));
  features.read(tokens, text);
  const { hashes, words, count } = features;
  return {
    words: [...hashes.subarray(STYLE_FEATURES, words)],
    chars: [...hashes.subarray(words, count)],
  };
}

function style(text: string): number[] {
  read(text);
  return [...features.hashes.subarray(0, STYLE_FEATURES)];
}

describe('Features', () => {
  it('gives a word itself, its pair and its pair across one', () => {
    expect(read('one').words).toHaveLength(2);
    expect(read('one two').words).toHaveLength(5);
    expect(read('one two three').words).toHaveLength(8);
  });

  it('gives n-grams of 3 to 5 letters with the edges', () => {
    // _abc_: _ab abc bc_ · _abc abc_ · _abc_
    expect(read('abc').chars).toHaveLength(6);
  });

  it('gives n-grams of 2 to 4 syllables', () => {
    // _가 가_ · _가_
    expect(read('가').chars).toHaveLength(3);
  });

  it('gives a run of ideographs all n-grams of 1 to 4', () => {
    expect(read('你好').chars).toHaveLength(3);
  });

  it('says the same of the same word anywhere', () => {
    const [alone] = read('spam').words;
    expect(read('much spam here').words).toContain(alone);
  });

  it('tells kinds of token apart', () => {
    const [word] = read('example').words;
    expect(read('https://example').words).not.toContain(word);
    expect(read('@a@example').words).not.toContain(word);
  });

  it('knows how a text is written', () => {
    expect(style('BUY NOW')).not.toEqual(style('buy now'));
    expect(style('fine.')).not.toEqual(style('fine!'));
  });

  it('is bounded', () => {
    const { words, chars } = read('ab '.repeat(MAX_WINDOW));
    expect(words.length + chars.length + STYLE_FEATURES).toBeLessThanOrEqual(MAX_FEATURES);
  });

  it('spreads over the upper bits that tables read', () => {
    const words = Array.from({ length: 2000 }, (_, at) => `w${at.toString(36)}`);
    const buckets = new Set(words.map((word) => (read(word).words[0] ?? 0) >>> 13));
    expect(buckets.size).toBeGreaterThan(1990);
  });
});
