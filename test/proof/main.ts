import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { repositoryRoot } from './harness/built.js';
import type { Proof, ProofContext } from './proof.js';
import { BROKER, KILLS, OUTAGE, REBALANCES, ZOMBIE } from './proofs/chaos.js';
import { MEMORY } from './proofs/memory.js';
import { MILLION_ROWS } from './proofs/million-rows.js';
import { SHARED_LOAD } from './proofs/shared-load.js';
import { markdown, passed, type ProofResult, table } from './results.js';

const PROOFS: readonly Proof[] = [
  KILLS,
  OUTAGE,
  BROKER,
  ZOMBIE,
  REBALANCES,
  SHARED_LOAD,
  MEMORY,
  MILLION_ROWS,
];
const DEFAULT_SEED = 2_026;

const USAGE = `npm run proof -- [options]

What is too long for every run of the tests: correctness under faults, and that memory and rate hold.
Starts PostgreSQL, Kafka and workers of its own. Takes about half an hour.

  --only NAME   one of ${PROOFS.map(({ name }) => name).join(', ')}; may be repeated
  --short       fewer repetitions, to see that the proofs work; writes no results
  --seed N      another seed of traffic and chaos (default ${DEFAULT_SEED})
  --help        this text

All of them together write docs/proof/results.md. Ends with 1 when a proof fails.
`;

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      only: { type: 'string', multiple: true },
      short: { type: 'boolean', default: false },
      seed: { type: 'string', default: String(DEFAULT_SEED) },
      help: { type: 'boolean', default: false },
    },
  });
  const seed = Number(values.seed);
  const unknown = values.only?.find((name) => !PROOFS.some((proof) => proof.name === name));
  if (values.help || unknown !== undefined || !Number.isSafeInteger(seed)) {
    process.stderr.write(unknown === undefined ? USAGE : `There is no proof ${unknown}.\n\n${USAGE}`);
    return values.help ? 0 : 2;
  }
  const chosen = PROOFS.filter(({ name }) => values.only?.includes(name) ?? true);
  const results: ProofResult[] = [];
  for (const proof of chosen) results.push(await prove(proof, { seed, short: values.short }));
  process.stdout.write(`\n${table(results)}\n`);
  if (chosen.length === PROOFS.length && !values.short) {
    const folder = join(repositoryRoot(), 'docs', 'proof');
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, 'results.md'), markdown(results, seed, new Date()));
  }
  return results.every(passed) ? 0 : 1;
}

async function prove(proof: Proof, options: Omit<ProofContext, 'note'>): Promise<ProofResult> {
  const note = (line: string): void => {
    process.stdout.write(`${new Date().toISOString().slice(11, 19)} ${proof.name}: ${line}\n`);
  };
  note(proof.what);
  const began = performance.now();
  const took = (): number => (performance.now() - began) / 1_000;
  try {
    const report = await proof.run({ ...options, note });
    return { proof, seconds: took(), report, error: null };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    note(`could not be finished: ${message}`);
    return { proof, seconds: took(), report: null, error: message };
  }
}

// Interrupted, the processes started here are ended with this one: see their `exit` hooks.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    process.stderr.write(
      `${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
    );
    process.exit(1);
  },
);
