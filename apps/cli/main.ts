import 'reflect-metadata';
import { Command } from 'commander';
import { addDeadLetterCommands } from './commands/dead-letters.js';
import { addDomainCommands } from './commands/domains.js';
import { addMigrateCommand } from './commands/migrate.js';
import { addPolicyCommands } from './commands/policy.js';
import { addReplayCommand } from './commands/replay.js';
import { addWarmUpCommand } from './commands/warm-up.js';
import { tell } from './terminal.js';
import { UsageError } from './usage-error.js';

const program = new Command('tidegate')
  .description('Trust and safety for federated content, from the command line.')
  .configureHelp({ showGlobalOptions: true })
  .showHelpAfterError('(add --help for examples)')
  .addHelpText(
    'after',
    `
Start here:
  npm start                                             the embedded server, in one terminal
  npm run -s tidegate -- replay examples/wave.ndjson    a spam wave through it, in another
  npm run -s tidegate -- domains add spam.example       and a domain policy

Commands work on the embedded server's data (TIDEGATE_DATA, default ./.tidegate), or in production on
DATABASE_URL and KAFKA_BROKERS.
`,
  );
addReplayCommand(program);
addDomainCommands(program);
addDeadLetterCommands(program);
addPolicyCommands(program);
addWarmUpCommand(program);
addMigrateCommand(program);

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
