import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, readFile, realpath, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { errorMessage } from '../libs/kernel/error-code.js';
import { installTensorflow } from '../apps/cli/tensorflow/install.js';
import { aptInstall } from './support/apt.js';
import { endLeftovers } from './support/leftovers.js';
import { startTestServices, type TestServices } from './support/services.js';

/** Test levels and the services each needs. */
const PROJECTS: Readonly<Record<string, readonly ('postgres' | 'kafka')[]>> = {
  unit: [],
  pg: ['postgres'],
  e2e: ['postgres'],
  kafka: ['postgres', 'kafka'],
};
const QUICK = ['unit', 'pg'];

const reportSchema = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  testResults: z.array(
    z.object({ status: z.string(), assertionResults: z.array(z.object({ status: z.string() })) }),
  ),
});

interface Outcome {
  readonly passed: number;
  readonly failed: number;
}

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    options: { quick: { type: 'boolean' }, project: { type: 'string', multiple: true } },
    allowPositionals: true,
  });
  const projects = values.project ?? (values.quick ? QUICK : Object.keys(PROJECTS));
  const unknown = projects.find((name) => !(name in PROJECTS));
  if (unknown) throw new Error(`no project ${unknown}; there are: ${Object.keys(PROJECTS).join(', ')}`);
  const needs = new Set(projects.flatMap((name) => PROJECTS[name] ?? []));

  await requireTensorflow();

  let vitest: ChildProcess | null = null;
  let interrupted = false;
  const interrupt = (): void => {
    interrupted = true;
    vitest?.kill('SIGTERM');
  };
  process.on('SIGINT', interrupt);
  process.on('SIGTERM', interrupt);

  let services: TestServices | null = null;
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'tidegate-test-')));
  // PostgreSQL, run as another user where this is root, has to reach what tests put in here.
  await chmod(folder, 0o755);
  try {
    // TensorFlow reads its variables from the process, which a test's thread can't set any more.
    const env: NodeJS.ProcessEnv = { ...process.env, TMPDIR: folder, TF_CPP_MIN_LOG_LEVEL: '2' };
    if (needs.size > 0) {
      services = await startTestServices({ kafka: needs.has('kafka') });
      env['TIDEGATE_TEST_DATABASE_URL'] = services.databaseUrl;
      if (services.kafkaBrokers) env['KAFKA_BROKERS'] = services.kafkaBrokers;
    }
    if (interrupted) return 130;
    const report = join(folder, 'report.json');
    vitest = startVitest(projects, positionals, report, env);
    await once(vitest, 'close');
    const outcome = await readOutcome(report, vitest.exitCode);
    await services?.stop();
    console.log(`${outcome.passed} passed, ${outcome.failed} failed`);
    if (interrupted) return 130;
    return outcome.failed === 0 ? 0 : 1;
  } finally {
    await services?.stop();
    await endLeftovers(folder);
    await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }
}

/**
 * The native binding is what the scores' rates and tests are about, so a run without it has failed
 * where it can be had. Elsewhere the tests of it say that they were skipped.
 */
async function requireTensorflow(): Promise<void> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return;
  await installTensorflow({
    say: (line) => console.log(line),
    installTools: async (packages) => {
      for (const name of packages) if (!(await aptInstall(name))) return false;
      return true;
    },
  }).catch((error: unknown) => {
    throw new Error(
      `Tests need the native TensorFlow, and it can't be had here: ${errorMessage(error)}`,
      {
        cause: error,
      },
    );
  });
}

function startVitest(
  projects: readonly string[],
  filters: readonly string[],
  report: string,
  env: NodeJS.ProcessEnv,
): ChildProcess {
  const manifest = createRequire(import.meta.url).resolve('vitest/package.json');
  const args = [join(dirname(manifest), 'vitest.mjs'), 'run', '--reporter=default', '--reporter=json'];
  args.push(
    `--outputFile.json=${report}`,
    ...projects.flatMap((name) => ['--project', name]),
    ...filters,
  );
  return spawn(process.execPath, args, { env, stdio: 'inherit' });
}

/**
 * A file that could not be loaded, an error outside of any test and a run that found no test count
 * as a failure each: what didn't run has not passed.
 */
async function readOutcome(report: string, exitCode: number | null): Promise<Outcome> {
  const text = await readFile(report, 'utf8').catch(() => null);
  if (text === null) return { passed: 0, failed: 1 };
  const { numPassedTests, numFailedTests, testResults } = reportSchema.parse(JSON.parse(text));
  const brokenFiles = testResults.filter(
    (file) =>
      file.status === 'failed' && !file.assertionResults.some((result) => result.status === 'failed'),
  );
  const failed = numFailedTests + brokenFiles.length;
  const silent = failed === 0 && (exitCode !== 0 || numPassedTests === 0);
  return { passed: numPassedTests, failed: silent ? 1 : failed };
}

try {
  process.exitCode = await main();
} catch (error) {
  console.error(errorMessage(error));
  console.log('0 passed, 1 failed');
  process.exitCode = 1;
}
