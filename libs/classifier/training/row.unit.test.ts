import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { RowError, readRows, type Row } from './row.js';

const row = (id: string, text: string): Row => ({
  id,
  text,
  lang: 'en',
  source: 'test',
  licence: null,
  labels: {
    spam: 1,
    hate: null,
    harassment: 0,
    threat: null,
    sexual: null,
    self_harm: null,
    doxxing: null,
  },
  weak: ['harassment'],
});

async function read(file: string): Promise<Row[]> {
  const rows: Row[] = [];
  for await (const each of readRows(file)) rows.push(each);
  return rows;
}

async function problem(file: string): Promise<RowError> {
  const error: unknown = await read(file).catch((caught: unknown) => caught);
  if (error instanceof RowError) return error;
  throw new Error('no RowError');
}

describe('rows of a data file', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'rows-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  const write = async (name: string, content: string | Buffer): Promise<string> => {
    const file = join(folder, name);
    await writeFile(file, content);
    return file;
  };
  it('come back as they were written, with line breaks of either kind and none at the end', async () => {
    const rows = [row('a', 'line\nbreak “żółw” 🐢'), row('b', '')];
    const lines = rows.map((each) => JSON.stringify(each));
    expect(await read(await write('plain.jsonl', `${lines.join('\r\n')}\r\n\n`))).toEqual(rows);
    expect(await read(await write('packed.jsonl.gz', gzipSync(lines.join('\n'))))).toEqual(rows);
  });

  it('keep characters whole that stand across two chunks of the file', async () => {
    const rows = Array.from({ length: 40 }, (_, index) => row(`r${index}`, '🐢é'.repeat(1_000)));
    const file = await write('long.jsonl', rows.map((each) => JSON.stringify(each)).join('\n'));
    expect(await read(file)).toEqual(rows);
  });

  it.each<[string, unknown, string]>([
    ['a label that is no label', { ...row('a', 'x'), labels: { spam: 1 } }, 'labels.hate'],
    ['a mark of 2', { ...row('a', 'x'), labels: { ...row('a', 'x').labels, spam: 2 } }, 'labels.spam'],
    ['an unknown weak label', { ...row('a', 'x'), weak: ['rude'] }, 'weak.0'],
    ['no text', { ...row('a', 'x'), text: undefined }, 'text'],
    ['a member more', { ...row('a', 'x'), actor: 'https://a.example/users/a' }, 'actor'],
  ])('are refused with %s, by line and member', async (_, broken, member) => {
    const file = await write(
      'broken.jsonl',
      `${JSON.stringify(row('a', 'x'))}\n${JSON.stringify(broken)}`,
    );
    const error = await problem(file);
    expect(error.line).toBe(2);
    expect(error.message).toContain(member);
  });

  it('quote nothing of a line that is no JSON', async () => {
    const error = await problem(await write('secret.jsonl', '{"text":"secret words'));
    expect(error).toMatchObject({ line: 1 });
    expect(error.message).not.toContain('secret words');
  });

  it('say of a file that it is not there, or broken as an archive', async () => {
    expect(await problem(join(folder, 'none.jsonl'))).toMatchObject({ line: null });
    expect(await problem(join(folder, 'none.jsonl.gz'))).toMatchObject({ line: null });
    expect(await problem(await write('bad.jsonl.gz', 'no archive'))).toMatchObject({ line: null });
  });
});
