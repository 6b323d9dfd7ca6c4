import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { halfOf } from '../../../libs/classifier/evaluation/split.js';

const PROGRAM = fileURLToPath(new URL('../../../dist/apps/cli/evaluate/main.js', import.meta.url));

interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

function run(...args: readonly string[]): Promise<Ran> {
  return new Promise((resolve) => {
    execFile(process.execPath, [PROGRAM, ...args], (error, out, err) =>
      resolve({ code: error ? Number(error.code) : 0, out, err }),
    );
  });
}

/** What the tests look at of the JSON. */
const outputSchema = z.object({
  report: z.object({
    rows: z.number(),
    labels: z.array(
      z.object({
        label: z.string(),
        positives: z.number(),
        negatives: z.number(),
        auprc: z.object({ value: z.number(), low: z.number().nullable() }),
      }),
    ),
    sources: z.array(z.object({ name: z.string(), rows: z.number() })),
  }),
});

function reportOf({ out }: Ran): z.infer<typeof outputSchema>['report'] {
  return outputSchema.parse(JSON.parse(out)).report;
}

describe('evaluate', () => {
  let folder: string;
  let rows: string;
  let scores: string;
  const texts = Array.from({ length: 60 }, (_, at) => `a text of no meaning, number ${at}`);

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'evaluate-'));
    rows = join(folder, 'rows.jsonl.gz');
    scores = join(folder, 'scores.jsonl');
    const lines = texts.map((text, id) =>
      JSON.stringify({
        id,
        text,
        source: id % 3 === 0 ? 'one' : 'two',
        labels: { spam: id % 2, hate: null },
      }),
    );
    await writeFile(rows, gzipSync(lines.join('\n')));
    // Right but for the first.
    const given = texts.map((_, id) => ({
      id: String(id),
      scores: { spam: id === 0 ? 0.95 : (id % 2) * 0.9 },
    }));
    await writeFile(scores, given.map((line) => JSON.stringify(line)).join('\n'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  it('measures scores made elsewhere', async () => {
    const ran = await run(rows, '--scores', scores, '--json', '--bootstrap', '20');
    expect(ran).toMatchObject({ code: 0, err: '' });
    const { labels, sources } = reportOf(ran);
    expect(labels).toHaveLength(1);
    expect(labels[0]).toMatchObject({ label: 'spam', positives: 30, negatives: 30 });
    expect(labels[0]?.auprc.value).toBeCloseTo(30 / 31, 12);
    expect(labels[0]?.auprc.low).toBeLessThan(30 / 31);
    expect(sources.map(({ name, rows: count }) => [name, count])).toEqual([
      ['two', 40],
      ['one', 20],
    ]);
  });

  it('measures one half', async () => {
    const ran = await run(rows, '--scores', scores, '--json', '--half', 'report', '--bootstrap', '0');
    const inHalf = texts.filter((text) => halfOf(text) === 'report').length;
    expect(inHalf).toBeGreaterThan(0);
    expect(reportOf(ran).rows).toBe(inHalf);
  });

  it('prints tables for people and for documents', async () => {
    const text = await run(rows, '--scores', scores, '--bootstrap', '0');
    expect(text.out).toMatch(/^rows\.jsonl\.gz, all rows, scores made elsewhere\.\n60 rows/);
    expect(text.out).toMatch(/^spam +30 +30 +0\.968/m);
    const markdown = await run(rows, '--scores', scores, '--bootstrap', '0', '--markdown');
    expect(markdown.out).toMatch(/^\| spam \| 30 \| 30 \| 0\.968 \|/m);
  });

  it('names bad lines, measures the others and ends with 1', async () => {
    const path = join(folder, 'bad.jsonl');
    const bad = [
      '{"text":"a","labels":{"spam":1},"id":"1"}',
      'nothing',
      '{"text":"b","labels":{"spam":2}}',
    ];
    await writeFile(path, [...bad, '{"text":"c","labels":{"spam":0},"id":"2"}'].join('\n'));
    const ran = await run(path, '--scores', scores, '--json', '--bootstrap', '0');
    expect(ran.code).toBe(1);
    expect(ran.err).toContain('bad.jsonl:2: invalid_json: not JSON');
    expect(ran.err).toContain('bad.jsonl:3: invalid_row: labels.spam');
    expect(ran.err).toContain('2 bad lines passed over');
    expect(reportOf(ran).labels[0]).toMatchObject({ positives: 1, negatives: 1 });
  });

  it('says what is wrong with its arguments, with 2', async () => {
    const ran = await run(rows, '--scores', scores, '--half', 'left');
    expect(ran).toMatchObject({ code: 2, out: '' });
    expect(ran.err).toContain('--half must be tune, report or all');
    expect((await run(rows, '--bootstrap', 'many')).code).toBe(2);
    expect((await run(join(folder, 'none.jsonl'))).err).toContain("can't read");
  });
});
