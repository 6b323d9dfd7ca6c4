import { TOPICS } from '../../libs/contracts/topics.js';
import { Child } from './child.js';
import { bar } from './progress.js';
import type { BenchServices } from './services.js';
import { rateOf } from './stats.js';
import { endsOf, readRecords, waitForRecords, type Ends } from './topics.js';
import { Worker, type WorkerUse } from './worker.js';

const START_LIMIT = 60_000;

/** What lies ready on the inbound topic for a pass. */
export interface Ready {
  readonly from: Ends;
  readonly count: number;
}

export interface Pass {
  /** Decisions a second, by the broker's own time stamps. */
  readonly rate: number;
}

export interface WorkerPass extends Pass {
  readonly use: WorkerUse;
}

/** (a): the bare pass over what is ready. */
export async function barePass(services: BenchServices, ready: Ready, name: string): Promise<Pass> {
  const groupId = `bench-bare-${name}`;
  const before = await endsOf(services.admin, TOPICS.decisions);
  await services.admin.setOffsets({
    groupId,
    topic: TOPICS.inbound,
    partitions: [...ready.from].map(([partition, offset]) => ({ partition, offset: String(offset) })),
  });
  const child = new Child({ script: './bare-pass.js', args: [services.brokers, groupId] });
  try {
    await child.line(/^running$/, START_LIMIT);
    await decisions(services, ready, before, `bare pass ${name}`, () => child.assertAlive());
  } finally {
    await child.stop();
  }
  return { rate: rateOf(await appendTimes(services, before)) };
}

/** (b): the whole ingress over what is ready. */
export async function workerPass(
  services: BenchServices,
  ready: Ready,
  name: string,
  nodeArgs: readonly string[],
): Promise<WorkerPass> {
  const before = await endsOf(services.admin, TOPICS.decisions);
  const worker = await Worker.start(services, nodeArgs);
  let use: WorkerUse;
  try {
    await decisions(services, ready, before, `ingress ${name}`, () => worker.assertAlive());
    use = await worker.use();
  } finally {
    await worker.stop();
  }
  const subjects = new Set<string>();
  const times = await appendTimes(services, before, (subject) => subjects.add(subject));
  if (subjects.size !== ready.count || times.length !== ready.count) {
    throw new Error(
      `${ready.count} activities gave ${times.length} decisions on ${subjects.size} subjects`,
    );
  }
  return { rate: rateOf(times), use };
}

async function decisions(
  services: BenchServices,
  ready: Ready,
  from: Ends,
  what: string,
  check: () => void,
): Promise<void> {
  const progress = bar(what, ready.count);
  try {
    await waitForRecords(services.admin, {
      topic: TOPICS.decisions,
      from,
      count: ready.count,
      seen: (count) => progress.set(count),
      check,
    });
  } finally {
    progress.stop();
  }
}

/** When each decision since then was appended, ms: every one that counts has been read. */
async function appendTimes(
  services: BenchServices,
  from: Ends,
  onSubject?: (subject: string) => void,
): Promise<readonly number[]> {
  const times: number[] = [];
  const to = await endsOf(services.admin, TOPICS.decisions);
  await readRecords(services.kafka, TOPICS.decisions, { from, to }, ({ timestamp, headers }) => {
    times.push(Number(timestamp));
    const subject = headers?.['subject'];
    if (subject !== undefined) onSubject?.(String(subject));
  });
  return times;
}
