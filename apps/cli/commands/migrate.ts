import type { Command } from 'commander';
import { migrate } from '../../../libs/persistence/data-source.js';
import { ensurePolicy } from '../../../libs/persistence/ensure-policy.js';
import { withDatabase } from '../connection.js';
import { currentUser, print } from '../terminal.js';

export function addMigrateCommand(program: Command): void {
  program
    .command('migrate')
    .description(
      'bring the database schema up to this build, and activate the default policy where none is',
    )
    .addHelpText(
      'after',
      `
Run it once before the workers of a new build start. Safe to repeat and to run from several places at once.

Example:
  DATABASE_URL=postgres://… KAFKA_BROKERS=… tidegate migrate
`,
    )
    .action(async () => {
      await withDatabase(
        async (dataSource) => {
          const names = await migrate(dataSource);
          print(names.length === 0 ? 'the schema is up to date' : `ran ${names.join(', ')}`);
          const version = await ensurePolicy(dataSource, currentUser());
          if (version !== null) print(`policy ${version} governs now`);
        },
        { migrated: false },
      );
    });
}
