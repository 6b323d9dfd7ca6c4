import type { Command } from 'commander';
import { REJECTION_CODES, type RejectionCode } from '../../../libs/contracts/dead-letter.js';
import { DeadLettersRepository } from '../../../libs/persistence/repositories/dead-letters.repository.js';
import { DeadLettersView } from '../../../libs/persistence/views/dead-letters.view.js';
import { withDatabase } from '../connection.js';
import { print, printJson, progress } from '../terminal.js';
import { UsageError } from '../usage-error.js';

const REDRIVE_BATCH = 500;

interface ListOptions {
  readonly code?: string;
  readonly limit: string;
  readonly json?: boolean;
}

export function addDeadLetterCommands(program: Command): void {
  const letters = program
    .command('dead-letters')
    .description('bodies that were no activities: look at them, send them through the gate again')
    .addHelpText(
      'after',
      `
Examples:
  tidegate dead-letters list --code duplicate_key
  tidegate dead-letters redrive 17 18                 two of them
  tidegate dead-letters redrive --code unsupported_type   all of a kind, after an upgrade
`,
    );
  letters
    .command('list')
    .description('newest first; metadata only')
    .option('--code <code>', REJECTION_CODES.join(' | '))
    .option('--limit <n>', 'at most this many', '50')
    .option('--json', 'one JSON object a line')
    .action((options: ListOptions) => list(options));
  letters
    .command('redrive')
    .description('put them back on the inbound topic, byte for byte')
    .argument('[id...]')
    .option('--code <code>', 'all with this code that were not redriven yet')
    .option('--all', 'all that were not redriven yet')
    .action((ids: string[], options: { code?: string; all?: boolean }) => redrive(ids, options));
}

async function list(options: ListOptions): Promise<void> {
  const limit = Number(options.limit);
  if (!Number.isInteger(limit) || limit < 1 || limit > 10_000) {
    throw new UsageError('--limit must be a whole number from 1 to 10000');
  }
  const code = codeOf(options.code);
  await withDatabase(async (dataSource) => {
    const view = new DeadLettersView(dataSource);
    let shown = 0;
    let maxId: string | undefined;
    while (shown < limit) {
      const page = await view.list({ code }, { limit: Math.min(100, limit - shown), maxId });
      for (const letter of page.items) {
        if (options.json) printJson(letter);
        else {
          const { id, rejection, bytes, receivedAt, redrivenAt } = letter;
          const again = redrivenAt === null ? '' : ` redriven ${redrivenAt}`;
          print(
            `${id.padStart(8)} ${receivedAt} ${rejection.code} at ${rejection.pointer || '/'} (${bytes} bytes)${again}`,
          );
        }
      }
      shown += page.items.length;
      if (page.next === null) break;
      maxId = page.next;
    }
    if (shown === 0 && !options.json) print('no dead letters');
  });
}

async function redrive(
  ids: readonly string[],
  options: { readonly code?: string; readonly all?: boolean },
): Promise<void> {
  const code = codeOf(options.code);
  if (ids.length === 0 && code === undefined && !options.all) {
    throw new UsageError('say which: ids, --code CODE or --all');
  }
  if (ids.length > 0 && (code !== undefined || options.all)) {
    throw new UsageError('say either ids, or --code CODE, or --all');
  }
  await withDatabase(async (dataSource) => {
    const repository = new DeadLettersRepository(dataSource);
    if (ids.length > 0) {
      for (const id of ids) {
        if (!/^\d{1,18}$/.test(id)) throw new UsageError(`${id} is no id of a dead letter`);
        const done = await repository.redrive(id, Date.now());
        if (!done.ok) {
          const why = done.error.tag === 'truncated' ? 'only its beginning was kept' : 'there is none';
          throw new UsageError(`dead letter ${id} can't be redriven: ${why}`);
        }
        print(`redriven ${id}`);
      }
      return;
    }
    const bar = progress('redriven', null);
    let total = 0;
    for (let more = true; more;) {
      const summary = await repository.redriveMatching({ code }, REDRIVE_BATCH, Date.now());
      total += summary.redriven;
      bar.advance(summary.redriven);
      more = summary.more;
    }
    bar.stop();
    print(`redriven ${total}`);
  });
}

function codeOf(text: string | undefined): RejectionCode | undefined {
  if (text === undefined) return undefined;
  const code = REJECTION_CODES.find((candidate) => candidate === text);
  if (!code) throw new UsageError(`--code must be one of ${REJECTION_CODES.join(', ')}`);
  return code;
}
