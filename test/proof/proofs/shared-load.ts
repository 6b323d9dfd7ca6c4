import { isDeepStrictEqual } from 'node:util';
import { compare } from '../harness/compare.js';
import { collectOutcome } from '../harness/outcome.js';
import { produce } from '../harness/producer.js';
import { advance, calmRun, everythingDone, withDeployment } from '../harness/run.js';
import { proofTraffic, trafficStart } from '../harness/traffic.js';
import { take } from '../../traffic/traffic.js';
import { check, type Proof } from '../proof.js';

const MIN_SHARE = 0.2;

/** Two workers of one group, and one worker alone, on the same messages. */
export const SHARED_LOAD: Proof = {
  name: 'shared-load',
  what: 'two workers share the load and decide as one worker alone does',
  async run({ seed, short, note }) {
    const messages = take(proofTraffic({ seed, start: trafficStart() }), short ? 5_000 : 30_000);
    const shared = await withDeployment(false, async (deployment) => {
      const workers = await Promise.all([deployment.startWorker(), deployment.startWorker()]);
      // Both have to be in the group before there is work, else the first takes it all.
      await produce(deployment.kafka, messages.slice(0, 500), { limit: 500 });
      await advance(deployment, 0n);
      await everythingDone(deployment);
      await produce(deployment.kafka, messages.slice(500), { limit: messages.length });
      await everythingDone(deployment);
      const judged = await Promise.all(
        workers.map(async (worker) => {
          const activities = await worker.metric('tidegate_activities_total', deployment.token);
          return activities + (await worker.metric('tidegate_rejections_total', deployment.token));
        }),
      );
      await deployment.stopProcesses();
      return { judged, outcome: await collectOutcome(deployment) };
    });
    note(`judged: ${shared.judged.join(' and ')}; the same with one worker`);
    const alone = await calmRun(messages);
    const total = shared.judged.reduce((sum, each) => sum + each, 0);
    const shares = shared.judged.map((each) => each / total);
    const percentages = shares.map((share) => `${Math.round(share * 100)} %`).join(' and ');
    return {
      facts: `${messages.length} messages, shared ${percentages}`,
      checks: [
        check(
          'both have a share',
          shares.every((share) => share > MIN_SHARE),
          percentages,
        ),
        check(
          'each message judged once',
          isDeepStrictEqual(total, messages.length),
          `${total} judgements`,
        ),
        ...compare(messages, alone, shared.outcome),
      ],
    };
  },
};
