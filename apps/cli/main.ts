import 'reflect-metadata';
import { Command } from 'commander';
import { addClassifyCommand } from './commands/classify.js';
import { addDeadLetterCommands } from './commands/dead-letters.js';
import { addDomainCommands } from './commands/domains.js';
import { addFeedbackCommands } from './commands/feedback.js';
import { addMigrateCommand } from './commands/migrate.js';
import { addPolicyCommands } from './commands/policy.js';
import { addReplayCommand } from './commands/replay.js';
import { addWarmUpCommand } from './commands/warm-up.js';
import { runProgram } from './run-program.js';

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
addFeedbackCommands(program);
addClassifyCommand(program);
addMigrateCommand(program);

runProgram(program);
