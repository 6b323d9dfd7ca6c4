import { describe, expect, it } from 'vitest';
import { MAX_WINDOW } from './fold.js';
import { MAX_READ, windowsOf } from './windows.js';

const textsOf = (text: string): readonly string[] => windowsOf(text).map((window) => window.text);
const large = (text: string): readonly string[] => textsOf(text).filter(({ length }) => length > 500);

describe('windowsOf', () => {
  it('leaves a post whole', () => {
    expect(windowsOf('a post')).toEqual([{ start: 0, text: 'a post', small: true }]);
    expect(textsOf('')).toEqual(['']);
  });

  it('cuts a long text twice, at spaces, and loses nothing', () => {
    const text = 'word '.repeat(3000);
    const windows = textsOf(text);
    expect(windows.every((window) => window.length <= MAX_WINDOW)).toBe(true);
    expect(windows.join('')).toBe(text + text);
    expect(windows.some((window) => window.startsWith('ord'))).toBe(false);
  });

  it('says where each lies, and which are small', () => {
    for (const text of ['word '.repeat(3000), 'x'.repeat(3 * MAX_READ)]) {
      for (const window of windowsOf(text)) {
        expect(text.slice(window.start).startsWith(window.text)).toBe(true);
        if (window.small) expect(window.text.length).toBeLessThanOrEqual(500);
      }
    }
  });

  it('cuts a text without spaces anywhere', () => {
    const windows = large('x'.repeat(MAX_WINDOW * 2 + 501));
    expect(windows.map(({ length }) => length)).toEqual([MAX_WINDOW, MAX_WINDOW, 501]);
  });

  it('takes the start and the end of what is too long', () => {
    const windows = textsOf(`a${'b'.repeat(MAX_READ * 3)}z`);
    const units = windows.reduce((sum, { length }) => sum + length, 0);
    expect(units).toBeLessThanOrEqual(2 * MAX_READ);
    expect(windows[0]?.startsWith('a')).toBe(true);
    expect(windows.at(-1)?.endsWith('z')).toBe(true);
  });
});
