import { cpus, totalmem } from 'node:os';
import { TOPICS } from '../../libs/contracts/topics.js';
import { errorMessage } from '../../libs/kernel/error-code.js';
import { killChildren } from './child.js';
import { Cleanup } from './cleanup.js';
import { fillInbound } from './fill.js';
import { measureLatency } from './latency.js';
import { readOptions, USAGE, type BenchMix, type BenchOptions } from './options.js';
import { barePass, workerPass, type Ready } from './passes.js';
import { actorsPerSeed, preload, type PreloadOptions } from './preload.js';
import { bar, tell } from './progress.js';
import { renderReport, renderScaling } from './report.js';
import type { BenchReport, MixReport, Round, Spread } from './report-types.js';
import { measureScaling } from './scaling.js';
import { setClassifier, startServices, type BenchServices } from './services.js';
import { median } from './stats.js';
import { BARE_REFERENCE, QUIET_SHARE, TARGET_RATIO } from './targets.js';
import { endsOf } from './topics.js';

const GIB = 1024 ** 3;

/** Contents of a mix: one a pass of the ingress, and the latency's. */
function contentsOf({ rounds, classifier }: BenchOptions): number {
  return rounds * (classifier ? 2 : 1) + 1;
}

/** A seed for each content of the run: ids never meet, and the preload knows their actors. */
function seedOf(options: BenchOptions, mix: BenchMix, content: number): number {
  return 1 + options.mixes.indexOf(mix) * contentsOf(options) + content;
}

async function bench(options: BenchOptions, cleanup: Cleanup): Promise<BenchReport> {
  const startedAt = new Date().toISOString();
  tell('starting PostgreSQL and Kafka …');
  const services = await startServices(cleanup);
  const contents = options.mixes.length * contentsOf(options);
  const preloading: PreloadOptions = {
    decisions: options.decisions,
    actors: options.actors,
    seeds: Array.from({ length: contents }, (_, index) => 1 + index),
  };
  const started = performance.now();
  await preload(services.databaseUrl, preloading);
  const seconds = (performance.now() - started) / 1000;
  const mixes: MixReport[] = [];
  for (const mix of options.mixes) {
    mixes.push(await benchMix(services, options, mix, actorsPerSeed(preloading)));
  }
  const [cpu] = cpus();
  return {
    machine: {
      cpu: cpu?.model ?? 'unknown',
      cores: cpus().length,
      memoryGiB: Math.round(totalmem() / GIB),
      node: process.versions.node,
    },
    startedAt,
    count: options.count,
    preloaded: { decisions: options.decisions, actors: options.actors, seconds },
    mixes,
    scaling: measureScaling(),
  };
}

async function benchMix(
  services: BenchServices,
  options: BenchOptions,
  mix: BenchMix,
  actors: number,
): Promise<MixReport> {
  const rounds: Round[] = [];
  let meanBytes = 0;
  for (let number = 0; number < options.rounds; number += 1) {
    const name = `${mix} ${number + 1}/${options.rounds}`;
    const fill = async (content: number): Promise<Ready> => {
      const filled = await fillOne(services, options, name, {
        mix,
        actors,
        seed: seedOf(options, mix, content),
      });
      meanBytes = filled.meanBytes;
      return filled.ready;
    };
    const unscored = (): Promise<number> =>
      unscoredPass(services, options, name, () => fill(options.rounds + 1 + number));
    // Which goes first alternates: the database grows meanwhile.
    const early = options.classifier && number % 2 === 1 ? await unscored() : null;
    const round = await benchRound(services, options, name, await fill(number), number);
    rounds.push({ ...round, unscored: early ?? (options.classifier ? await unscored() : null) });
    tell(
      `${name}: bare ${round.bare.toFixed(0)}/s, ingress ${round.ingress.toFixed(0)}/s, ` +
        `ratio ${round.ratio.toFixed(3)}`,
    );
  }
  const bare = median(rounds.map((round) => round.bare));
  const ingress = median(rounds.map((round) => round.ingress));
  const classifierRatios = rounds.flatMap(({ ingress: scored, unscored }) =>
    unscored === null ? [] : [scored / unscored],
  );
  const memories = rounds.map(({ peakMemory }) => peakMemory).filter((bytes) => bytes !== null);
  const latency = await measureLatency(services, {
    mix,
    actors,
    seed: seedOf(options, mix, options.rounds),
    rate: Math.max(1, Math.round(ingress / 2)),
    seconds: options.latencySeconds,
  });
  return {
    mix,
    meanBytes,
    rounds,
    bare,
    ingress,
    ratio: spreadOf(rounds.map(({ ratio }) => ratio)),
    targetRatio: TARGET_RATIO[mix],
    classifierRatio: classifierRatios.length === 0 ? null : spreadOf(classifierRatios),
    tooNoisy: rounds.some((round) => round.bare < QUIET_SHARE * BARE_REFERENCE[mix]),
    peakMemory: memories.length === 0 ? null : Math.max(...memories),
    latency,
  };
}

async function fillOne(
  services: BenchServices,
  { count }: BenchOptions,
  name: string,
  content: { readonly mix: BenchMix; readonly actors: number; readonly seed: number },
): Promise<{ readonly ready: Ready; readonly meanBytes: number }> {
  const from = await endsOf(services.admin, TOPICS.inbound);
  const progress = bar(`filling ${name}`, count);
  const { meanBytes } = await fillInbound(services.kafka, content, count, (done) =>
    progress.set(done),
  ).finally(() => progress.stop());
  return { ready: { from, count }, meanBytes };
}

/** (c): the whole ingress, over activities of its own, under a policy that has the classifier off. */
async function unscoredPass(
  services: BenchServices,
  { workerNode }: BenchOptions,
  name: string,
  fill: () => Promise<Ready>,
): Promise<number> {
  await setClassifier(services.databaseUrl, false);
  try {
    const { rate } = await workerPass(services, await fill(), `${name}, unscored`, workerNode);
    return rate;
  } finally {
    await setClassifier(services.databaseUrl, true);
  }
}

function spreadOf(values: readonly number[]): Spread {
  return { median: median(values), min: Math.min(...values), max: Math.max(...values) };
}

/** Both passes over the same records; which goes first alternates. */
async function benchRound(
  services: BenchServices,
  options: BenchOptions,
  name: string,
  ready: Ready,
  number: number,
): Promise<Omit<Round, 'unscored'>> {
  const runBare = () => barePass(services, ready, name.replaceAll(/\W/g, '-'));
  const runWorker = () => workerPass(services, ready, name, options.workerNode);
  const early = number % 2 === 0 ? await runBare() : null;
  const { rate, use } = await runWorker();
  const { rate: bare } = early ?? (await runBare());
  return {
    bare,
    ingress: rate,
    ratio: rate / bare,
    peakMemory: use.peakMemory,
    cpuMicrosPerActivity: use.cpuSeconds === null ? null : (use.cpuSeconds / ready.count) * 1e6,
    meanBatch: use.steps.activities / Math.max(1, use.steps.batches),
    steps: use.steps.perActivity,
  };
}

async function main(): Promise<void> {
  if (process.argv.includes('--help')) {
    process.stdout.write(USAGE);
    return;
  }
  const options = readOptions(process.argv.slice(2));
  if (options.scalingOnly) {
    const scaling = measureScaling();
    process.stdout.write(
      options.json ? `${JSON.stringify({ scaling })}\n` : `${renderScaling(scaling).join('\n')}\n`,
    );
    return;
  }
  const cleanup = new Cleanup();
  const interrupted = new Promise<never>((_, reject) => {
    process.once('SIGINT', () => reject(new Interrupted('SIGINT', 130)));
    process.once('SIGTERM', () => reject(new Interrupted('SIGTERM', 143)));
  });
  try {
    const report = await Promise.race([bench(options, cleanup), interrupted]);
    process.stdout.write(options.json ? `${JSON.stringify(report)}\n` : `${renderReport(report)}\n`);
  } finally {
    killChildren();
    tell('stopping PostgreSQL and Kafka …');
    await cleanup.run();
  }
}

class Interrupted extends Error {
  override readonly name = 'Interrupted';

  constructor(
    signal: string,
    readonly exitCode: number,
  ) {
    super(`stopped by ${signal}`);
  }
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    process.stderr.write(`${errorMessage(error)}\n`);
    process.exit(error instanceof Interrupted ? error.exitCode : 1);
  },
);
