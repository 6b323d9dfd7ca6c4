import { Command } from 'commander';
import type { ScoredRow } from '../../../libs/classifier/evaluation/labelled-row.js';
import { evaluate, type ReportOptions } from '../../../libs/classifier/evaluation/report.js';
import { reportMarkdown, reportText } from '../../../libs/classifier/evaluation/report-tables.js';
import { type Half, HALVES } from '../../../libs/classifier/evaluation/split.js';
import { BadLines } from '../bad-line.js';
import { openClassifier } from '../classifier.js';
import { classifyBatches } from '../classify/batches.js';
import { openLines } from '../lines.js';
import { runProgram } from '../run-program.js';
import { print, printJson, progress, tell } from '../terminal.js';
import { UsageError } from '../usage-error.js';
import { type EvaluationRow, evaluationRows, readScores } from './rows.js';

interface EvaluateOptions {
  readonly half: string;
  readonly scores?: string;
  readonly model?: string;
  readonly secondPass: boolean;
  readonly weak: boolean;
  readonly bootstrap: string;
  readonly json?: boolean;
  readonly markdown?: boolean;
}

/** What was measured, and the rows with their scores. */
interface Scored {
  /** The model's version; null: scores made elsewhere. */
  readonly model: string | null;
  readonly thresholds: ReportOptions['thresholds'];
  readonly rows: ScoredRow[];
}

const program = new Command('evaluate')
  .description('How good the classifier is on labelled rows.')
  .argument(
    '<file|->',
    'rows {text, labels, id?, lang?, source?, weak?}: NDJSON, packed where it ends in .gz',
  )
  .option('--half <half>', 'tune | report | all: of held-out rows, parted by a hash of the text', 'all')
  .option('--scores <file>', 'scores made elsewhere, lines of {id, scores}, instead of the classifier')
  .option('--model <dir>', 'folder of a model; default: the newest in models/')
  .option('--no-second-pass', 'the fast first pass alone')
  .option('--no-weak', 'leave out zeros that nobody annotated')
  .option('--bootstrap <n>', 'resamples for the 95 % intervals; 0: none', '1000')
  .option('--json', 'everything, reliability tables too')
  .option('--markdown', 'tables for a document')
  .showHelpAfterError('(add --help for examples)')
  .addHelpText(
    'after',
    `
labels holds spam, hate, harassment, threat, sexual, self_harm, doxxing: 1, 0 or null (not annotated). Figures by
label, by source and by language; rows of source "synthetic" stand apart. ECE: 15 bins of equal count over scores
above 0.05. Thresholds were chosen on the tune half of the development rows: on those, report --half report.

Examples:
  npm run -s evaluate -- rows.jsonl
  npm run -s evaluate -- dev.jsonl.gz --half report --markdown > figures.md
  npm run -s evaluate -- dev.jsonl.gz --no-second-pass --bootstrap 0
  npm run -s evaluate -- dev.jsonl.gz --scores other-model.jsonl --json | jq '.report.labels[] | {label, auprc}'
`,
  )
  .action((path: string, options: EvaluateOptions) => run(path, options));

async function run(path: string, options: EvaluateOptions): Promise<void> {
  const half = halfFrom(options.half);
  const resamples = Number(options.bootstrap);
  if (!Number.isInteger(resamples) || resamples < 0 || resamples > 100_000) {
    throw new UsageError('--bootstrap must be a whole number, at most 100000');
  }
  const bad = new BadLines(tell);
  const input = await openLines(path, process.stdin);
  const rows = evaluationRows(input, half, (line) => bad.add(line));
  const scored =
    options.scores === undefined
      ? await classifyRows(rows, options)
      : await lookUpRows(rows, options.scores, bad);
  if (scored.rows.length === 0) throw new UsageError(`${input.name} holds no labelled rows to measure`);
  const bar = progress('figures', 100);
  let shown = 0;
  const report = evaluate(scored.rows, {
    thresholds: scored.thresholds,
    weakNegatives: options.weak,
    resamples,
    onProgress(share) {
      const now = Math.floor(share * 100);
      bar.advance(now - shown);
      shown = now;
    },
  });
  bar.stop();
  if (options.json === true) {
    printJson({ file: input.name, half, model: scored.model, badLines: bad.count, report });
  } else {
    const what = scored.model === null ? 'scores made elsewhere' : `model ${scored.model}`;
    print(`${input.name}, ${half === 'all' ? 'all rows' : `${half} half`}, ${what}.`);
    print((options.markdown === true ? reportMarkdown : reportText)(report));
  }
  process.exitCode = bad.finish();
}

async function classifyRows(
  rows: AsyncGenerator<EvaluationRow[]>,
  { model, secondPass }: EvaluateOptions,
): Promise<Scored> {
  const classifier = await openClassifier(model);
  const bar = progress('texts', null);
  const scored: ScoredRow[] = [];
  for await (const batch of classifyBatches(classifier, rows, { secondPass })) {
    for (const { item, result } of batch) scored.push(scoredRow(item, result.scores));
    bar.advance(batch.length);
  }
  bar.stop();
  return { model: classifier.version, thresholds: classifier.thresholds, rows: scored };
}

async function lookUpRows(
  rows: AsyncGenerator<EvaluationRow[]>,
  path: string,
  bad: BadLines,
): Promise<Scored> {
  const input = await openLines(path, process.stdin);
  const scores = await readScores(input, (line) => bad.add(line));
  const scored: ScoredRow[] = [];
  let missing = 0;
  for await (const lot of rows) {
    for (const row of lot) {
      const given = row.id === null ? undefined : scores.get(row.id);
      if (given === undefined) missing += 1;
      scored.push(scoredRow(row, given ?? {}));
    }
  }
  if (missing > 0) tell(`${missing} rows have no scores in ${input.name}: no figure counts them`);
  return { model: null, thresholds: {}, rows: scored };
}

function scoredRow(
  { lang, source, labels, weak }: EvaluationRow,
  scores: ScoredRow['scores'],
): ScoredRow {
  return { lang: lang ?? 'und', source, labels, weak, scores };
}

function halfFrom(text: string): Half | 'all' {
  const half = HALVES.find((each) => each === text);
  if (half !== undefined || text === 'all') return half ?? 'all';
  throw new UsageError('--half must be tune, report or all');
}

runProgram(program);
