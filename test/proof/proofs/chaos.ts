import { SECOND } from '../../../libs/kernel/clock.js';
import type { Deployment } from '../harness/deployment.js';
import { brokerRestart, databaseOutage, killWorkers, rebalances, zombie } from '../harness/disturb.js';
import { compareRuns } from '../harness/run.js';
import { proofTraffic, trafficStart } from '../harness/traffic.js';
import type { Proof, ProofContext, ProofReport } from '../proof.js';

/** Of messages that are sent while something is disturbed; keeps a proof's memory bounded. */
const LIMIT = 200_000;
const RATE = 150;

type Disturb = (deployment: Deployment, context: ProofContext) => Promise<string>;

async function chaos(context: ProofContext, workers: number, disturb: Disturb): Promise<ProofReport> {
  const { seed, note } = context;
  let happened = '';
  const { checks, sent } = await compareRuns(
    {
      workers,
      traffic: proofTraffic({ seed, start: trafficStart() }),
      rate: RATE,
      limit: LIMIT,
      durable: true,
      disturb: async (deployment) => {
        happened = await disturb(deployment, context);
      },
    },
    note,
  );
  return { facts: `${sent} messages, ${workers} workers; ${happened}`, checks };
}

export const KILLS: Proof = {
  name: 'kills',
  what: 'random workers are killed with kill -9 under load',
  run: (context) =>
    chaos(context, 2, async (deployment, { short, seed, note }) => {
      const times = short ? 3 : 20;
      await killWorkers(deployment, seed, times, note);
      return `${times} kills`;
    }),
};

export const OUTAGE: Proof = {
  name: 'outage',
  what: 'PostgreSQL crashes, stays away and recovers',
  run: (context) =>
    chaos(context, 2, async (deployment, { short }) => {
      const seconds = short ? 5 : 30;
      await databaseOutage(deployment, 'crash', seconds * SECOND);
      return `away for ${seconds} s after SIGQUIT`;
    }),
};

export const BROKER: Proof = {
  name: 'broker',
  what: 'the only broker is shut down and started, then killed with kill -9 and started',
  run: (context) =>
    chaos(context, 2, async (deployment) => {
      await brokerRestart(deployment, 'stop');
      await brokerRestart(deployment, 'kill');
      return 'one controlled restart, one after kill -9';
    }),
};

export const ZOMBIE: Proof = {
  name: 'zombie',
  what: 'a worker is suspended past its session, loses its partitions, and wakes',
  run: (context) =>
    chaos(context, 2, async (deployment, { short, note }) => {
      const times = short ? 1 : 3;
      for (let time = 0; time < times; time += 1) await zombie(deployment, note);
      return `${times} times SIGSTOP, each until all partitions had moved on`;
    }),
};

export const REBALANCES: Proof = {
  name: 'rebalances',
  what: 'workers join and leave in order while windows are counted',
  run: (context) =>
    chaos(context, 2, async (deployment, { short, note }) => {
      const times = short ? 2 : 10;
      await rebalances(deployment, times, note);
      return `${2 * times} changes of the group`;
    }),
};
