import { TOPICS } from '../../libs/contracts/topics.js';
import { prepare } from '../../libs/pipeline/prepare.js';
import { Child } from './child.js';
import type { Feed } from './feed.js';
import type { BenchMix } from './options.js';
import { bar } from './progress.js';
import type { BenchServices } from './services.js';
import type { StepTimes } from './step-times.js';
import { ascending, quantile } from './stats.js';
import { between, endsOf, readRecords, waitForRecords, type Ends } from './topics.js';
import { Worker } from './worker.js';

/** The worker has compiled its hot code and opened its connections by then. */
const WARM_UP_SECONDS = 5;
const READY_LIMIT = 120_000;

export interface Latency {
  /** Activities a second that were asked for, and that were appended. */
  readonly askedRate: number;
  readonly rate: number;
  readonly count: number;
  /** From the append of an activity to the append of its decision, ms. */
  readonly p50: number;
  readonly p99: number;
  readonly max: number;
  /** Small batches are the price of answering at once: time by step is dearer than in a pass. */
  readonly meanBatch: number;
  readonly steps: StepTimes['perActivity'];
}

/** Feeds one worker at a steady pace and measures from append to decision. */
export async function measureLatency(
  services: BenchServices,
  options: {
    readonly mix: BenchMix;
    readonly seed: number;
    readonly actors: number;
    readonly rate: number;
    readonly seconds: number;
  },
): Promise<Latency> {
  const { seconds, ...content } = options;
  const count = Math.ceil(options.rate * (seconds + WARM_UP_SECONDS));
  const feed: Feed = { ...content, brokers: services.brokers, count };
  const inbound = await endsOf(services.admin, TOPICS.inbound);
  const decided = await endsOf(services.admin, TOPICS.decisions);
  const worker = await Worker.start(services, []);
  let steps: StepTimes;
  try {
    await worker.joined(services);
    const feeder = new Child({ script: './feed.js', args: [JSON.stringify(feed)] });
    const progress = bar(`latency ${options.mix}`, count);
    try {
      await feeder.line(/^ready$/, READY_LIMIT);
      await waitForRecords(services.admin, {
        topic: TOPICS.decisions,
        from: decided,
        count,
        seen: (seen) => progress.set(seen),
        check: () => worker.assertAlive(),
      });
    } finally {
      progress.stop();
      await feeder.stop();
    }
    ({ steps } = await worker.use());
  } finally {
    await worker.stop();
  }
  const found = await match(services, { inbound, decided, askedRate: options.rate, count });
  const meanBatch = steps.activities / Math.max(1, steps.batches);
  return { ...found, meanBatch, steps: steps.perActivity };
}

async function match(
  services: BenchServices,
  run: {
    readonly inbound: Ends;
    readonly decided: Ends;
    readonly askedRate: number;
    readonly count: number;
  },
): Promise<Omit<Latency, 'meanBatch' | 'steps'>> {
  const appended = await subjectTimes(services, run.inbound);
  const started = [...appended.values()].reduce((a, b) => Math.min(a, b), Infinity);
  const from = started + WARM_UP_SECONDS * 1_000;
  const latencies: number[] = [];
  let last = from;
  const to = await endsOf(services.admin, TOPICS.decisions);
  const range = { from: run.decided, to };
  await readRecords(services.kafka, TOPICS.decisions, range, ({ timestamp, headers }) => {
    const subject = String(headers?.['subject']);
    const at = appended.get(subject);
    if (at === undefined) throw new Error('a decision on nothing that was fed');
    appended.delete(subject);
    if (at < from) return;
    latencies.push(Number(timestamp) - at);
    last = Math.max(last, at);
  });
  if (appended.size > 0) throw new Error(`${appended.size} of ${run.count} have no decision`);
  const sorted = ascending(latencies);
  return {
    askedRate: run.askedRate,
    rate: (latencies.length / Math.max(1, last - from)) * 1_000,
    count: latencies.length,
    p50: quantile(sorted, 0.5),
    p99: quantile(sorted, 0.99),
    max: quantile(sorted, 1),
  };
}

/** When each activity since then was appended, ms, by the subject of its decision. */
async function subjectTimes(services: BenchServices, from: Ends): Promise<Map<string, number>> {
  const to = await endsOf(services.admin, TOPICS.inbound);
  const times = new Map<string, number>();
  await readRecords(services.kafka, TOPICS.inbound, { from, to }, (message, partition) => {
    const headers: Record<string, string> = {};
    for (const [name, value] of Object.entries(message.headers ?? {})) headers[name] = String(value);
    const { subject } = prepare({
      partition,
      offset: BigInt(message.offset),
      key: message.key,
      value: message.value ?? Buffer.alloc(0),
      headers,
      timestamp: Number(message.timestamp),
    });
    times.set(subject, Number(message.timestamp));
  });
  if (times.size !== between(from, to)) throw new Error('two activities that were fed are the same');
  return times;
}
