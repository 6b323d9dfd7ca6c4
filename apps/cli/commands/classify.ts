import { pipeline } from 'node:stream/promises';
import type { Command } from 'commander';
import { BadLines } from '../bad-line.js';
import { openClassifier } from '../classifier.js';
import { classifyBatches } from '../classify/batches.js';
import { type TextFormat, textsOf } from '../classify/texts.js';
import { openLines } from '../lines.js';
import { progress, tell } from '../terminal.js';
import { UsageError } from '../usage-error.js';

interface ClassifyCommandOptions {
  readonly explain?: boolean;
  readonly model?: string;
  readonly secondPass: boolean;
  readonly format?: string;
}

export function addClassifyCommand(program: Command): void {
  program
    .command('classify')
    .description('score texts with the classifier; needs no server')
    .argument(
      '[file|-]',
      'NDJSON or plain lines, packed where it ends in .gz; default: standard input',
      '-',
    )
    .option('--explain', 'which parts of the text speak for a label that is over its threshold')
    .option('--model <dir>', 'folder of a model; default: the newest in models/')
    .option('--no-second-pass', 'the fast first pass alone')
    .option('--format <format>', 'ndjson | lines; default: ndjson if the first line begins with {')
    .addHelpText(
      'after',
      `
A line is {"id": …, "text": …, "lang": …} (id and lang may be missing), or the text itself. Each gets one line, in order:
  {"id":"1","scores":{"spam":0.98,"hate":0.01,…},"lang":"en","pass":1}

Scores are probabilities; null: the model says nothing of this label in this language. With --explain, "spans" has
the offsets (UTF-16) of words and their weights. Lines that can't be read are named on standard error and passed
over; the exit code is then 1.

Examples:
  echo 'cheap followers, click here' | tidegate classify
  tidegate classify posts.ndjson.gz --no-second-pass | jq -c 'select(.scores.spam > 0.9) | .id'
  tidegate classify posts.ndjson --explain | jq .spans
`,
    )
    .action((path: string, options: ClassifyCommandOptions) => classify(path, options));
}

async function classify(path: string, options: ClassifyCommandOptions): Promise<void> {
  const format = options.format === undefined ? undefined : formatOf(options.format);
  const input = await openLines(path, process.stdin);
  const classifier = await openClassifier(options.model);
  const bad = new BadLines(tell);
  const { explain = false, secondPass } = options;
  const texts = textsOf(input, (line) => bad.add(line), format);
  const bar = process.stdout.isTTY ? null : progress('texts', null);
  const lines = async function* (): AsyncGenerator<string> {
    for await (const batch of classifyBatches(classifier, texts, { explain, secondPass })) {
      let out = '';
      for (const { item, result } of batch) {
        const { scores, lang, pass, spans } = result;
        out += `${JSON.stringify({ id: item.id, scores, lang, pass, spans })}\n`;
      }
      bar?.advance(batch.length);
      yield out;
    }
  };
  try {
    await pipeline(lines, process.stdout, { end: false });
  } finally {
    bar?.stop();
  }
  process.exitCode = bad.finish();
}

function formatOf(text: string): TextFormat {
  if (text === 'ndjson' || text === 'lines') return text;
  throw new UsageError('--format must be ndjson or lines');
}
