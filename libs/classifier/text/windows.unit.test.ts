import { describe, expect, it } from 'vitest';
import { MAX_WINDOW } from './fold.js';
import { MAX_READ, windowsOf } from './windows.js';

const large = (text: string): readonly string[] => windowsOf(text).filter((each) => each.length > 500);

describe('windowsOf', () => {
  it('leaves a post whole', () => {
    expect(windowsOf('a post')).toEqual(['a post']);
    expect(windowsOf('')).toEqual(['']);
  });

  it('cuts a long text twice, at spaces, and loses nothing', () => {
    const text = 'word '.repeat(3000);
    const windows = windowsOf(text);
    expect(windows.every((window) => window.length <= MAX_WINDOW)).toBe(true);
    expect(windows.join('')).toBe(text + text);
    expect(windows.some((window) => window.startsWith('ord'))).toBe(false);
  });

  it('cuts a text without spaces anywhere', () => {
    const windows = large('x'.repeat(MAX_WINDOW * 2 + 501));
    expect(windows.map(({ length }) => length)).toEqual([MAX_WINDOW, MAX_WINDOW, 501]);
  });

  it('takes the start and the end of what is too long', () => {
    const windows = windowsOf(`a${'b'.repeat(MAX_READ * 3)}z`);
    const units = windows.reduce((sum, { length }) => sum + length, 0);
    expect(units).toBeLessThanOrEqual(2 * MAX_READ);
    expect(windows[0]?.startsWith('a')).toBe(true);
    expect(windows.at(-1)?.endsWith('z')).toBe(true);
  });
});
