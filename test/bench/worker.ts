import { setTimeout as sleep } from 'node:timers/promises';
import { TOPICS } from '../../libs/contracts/topics.js';
import { Child } from './child.js';
import type { BenchServices } from './services.js';
import { readSteps, type StepTimes } from './step-times.js';

const START_LIMIT = 60_000;
const JOIN_LIMIT = 60_000;
const SCRAPE_LIMIT = 10_000;

/** What a finished worker says of itself. */
export interface WorkerUse {
  /** Largest resident memory, bytes; null where /proc has none. */
  readonly peakMemory: number | null;
  /** Processor time, seconds, its start included. */
  readonly cpuSeconds: number | null;
  readonly steps: StepTimes;
}

/** One ingress process, as it runs in production. */
export class Worker {
  private constructor(
    private readonly child: Child,
    private readonly url: string,
    private readonly token: string,
  ) {}

  static async start(services: BenchServices, nodeArgs: readonly string[]): Promise<Worker> {
    const child = new Child({
      script: '../../apps/server/main.js',
      nodeArgs,
      env: {
        TIDEGATE_ROLES: 'ingress',
        TIDEGATE_PORT: '0',
        TIDEGATE_LOG_LEVEL: 'warn',
        DATABASE_URL: services.databaseUrl,
        KAFKA_BROKERS: services.brokers,
      },
    });
    try {
      const url = await child.line(/listens on (\S+)/, START_LIMIT);
      return new Worker(child, url, services.token);
    } catch (error) {
      await child.stop();
      throw error;
    }
  }

  /** Resolves when it has taken its partitions: what is appended from now on it takes at once. */
  async joined(services: BenchServices): Promise<void> {
    const deadline = performance.now() + JOIN_LIMIT;
    for (;;) {
      this.child.assertAlive();
      const { groups } = await services.admin.describeGroups(['tidegate-ingress']);
      const members = groups[0]?.members.length ?? 0;
      if (groups[0]?.state === 'Stable' && members === 1) return;
      if (performance.now() > deadline) throw new Error(`the worker did not join ${TOPICS.inbound}`);
      await sleep(100);
    }
  }

  assertAlive(): void {
    this.child.assertAlive();
  }

  async use(): Promise<WorkerUse> {
    const [peakMemory, cpuSeconds, response] = await Promise.all([
      this.child.peakMemory(),
      this.child.cpuSeconds(),
      fetch(`${this.url}/metrics`, {
        headers: { authorization: `Bearer ${this.token}` },
        signal: AbortSignal.timeout(SCRAPE_LIMIT),
      }),
    ]);
    if (!response.ok) throw new Error(`the worker's metrics answered ${response.status}`);
    return { peakMemory, cpuSeconds, steps: readSteps(await response.text()) };
  }

  stop(): Promise<void> {
    return this.child.stop();
  }
}
