import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MAX_LINE, openLines, type InputLine, type LineInput } from './lines.js';
import { UsageError } from './usage-error.js';

async function all(input: LineInput): Promise<InputLine[]> {
  const lines: InputLine[] = [];
  for await (const lot of input.lines()) lines.push(...lot);
  return lines;
}

async function texts(...chunks: readonly (string | Buffer)[]): Promise<(string | null)[]> {
  const bytes = chunks.map((chunk) => Buffer.from(chunk));
  const lines = await all(await openLines('-', Readable.from(bytes, { objectMode: false })));
  expect(lines.map(({ number }) => number)).toEqual(lines.map((_, at) => at + 1));
  return lines.map(({ text }) => text);
}

describe('openLines', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'lines-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  it('cuts at line ends, wherever the reads end', async () => {
    expect(await texts('one\ntw', 'o\r\n\n', 'three')).toEqual(['one', 'two', '', 'three']);
    expect(await texts('one\n')).toEqual(['one']);
    expect(await texts('')).toEqual([]);
    const [first, second] = [Buffer.from('é').subarray(0, 1), Buffer.from('é').subarray(1)];
    expect(await texts(first, second)).toEqual(['é']);
    expect(await texts('\uFEFFone\n\uFEFFtwo')).toEqual(['one', '\uFEFFtwo']);
  });

  it('drops a line that is too long and goes on behind it', async () => {
    const part = 'x'.repeat(MAX_LINE / 2);
    expect(await texts('a\n', part, part, 'x', part, 'y\nb\n')).toEqual(['a', null, 'b']);
    expect(await texts(part, part, 'x')).toEqual([null]);
    expect((await texts(part, part))[0]).toHaveLength(MAX_LINE);
  });

  it('unpacks a file that ends in .gz', async () => {
    const path = join(folder, 'rows.ndjson.gz');
    await writeFile(path, gzipSync('one\ntwo\n'));
    const input = await openLines(path, process.stdin);
    expect(input.name).toBe('rows.ndjson.gz');
    expect((await all(input)).map(({ text }) => text)).toEqual(['one', 'two']);
  });

  it('says what is wrong with a file that is missing, a folder or cut off', async () => {
    await expect(openLines(join(folder, 'none'), process.stdin)).rejects.toThrow(UsageError);
    await expect(openLines(folder, process.stdin)).rejects.toThrow('is a folder');
    const path = join(folder, 'cut.gz');
    await writeFile(path, gzipSync('one\n'.repeat(1000)).subarray(0, -12));
    await expect(openLines(path, process.stdin).then(all)).rejects.toThrow(/can't read .* to its end/);
  });
});
