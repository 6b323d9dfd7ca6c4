import { setTimeout as sleep } from 'node:timers/promises';
import { SECOND } from '../../../libs/kernel/clock.js';
import { take } from '../../traffic/traffic.js';
import type { Deployment } from '../harness/deployment.js';
import { collectOutcome } from '../harness/outcome.js';
import { produce } from '../harness/producer.js';
import { everythingDone, withDeployment } from '../harness/run.js';
import type { ServerProcess } from '../harness/server-process.js';
import { proofTraffic, trafficStart } from '../harness/traffic.js';
import { mutatedDocuments } from '../mutate.js';
import { check, type Proof } from '../proof.js';

const MIB = 1024 * 1024;
/** From the third quarter of the run to its end, memory may still breathe by this much. */
const MAX_GROWTH = 64 * MIB;
/** A worker's code and pools take 150 to 200 MiB, its queue 48 MiB of messages at most, twice while they are copied. */
const MAX_RESIDENT = 512 * MIB;
const SAMPLE_EVERY = 500;

export const MEMORY: Proof = {
  name: 'memory',
  what: 'mutated documents, then a backlog behind a database that is away',
  run: ({ seed, short, note }) =>
    withDeployment(false, async (deployment) => {
      const worker = await deployment.startWorker();
      const documents = mutatedDocuments(seed, trafficStart());
      const count = short ? 1_000 : 10_000;
      const levels: number[] = [];
      for (let quarter = 1; quarter <= 4; quarter += 1) {
        await produce(deployment.kafka, take(documents, count / 4), { limit: count });
        await everythingDone(deployment);
        levels.push((await worker.memory()) ?? 0);
        note(`${(quarter * count) / 4} documents: ${mib(levels.at(-1))}`);
      }
      const [judged = 0, refused = 0] = await Promise.all(
        ['tidegate_activities_total', 'tidegate_rejections_total'].map((name) =>
          worker.metric(name, deployment.token),
        ),
      );
      const outage = await peakInOutage(deployment, worker, seed, short ? 5 : 30, note);
      await deployment.stopProcesses();
      const { deadLetters } = await collectOutcome(deployment);
      const failed = [...deadLetters.values()].filter((code) => code === 'processing_failed').length;
      const growth = (levels[3] ?? 0) - (levels[1] ?? 0);
      const steps = levels.map(mib).join(', ');
      return {
        facts: `${count} mutated documents, ${judged} judged and ${refused} refused; by quarters ${steps}; then ${outage.sent} messages while the database was away, at most ${mib(outage.peak)}`,
        checks: [
          check('no document that could not be processed', failed === 0, `${failed}`),
          check(
            'the worker never ended',
            outage.alive,
            outage.alive ? 'same process throughout' : 'it ended',
          ),
          check('memory flat', growth < MAX_GROWTH, `${mib(growth)} from the half to the end`),
          check('memory bounded in the outage', outage.peak < MAX_RESIDENT, mib(outage.peak)),
        ],
      };
    }),
};

/** Far more than the worker may queue is waiting while it can record nothing. */
async function peakInOutage(
  deployment: Deployment,
  worker: ServerProcess,
  seed: number,
  seconds: number,
  note: (line: string) => void,
): Promise<{ readonly peak: number; readonly alive: boolean; readonly sent: number }> {
  await deployment.stopDatabase('clean');
  const backlog = proofTraffic({ seed: seed + 1, start: trafficStart() });
  const count = seconds * 2_000;
  const filling = produce(deployment.kafka, backlog, { limit: count });
  const peak = new Peak(worker);
  await sleep(seconds * SECOND);
  const sent = await filling;
  await deployment.startDatabase();
  note(`${sent.length} messages wait; the database is back`);
  try {
    await everythingDone(deployment);
  } finally {
    peak.stop();
  }
  return { peak: peak.bytes, alive: worker.alive, sent: sent.length };
}

/** Largest resident memory of a process while it is watched. */
class Peak {
  bytes = 0;
  readonly #timer: NodeJS.Timeout;

  constructor(worker: ServerProcess) {
    this.#timer = setInterval(() => {
      void worker.memory().then((bytes) => (this.bytes = Math.max(this.bytes, bytes ?? 0)));
    }, SAMPLE_EVERY);
  }

  stop(): void {
    clearInterval(this.#timer);
  }
}

function mib(bytes: number | undefined): string {
  return `${Math.round((bytes ?? 0) / MIB)} MiB`;
}
