import { setTimeout as sleep } from 'node:timers/promises';
import { TOPICS } from '../../../libs/contracts/topics.js';
import type { TrafficItem } from '../../traffic/types.js';
import { type Check, compare } from './compare.js';
import { Deployment } from './deployment.js';
import { collectOutcome, type Outcome } from './outcome.js';
import { type Pace, produce } from './producer.js';
import { endsOf } from './topic-reader.js';

const LOOK_EVERY = 200;
const DONE_LIMIT = 300_000;

export interface RoughRun {
  readonly workers: number;
  readonly traffic: Iterable<TrafficItem>;
  /** Messages a second while it is disturbed. */
  readonly rate: number;
  readonly limit: number;
  readonly durable: boolean;
  /** What happens to it meanwhile; the load ends with it. Leaves at least one worker running. */
  readonly disturb: (deployment: Deployment) => Promise<void>;
}

export interface RunResult {
  readonly sent: readonly TrafficItem[];
  readonly outcome: Outcome;
}

/** A disturbed run under load, then an undisturbed one of the same messages, compared. */
export async function compareRuns(
  run: RoughRun,
  note: (line: string) => void,
): Promise<{ readonly checks: readonly Check[]; readonly sent: number }> {
  const rough = await roughRun(run, note);
  note(`${rough.sent.length} messages sent; the same once more, undisturbed`);
  const calm = await calmRun(rough.sent);
  return { checks: compare(rough.sent, calm, rough.outcome), sent: rough.sent.length };
}

export async function roughRun(run: RoughRun, note: (line: string) => void): Promise<RunResult> {
  return withDeployment(run.durable, async (deployment) => {
    await Promise.all(Array.from({ length: run.workers }, () => deployment.startWorker()));
    const end = new AbortController();
    const pace: Pace = { rate: run.rate, limit: run.limit, until: end.signal };
    const [sent] = await Promise.all([
      produce(deployment.kafka, run.traffic, pace),
      run.disturb(deployment).finally(() => end.abort()),
    ]);
    note('waiting until everything is dealt with');
    await everythingDone(deployment);
    await deployment.stopProcesses();
    return { sent, outcome: await collectOutcome(deployment) };
  });
}

/** One worker, nothing in its way, as fast as it goes. */
export async function calmRun(messages: readonly TrafficItem[]): Promise<Outcome> {
  return withDeployment(false, async (deployment) => {
    await deployment.startWorker();
    await produce(deployment.kafka, messages, { limit: messages.length });
    await everythingDone(deployment);
    await deployment.stopProcesses();
    return collectOutcome(deployment);
  });
}

/** Opens a deployment and closes it whatever happens; a failure tells what the processes logged. */
export async function withDeployment<T>(
  durable: boolean,
  work: (deployment: Deployment) => Promise<T>,
): Promise<T> {
  const deployment = await Deployment.open({ durable });
  try {
    return await work(deployment);
  } catch (error) {
    const logs = await deployment.logs();
    throw new Error(`${error instanceof Error ? error.message : String(error)}\n${logs}`, {
      cause: error,
    });
  } finally {
    await deployment.close();
  }
}

/** Messages dealt with so far, by partition. */
export async function cursors({ pool }: Deployment): Promise<ReadonlyMap<number, bigint>> {
  const { rows } = await pool.query<{ part: number; next_offset: string }>(
    'SELECT part, next_offset FROM partition_cursor WHERE topic = $1',
    [TOPICS.inbound],
  );
  return new Map(rows.map(({ part, next_offset }) => [part, BigInt(next_offset)]));
}

export async function progress(deployment: Deployment): Promise<bigint> {
  let sum = 0n;
  for (const offset of (await cursors(deployment)).values()) sum += offset;
  return sum;
}

/** Waits until `count` more messages have been dealt with than at the call. */
export async function advance(deployment: Deployment, count: bigint, limit = 120_000): Promise<void> {
  const from = await progress(deployment);
  await eventually(
    `${count} messages more`,
    limit,
    async () => (await progress(deployment)) >= from + count,
  );
}

/** Waits until every message has been recorded, emitted and marked so. */
export async function everythingDone(deployment: Deployment, limit = DONE_LIMIT): Promise<void> {
  const ends = await endsOf(deployment.kafka, TOPICS.inbound);
  await eventually('everything dealt with', limit, async () => {
    const done = await cursors(deployment);
    for (const [partition, end] of ends) if ((done.get(partition) ?? 0n) < end) return false;
    const { rows } = await deployment.pool.query<{ left: number }>(
      'SELECT count(*)::int AS left FROM journal WHERE NOT emitted',
    );
    return rows[0]?.left === 0;
  });
}

/** Looks again and again; a service that is away for the moment counts as "not yet". */
export async function eventually(
  what: string,
  limit: number,
  holds: () => Promise<boolean>,
): Promise<void> {
  const deadline = performance.now() + limit;
  let last: unknown = null;
  while (performance.now() < deadline) {
    try {
      if (await holds()) return;
      last = null;
    } catch (error) {
      last = error;
    }
    await sleep(LOOK_EVERY);
  }
  throw new Error(`not within ${limit / 1_000} s: ${what}`, { cause: last });
}
