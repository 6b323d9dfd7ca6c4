import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { LABELS } from '../../../libs/contracts/labels.js';

const PROGRAM = fileURLToPath(new URL('../../../dist/apps/cli/main.js', import.meta.url));

const span = z.strictObject({ start: z.number(), end: z.number(), weight: z.number() });
const lineSchema = z.strictObject({
  id: z.union([z.string(), z.number()]),
  scores: z.record(z.enum(LABELS), z.number().min(0).max(1).nullable()),
  lang: z.string(),
  pass: z.union([z.literal(1), z.literal(2)]),
  spans: z.partialRecord(z.enum(LABELS), z.array(span)).optional(),
});

interface Ran {
  readonly code: number | null;
  readonly lines: z.infer<typeof lineSchema>[];
  readonly err: string;
}

function classify(input: string, ...args: readonly string[]): Promise<Ran> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [PROGRAM, 'classify', ...args]);
    let [out, err] = ['', ''];
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => (out += chunk));
    child.stderr.setEncoding('utf8').on('data', (chunk: string) => (err += chunk));
    child.on('error', reject).on('close', (code) => {
      const lines = out.split('\n').filter((line) => line !== '');
      resolve({ code, lines: lines.map((line) => lineSchema.parse(JSON.parse(line))), err });
    });
    child.stdin.end(input);
  });
}

describe('tidegate classify', () => {
  it('scores each object of the input, in order', async () => {
    const rows = Array.from({ length: 600 }, (_, at) => ({
      id: `p${at}`,
      text: `good morning, day ${at}`,
      lang: 'en',
    }));
    const ran = await classify(
      rows.map((row) => `${JSON.stringify(row)}\n`).join(''),
      '--no-second-pass',
    );
    expect(ran.code).toBe(0);
    expect(ran.lines.map(({ id }) => id)).toEqual(rows.map(({ id }) => id));
    expect(new Set(ran.lines.map(({ lang, pass }) => `${lang} ${pass}`))).toEqual(new Set(['en 1']));
    expect(ran.lines[0]?.scores.spam).toBeLessThan(0.5);
    // Nothing real was there to learn it from.
    expect(ran.lines[0]?.scores.doxxing).toBeNull();
  });

  it('scores plain lines from standard input, and says what speaks for a label', async () => {
    const text =
      'CONGRATULATIONS you have won a FREE prize, click http://win.example/claim to claim your cash now';
    const ran = await classify(`the bread is in the oven\n${text}\n`, '-', '--explain');
    expect(ran.lines.map(({ id }) => id)).toEqual([1, 2]);
    const [bread, prize] = ran.lines;
    expect(prize?.scores.spam).toBeGreaterThan(bread?.scores.spam ?? 1);
    const spans = prize?.spans?.spam ?? [];
    expect(spans.length).toBeGreaterThan(0);
    for (const { start, end } of spans) {
      expect(start).toBeLessThan(end);
      expect(end).toBeLessThanOrEqual(text.length);
    }
  });

  it('names bad lines, scores the others and ends with 1', async () => {
    const ran = await classify('{"id":"a","text":"hello"}\n{"id":\n{"id":"b","text":"bye"}\n');
    expect(ran.code).toBe(1);
    expect(ran.lines.map(({ id }) => id)).toEqual(['a', 'b']);
    expect(ran.err).toContain('stdin:2: invalid_json: not JSON');
  });

  it('says what is wrong with its arguments, with 2', async () => {
    expect(await classify('', '--format', 'xml')).toMatchObject({ code: 2, lines: [] });
    const ran = await classify('', '--model', 'no-such-folder');
    expect(ran.code).toBe(2);
    expect(ran.err).toContain("can't use the model in no-such-folder");
  });
});
