import { describe, expect, it } from 'vitest';
import type { BadLine } from '../bad-line.js';
import type { LineInput } from '../lines.js';
import { type TextFormat, type TextItem, textsOf } from './texts.js';

function input(...lines: readonly (string | null)[]): LineInput {
  return {
    name: 'in',
    async *lines() {
      // Two lots, as reads come.
      const numbered = lines.map((text, at) => ({ number: at + 1, text }));
      yield await Promise.resolve(numbered.slice(0, 1));
      yield numbered.slice(1);
    },
  };
}

async function read(
  from: LineInput,
  format?: TextFormat,
): Promise<{ items: TextItem[]; bad: BadLine[] }> {
  const bad: BadLine[] = [];
  const items: TextItem[] = [];
  for await (const lot of textsOf(from, (line) => bad.push(line), format)) items.push(...lot);
  return { items, bad };
}

describe('textsOf', () => {
  it('reads objects where the first line begins like one', async () => {
    const { items, bad } = await read(
      input(
        '',
        ' {"id":"a","text":"one","lang":"en","more":1}',
        '{"text":"two"}',
        '{"id":7,"text":"","lang":null}',
      ),
    );
    expect(bad).toEqual([]);
    expect(items).toEqual([
      { id: 'a', text: 'one', lang: 'en' },
      { id: 3, text: 'two' },
      { id: 7, text: '', lang: null },
    ]);
  });

  it('reads plain lines otherwise, or when told to', async () => {
    expect((await read(input('one', '', '{"text":"two"}'))).items).toEqual([
      { id: 1, text: 'one' },
      { id: 3, text: '{"text":"two"}' },
    ]);
    expect((await read(input('{smile}'), 'lines')).items).toEqual([{ id: 1, text: '{smile}' }]);
  });

  it('names each bad line and goes on, quoting nothing', async () => {
    const { items, bad } = await read(
      input(
        '{"text":"one"}',
        'secret',
        '{"id":"x"}',
        null,
        '[]',
        '{"text":"two","lang":5}',
        '{"text":"last"}',
      ),
    );
    expect(items.map(({ text }) => text)).toEqual(['one', 'last']);
    expect(bad.map(({ code, line }) => [code, line])).toEqual([
      ['invalid_json', 2],
      ['invalid_row', 3],
      ['line_too_long', 4],
      ['invalid_row', 5],
      ['invalid_row', 6],
    ]);
    expect(bad[0]?.message).toBe('in:2: invalid_json: not JSON');
    expect(bad[1]?.message).toMatch(/^in:3: invalid_row: text: /);
  });

  it('takes plain text for a bad line where objects are wanted', async () => {
    const { bad } = await read(input('one'), 'ndjson');
    expect(bad.map(({ code }) => code)).toEqual(['invalid_json']);
  });
});
