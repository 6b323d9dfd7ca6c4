import { describe, expect, it } from 'vitest';
import { OUTPUTS } from './labels.js';
import { highestOfViews, secondViews, secondViewsOf } from './second-views.js';

describe('secondViews', () => {
  it('is the text alone where nothing is disguised', () => {
    expect(secondViews('a walk by the sea')).toEqual(['a walk by the sea']);
  });

  it('adds what a disguise hides', () => {
    const [text, bare] = secondViews('you are an 1d10t and a l0s3r');
    expect(text).toBe('you are an 1d10t and a l0s3r');
    expect(bare).toContain('idiot');
  });

  it('is in plain letters', () => {
    expect(secondViews('𝓪 ｗａｌｋ by the sea')).toEqual(['a walk by the sea']);
  });

  it('keeps a long text to its start', () => {
    expect(secondViews('a b '.repeat(1000))[0]).toHaveLength(2000);
  });
});

describe('secondViewsOf', () => {
  const windows = ['calm', 'calm', 'an 1d10t', 'a threat', 'calm', 'calm'].map((text, start) => ({
    start,
    text,
    small: true,
  }));

  it('has the windows that made the first pass unsure, each once', () => {
    expect(secondViewsOf({ windows }, [3])).toEqual(['a threat']);
    expect(secondViewsOf({ windows }, [0, 1, 3])).toEqual(['calm', 'a threat']);
    expect(secondViewsOf({ windows }, [2])).toEqual(['an 1d10t', 'an idiot']);
  });
});

describe('highestOfViews', () => {
  it('has for each text and label the highest of its views', () => {
    const scored = new Float32Array(3 * OUTPUTS);
    scored.set([1, -2, 3], 0);
    scored.set([-1, 2, -3], OUTPUTS);
    scored.set([-4, -5, -6], 2 * OUTPUTS);
    const logits = highestOfViews([['a', 'b'], ['c']], scored);
    expect([...logits.subarray(0, 3)]).toEqual([1, 2, 3]);
    expect([...logits.subarray(OUTPUTS, OUTPUTS + 3)]).toEqual([-4, -5, -6]);
  });
});
