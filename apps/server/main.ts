import 'reflect-metadata';
import { describeConfigError, readConfig } from '../../libs/platform/config.js';
import { createLog } from '../../libs/platform/log.js';
import { describeStart } from './describe-start.js';
import { startServer } from './server.js';

/** A shutdown that takes longer than this is given up; PostgreSQL and the log recover from it, ms. */
const SHUTDOWN_LIMIT = 60_000;

async function main(): Promise<number> {
  const config = readConfig();
  if (!config.ok) {
    process.stderr.write(`${describeConfigError(config.error)}\n`);
    return 2;
  }
  const log = createLog({ level: config.value.logLevel, to: 'stderr' });
  for (const warning of config.value.warnings) log.warn({}, warning);
  // Asked for before the start is through, the stop comes right after it.
  const stopping = new Promise<NodeJS.Signals>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, resolve);
  });
  const server = await startServer(config.value, log);
  process.stdout.write(describeStart(config.value, server));
  const signal = await stopping;
  log.info({ signal }, 'stopping');
  setTimeout(() => process.exit(1), SHUTDOWN_LIMIT).unref();
  process.once('SIGINT', () => process.exit(130));
  await server.stop();
  process.stdout.write('Tidegate has stopped.\n');
  return 0;
}

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    const message = error instanceof Error ? error.message : String(error);
    process.stderr.write(`Tidegate could not start: ${message}\n`);
    process.exit(1);
  },
);
