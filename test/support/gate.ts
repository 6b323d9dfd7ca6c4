import type { Pool } from 'pg';
import type { Decision } from '../../libs/contracts/decision.js';
import { parsePolicy } from '../../libs/decide/policy-document.js';
import { ensurePolicy } from '../../libs/persistence/ensure-policy.js';
import { PgBatchStore } from '../../libs/persistence/hot/batch-store.js';
import { openHotPool } from '../../libs/persistence/hot/pool.js';
import type { IncomingMessage } from '../../libs/pipeline/ports.js';
import { Processor, type Processed } from '../../libs/pipeline/processor.js';
import { START } from '../../libs/pipeline/testing.js';
import { RULES } from '../../libs/rules/index.js';
import { openTestStore, type TestStore } from './store.js';

/** The pipeline under the default policy on a database of its own. */
export interface TestGate {
  readonly store: TestStore;
  readonly pool: Pool;
  readonly batches: PgBatchStore;
  readonly processor: Processor;
  /** Set by a test that needs time to pass. */
  readonly clock: { at: number };
  /** One in-line batch. */
  judge(...messages: readonly IncomingMessage[]): Promise<Processed>;
  /** Its decisions, without those messages that got none. */
  decide(...messages: readonly IncomingMessage[]): Promise<Decision[]>;
  close(): Promise<void>;
}

/** `edit` changes the default policy's YAML. */
export async function openTestGate(edit = (yaml: string): string => yaml): Promise<TestGate> {
  const store = await openTestStore();
  await ensurePolicy(store.dataSource, 'test');
  const pool = openHotPool({ url: store.url, size: 4, applicationName: 'test' });
  const batches = new PgBatchStore(pool);
  const clock = { at: START };
  const processor = new Processor({
    store: batches,
    clock: { now: () => clock.at },
    localHosts: ['here.example'],
    compile(yaml) {
      const policy = parsePolicy(edit(yaml), RULES);
      if (!policy.ok) throw new Error(JSON.stringify(policy.error));
      return policy.value;
    },
    report: {
      batch: () => undefined,
      ruleFailed(symbol, error) {
        throw new Error(`${symbol} threw`, { cause: error });
      },
    },
  });
  const judge: TestGate['judge'] = async (...messages) => {
    const result = await processor.process('inline', messages, []);
    if (!result.ok) throw new Error('lost without moves');
    return result.value;
  };
  return {
    store,
    pool,
    batches,
    processor,
    clock,
    judge,
    async decide(...messages) {
      const { outcomes } = await judge(...messages);
      return outcomes.flatMap((outcome) =>
        outcome && 'decision' in outcome ? [outcome.decision] : [],
      );
    },
    async close() {
      await pool.end();
      await store.close();
    },
  };
}
