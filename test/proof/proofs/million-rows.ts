import { setTimeout as sleep } from 'node:timers/promises';
import { take } from '../../traffic/traffic.js';
import type { Deployment } from '../harness/deployment.js';
import { preload } from '../harness/preload.js';
import { produce } from '../harness/producer.js';
import { everythingDone, progress, withDeployment } from '../harness/run.js';
import { proofTraffic, trafficStart } from '../harness/traffic.js';
import { check, type Proof } from '../proof.js';

const LOOK_EVERY = 50;
const MIN_RATIO = 0.5;

export const MILLION_ROWS: Proof = {
  name: 'million-rows',
  what: 'the ingress rate with a million decisions and 200,000 actors in the database, and without',
  async run({ seed, short, note }) {
    const messages = take(proofTraffic({ seed, start: trafficStart() }), short ? 5_000 : 40_000);
    const rows = short ? 20_000 : 1_000_000;
    const rate = (filled: boolean): Promise<number> =>
      withDeployment(true, async (deployment) => {
        if (filled) await preload(deployment, rows, rows / 5);
        await produce(deployment.kafka, messages, { limit: messages.length });
        return measure(deployment, messages.length);
      });
    const empty = await rate(false);
    note(`${Math.round(empty)}/s on an empty database`);
    const full = await rate(true);
    note(`${Math.round(full)}/s on ${rows} decisions`);
    const ratio = full / empty;
    return {
      facts: `${messages.length} messages: ${Math.round(empty)}/s empty, ${Math.round(full)}/s with ${rows} decisions`,
      checks: [check('at least half as fast', ratio >= MIN_RATIO, ratio.toFixed(2))],
    };
  },
};

/** Messages a second of one worker, from a tenth of the backlog to its end: starting up doesn't count. */
async function measure(deployment: Deployment, count: number): Promise<number> {
  await deployment.startWorker();
  const tenth = BigInt(Math.floor(count / 10));
  let from = await progress(deployment);
  while (from < tenth) {
    await sleep(LOOK_EVERY);
    from = await progress(deployment);
  }
  const began = performance.now();
  await everythingDone(deployment);
  return ((count - Number(from)) * 1_000) / (performance.now() - began);
}
