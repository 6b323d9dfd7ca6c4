import type { Command } from 'commander';
import { tell } from './terminal.js';
import { UsageError } from './usage-error.js';

/**
 * Runs a program to its end and leaves. Exit code: `process.exitCode` where the command set it, 2 for what the
 * person can mend, 1 for anything else.
 */
export function runProgram(program: Command): void {
  // A reader that goes away, as head does, is no error.
  process.stdout.on('error', (error: NodeJS.ErrnoException) =>
    process.exit(error.code === 'EPIPE' ? 0 : 1),
  );

  program.parseAsync().then(
    () => leave(process.exitCode ?? 0),
    (error: unknown) => {
      if (error instanceof UsageError) {
        tell(error.message);
        leave(2);
        return;
      }
      tell(error instanceof Error ? (error.stack ?? error.message) : String(error));
      leave(1);
    },
  );
}

/** Leaves once a slow reader has taken everything: `process.exit` drops what a pipe hasn't. */
function leave(code: number | string): void {
  process.exitCode = code;
  process.stdout.write('', () => process.stderr.write('', () => process.exit()));
}
