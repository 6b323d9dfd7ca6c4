import { setTimeout as sleep } from 'node:timers/promises';
import { SECOND } from '../../../libs/kernel/clock.js';
import { Random } from '../../traffic/random.js';
import type { Deployment } from './deployment.js';
import { advance, cursors, eventually, progress } from './run.js';

const CHAOS_STREAM = 0x6b;
/** A worker's session with the group ends after 15 s of silence; taking over follows. */
const TAKE_OVER_LIMIT = 90 * SECOND;

/**
 * Kills a random worker at a random moment while messages are dealt with, and starts another in its
 * place. Waits for progress in between: a group that only ever regroups has nothing to lose.
 */
export async function killWorkers(
  deployment: Deployment,
  seed: number,
  times: number,
  note: (line: string) => void,
): Promise<void> {
  const random = new Random(seed, CHAOS_STREAM);
  for (let kill = 1; kill <= times; kill += 1) {
    await advance(deployment, 1n, TAKE_OVER_LIMIT);
    await sleep(random.below(1_500));
    const victim = random.pick(deployment.workers);
    await victim.kill();
    note(`kill ${kill} of ${times}: ${victim.name} after ${await progress(deployment)} messages`);
    await deployment.startWorker();
  }
  await advance(deployment, 1n, TAKE_OVER_LIMIT);
}

/** Takes the database away for `outage` ms while messages keep coming. */
export async function databaseOutage(
  deployment: Deployment,
  how: 'clean' | 'crash',
  outage: number,
): Promise<void> {
  await advance(deployment, 200n);
  await deployment.stopDatabase(how);
  await sleep(outage);
  await deployment.startDatabase();
  await advance(deployment, 200n);
}

export async function brokerRestart(deployment: Deployment, how: 'stop' | 'kill'): Promise<void> {
  await advance(deployment, 200n);
  if (how === 'stop') await deployment.broker.stop();
  else await deployment.broker.kill();
  await deployment.broker.start();
  await advance(deployment, 200n);
}

/**
 * Suspends a worker in the middle of its work until another has taken its partitions and moved their
 * cursors, then wakes it: it goes on where it was, with what it had fetched and not yet recorded.
 */
export async function zombie(deployment: Deployment, note: (line: string) => void): Promise<void> {
  await advance(deployment, 200n);
  const sleeper = deployment.workers[0];
  if (!sleeper) throw new Error('no worker to suspend');
  sleeper.suspend();
  const before = await cursors(deployment);
  await eventually(
    'every partition moved on without the suspended worker',
    TAKE_OVER_LIMIT,
    async () => {
      const now = await cursors(deployment);
      return [...before].every(([partition, offset]) => (now.get(partition) ?? 0n) > offset);
    },
  );
  note(`${sleeper.name} wakes after its partitions were taken over`);
  sleeper.resume();
  await advance(deployment, 500n);
}

/** Workers join and leave in order, again and again: every change regroups the partitions. */
export async function rebalances(
  deployment: Deployment,
  times: number,
  note: (line: string) => void,
): Promise<void> {
  for (let change = 1; change <= times; change += 1) {
    const joined = await deployment.startWorker();
    await advance(deployment, 200n);
    const leaver = deployment.workers[0];
    await leaver?.stop();
    note(`rebalances ${2 * change - 1} and ${2 * change}: ${joined.name} joined, ${leaver?.name} left`);
    await advance(deployment, 200n);
  }
}
