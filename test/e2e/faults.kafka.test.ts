import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SECOND } from '../../libs/kernel/clock.js';
import { type Check, compare } from '../proof/harness/compare.js';
import { Deployment } from '../proof/harness/deployment.js';
import { brokerRestart, databaseOutage, killWorkers, zombie } from '../proof/harness/disturb.js';
import { collectOutcome } from '../proof/harness/outcome.js';
import { produce } from '../proof/harness/producer.js';
import { calmRun, everythingDone } from '../proof/harness/run.js';
import { proofTraffic, trafficStart } from '../proof/harness/traffic.js';
import type { TrafficItem } from '../traffic/types.js';

const SEED = 3;
const RATE = 80;
const LIMIT = 50_000;
const PATIENCE = 150_000;

/** The proofs' faults in short, one after the other on one deployment under load; see test/proof. */
describe('two workers under load', () => {
  const end = new AbortController();
  let deployment: Deployment;
  let load: Promise<readonly TrafficItem[]>;

  beforeAll(async () => {
    deployment = await Deployment.open({ durable: false });
    await Promise.all([deployment.startWorker(), deployment.startWorker()]);
    const traffic = proofTraffic({ seed: SEED, start: trafficStart() });
    load = produce(deployment.kafka, traffic, { rate: RATE, limit: LIMIT, until: end.signal });
  });
  afterAll(async () => {
    end.abort();
    await load.catch(() => undefined);
    await deployment.close();
  });

  it('go on when workers are killed', () => killWorkers(deployment, SEED, 3, quiet), PATIENCE);

  it(
    'go on when the database comes back',
    () => databaseOutage(deployment, 'clean', 5 * SECOND),
    PATIENCE,
  );

  it('go on when the broker comes back', () => brokerRestart(deployment, 'kill'), PATIENCE);

  it('go on when a suspended worker wakes as a zombie', () => zombie(deployment, quiet), PATIENCE);

  it(
    'have then decided, counted and emitted what an undisturbed worker does',
    async () => {
      end.abort();
      const sent = await load;
      await everythingDone(deployment);
      await deployment.stopProcesses();
      const rough = await collectOutcome(deployment);
      const calm = await calmRun(sent);
      const failed = compare(sent, calm, rough).filter(({ ok }: Check) => !ok);
      expect(failed).toEqual([]);
    },
    PATIENCE,
  );
});

function quiet(): void {
  // The proofs tell what they do; a test doesn't.
}
