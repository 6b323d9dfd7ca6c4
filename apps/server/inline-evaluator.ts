import type { Decision } from '../../libs/contracts/decision.js';
import type { Rejection } from '../../libs/contracts/dead-letter.js';
import { err, ok, type Result } from '../../libs/kernel/result.js';
import type { LogProducer } from '../../libs/messaging/port.js';
import { INLINE_PART } from '../../libs/persistence/hot/columns.js';
import { isTransient } from '../../libs/persistence/hot/transient.js';
import type { BatchStore } from '../../libs/pipeline/ports.js';
import type { Processor } from '../../libs/pipeline/processor.js';
import { UngovernedError } from '../../libs/pipeline/ungoverned-error.js';
import { ProblemError } from '../../libs/platform/problem.js';
import type { InlineEvaluator } from './api/ports.js';

/** Topic under which in-line batches are journalled; it has no partitions and no cursor. */
export const INLINE_TOPIC = 'inline';
/** In-line activities waiting for their batch at most; beyond it callers are told to come back. */
const MAX_WAITING = 1_000;
const MAX_BATCH = 200;

type Answer = Result<Decision, { readonly rejection: Rejection }>;

interface Waiting {
  readonly body: Buffer;
  readonly headers: Readonly<Record<string, string>>;
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * The in-line API's way through the same pipeline. Requests that come while one batch is being
 * recorded form the next; a single batch is under way at a time, since this process's window
 * buckets have one writer. The outbox publisher emits what is recorded.
 */
export class BatchingEvaluator implements InlineEvaluator {
  private waiting: Waiting[] = [];
  private running: Promise<void> | null = null;

  constructor(
    private readonly processor: Pick<Processor, 'process'>,
    /** Source partition of this process's window buckets; negative, unlike a log's. */
    private readonly part: number,
  ) {}

  evaluate(body: Buffer, headers: Readonly<Record<string, string>>): Promise<Answer> {
    if (this.waiting.length >= MAX_WAITING) {
      return Promise.reject(comeBack('too many activities are waiting to be judged'));
    }
    return new Promise<Answer>((resolve, reject) => {
      this.waiting.push({ body, headers, resolve, reject });
      this.running ??= this.run().finally(() => (this.running = null));
    });
  }

  async drain(): Promise<void> {
    await this.running;
  }

  private async run(): Promise<void> {
    while (this.waiting.length > 0) {
      const batch = this.waiting.slice(0, MAX_BATCH);
      this.waiting = this.waiting.slice(MAX_BATCH);
      await this.answer(batch);
    }
  }

  /** Halves a batch that can't be processed, down to the body at fault: the others get their answer. */
  private async answer(batch: readonly Waiting[]): Promise<void> {
    try {
      await this.judge(batch);
    } catch (error) {
      const passing = isTransient(error) || error instanceof UngovernedError;
      if (passing || batch.length === 1) {
        for (const each of batch) each.reject(passing ? comeBack('nothing can be judged now') : error);
        return;
      }
      const middle = batch.length >> 1;
      await this.answer(batch.slice(0, middle));
      await this.answer(batch.slice(middle));
    }
  }

  private async judge(batch: readonly Waiting[]): Promise<void> {
    const timestamp = Date.now();
    const messages = batch.map(({ body, headers }) => ({
      partition: this.part,
      offset: -1n,
      key: null,
      value: body,
      headers,
      timestamp,
    }));
    const result = await this.processor.process(INLINE_TOPIC, messages, []);
    if (!result.ok) throw new Error('an in-line batch has no cursor to lose');
    const { outcomes } = result.value;
    batch.forEach((each, index) => {
      const outcome = outcomes[index];
      if (!outcome) each.reject(new Error('an activity that is only learnt from has no decision'));
      else if ('decision' in outcome) each.resolve(ok(outcome.decision));
      else each.resolve(err({ rejection: outcome.rejection }));
    });
  }
}

function comeBack(why: string): ProblemError {
  return new ProblemError('unavailable', why, { headers: { 'retry-after': '1' } });
}

/** Emits what in-line batches have recorded; answers how many records. For the outbox publisher. */
export async function drainInline(store: BatchStore, producer: LogProducer): Promise<number> {
  const batches = await store.unemitted(INLINE_TOPIC, [INLINE_PART]);
  // All at once by topic: each send of a transactional producer takes a third of a second.
  const records = batches.flatMap((batch) => batch.records);
  for (const topic of new Set(records.map((record) => record.topic))) {
    await producer.send(
      topic,
      records.filter((record) => record.topic === topic),
    );
  }
  await store.markEmitted(batches.map((batch) => batch.id));
  return records.length;
}
