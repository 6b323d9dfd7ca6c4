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
    () => process.exit(process.exitCode ?? 0),
    (error: unknown) => {
      if (error instanceof UsageError) {
        tell(error.message);
        process.exit(2);
      }
      tell(error instanceof Error ? (error.stack ?? error.message) : String(error));
      process.exit(1);
    },
  );
}
