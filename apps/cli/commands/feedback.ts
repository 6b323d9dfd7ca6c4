import { open, rename, rm } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type { Command } from 'commander';
import type { DataSource } from 'typeorm';
import { exportRow } from '../../../libs/classifier/feedback/export-row.js';
import type { FeedbackPolicy } from '../../../libs/decide/compiled-policy.js';
import { parsePolicy } from '../../../libs/decide/policy-document.js';
import { eraseFeedback } from '../../../libs/persistence/repositories/feedback.js';
import { FeedbackView, type FeedbackFilter } from '../../../libs/persistence/views/feedback.view.js';
import { PolicyVersionsView } from '../../../libs/persistence/views/policy-versions.view.js';
import { RULES } from '../../../libs/rules/index.js';
import { withDatabase } from '../connection.js';
import { print, progress, tell } from '../terminal.js';
import { UsageError } from '../usage-error.js';

const PAGE = 500;

interface ExportOptions {
  readonly since?: string;
  readonly out?: string;
}

export function addFeedbackCommands(program: Command): void {
  const feedback = program
    .command('feedback')
    .description('moderators’ outcomes as training data, where the policy’s `feedback` is on')
    .addHelpText(
      'after',
      `
Examples:
  tidegate feedback export > rows.jsonl
  tidegate feedback export --since 2026-11-01 --out rows.jsonl.gz
  npm run train -- --extra rows.jsonl.gz
  tidegate feedback erase https://there.example/users/them    all texts of an account, or one post

Rows hold what people wrote. Export anew for each training and delete the file afterwards: what authors
have deleted since is in a new export no longer, but stays in an old file.
`,
    );
  feedback
    .command('export')
    .description('one labelled row a line: {id, text, lang, source, licence, labels, weak}')
    .option('--since <time>', 'decided then or later: 2026-11-01, or with a time')
    .option('--out <file>', 'instead of standard output; packed where it ends in .gz')
    .action((options: ExportOptions) => exportRows(options));
  feedback
    .command('erase')
    .description('forget the texts of an account or a post, by its id')
    .argument('<id...>')
    .action((ids: string[]) => erase(ids));
}

async function exportRows({ since, out }: ExportOptions): Promise<void> {
  const from = since === undefined ? undefined : moment(since);
  await withDatabase(async (dataSource) => {
    const { enabled, decidedMs } = await activeFeedback(dataSource);
    if (!enabled) {
      throw new UsageError('feedback is off: set "feedback: { enabled: true }" in the policy');
    }
    const bar = progress('rows', null);
    let rows = 0;
    const lines = linesOf(new FeedbackView(dataSource), {
      keptSince: Date.now() - decidedMs,
      since: from,
    });
    const counted = async function* (): AsyncGenerator<string> {
      for await (const line of lines) {
        rows += 1;
        bar.advance(1);
        yield line;
      }
    };
    try {
      if (out === undefined) await pipeline(counted, process.stdout, { end: false });
      else await writeFile(out, counted);
    } finally {
      bar.stop();
    }
    tell(`exported ${rows} rows${out === undefined ? '' : ` to ${out}`}`);
  });
}

async function* linesOf(view: FeedbackView, filter: FeedbackFilter): AsyncGenerator<string> {
  for (let maxId: string | undefined, more = true; more;) {
    const page = await view.list(filter, { limit: PAGE, maxId });
    for (const item of page.items) {
      const row = exportRow(item);
      if (row !== null) yield `${JSON.stringify(row)}\n`;
    }
    maxId = page.next ?? undefined;
    more = page.next !== null;
  }
}

/** The file appears under its name when it is whole, readable by its owner alone. */
async function writeFile(out: string, lines: () => AsyncGenerator<string>): Promise<void> {
  const part = `${out}.part`;
  const file = await open(part, 'w', 0o600).catch((error: NodeJS.ErrnoException) => {
    throw new UsageError(`can't write ${out}: ${error.code ?? error.message}`);
  });
  try {
    if (out.endsWith('.gz')) await pipeline(lines, createGzip(), file.createWriteStream());
    else await pipeline(lines, file.createWriteStream());
    await rename(part, out);
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
}

async function erase(ids: readonly string[]): Promise<void> {
  await withDatabase(async (dataSource) => {
    print(`erased ${await eraseFeedback(dataSource, ids)}`);
  });
}

async function activeFeedback(dataSource: DataSource): Promise<FeedbackPolicy> {
  const view = new PolicyVersionsView(dataSource);
  const active = await view.active();
  const found = active === null ? null : await view.get(active.version);
  const policy = found === null ? null : parsePolicy(found.document, RULES);
  if (!policy?.ok) throw new UsageError('no valid policy is active');
  return policy.value.feedback;
}

function moment(text: string): string {
  const ms = Date.parse(text);
  if (Number.isNaN(ms)) throw new UsageError('--since must be a time such as 2026-11-01');
  return new Date(ms).toISOString();
}
