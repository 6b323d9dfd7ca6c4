import { describe, expect, it } from 'vitest';
import { errorMessage } from '../../libs/kernel/error-code.js';
import { ok } from '../../libs/kernel/result.js';
import type { Processor } from '../../libs/pipeline/processor.js';
import { refuse } from '../../libs/pipeline/prepare.js';
import { BatchingEvaluator } from './inline-evaluator.js';

const REJECTION = { code: 'invalid_json', pointer: '', message: 'not valid JSON' } as const;

/** Refuses every body, one batch at a time; throws where a batch holds one that `breaks` names. */
function gateThat(breaks: (body: string) => Error | null): {
  processor: Pick<Processor, 'process'>;
  batches: number[];
} {
  const batches: number[] = [];
  return {
    batches,
    processor: {
      async process(_topic, messages) {
        await Promise.resolve();
        batches.push(messages.length);
        for (const { value } of messages) {
          const failure = breaks(value.toString());
          if (failure) throw failure;
        }
        const outcomes = messages.map((message) => refuse(message, REJECTION));
        return ok({ journalId: null, emit: [], outcomes });
      },
    },
  };
}

async function judge(
  processor: Pick<Processor, 'process'>,
  bodies: readonly string[],
): Promise<string[]> {
  const evaluator = new BatchingEvaluator(processor, -1);
  const answers = await Promise.allSettled(
    bodies.map((body) => evaluator.evaluate(Buffer.from(body), {})),
  );
  return answers.map((answer) =>
    answer.status === 'fulfilled' ? 'answered' : errorMessage(answer.reason),
  );
}

describe('BatchingEvaluator', () => {
  it('lets one body that can not be processed fail alone', async () => {
    const { processor } = gateThat((body) => (body === 'poison' ? new TypeError('a bug') : null));
    const bodies = ['first', 'a', 'b', 'poison', 'c', 'd'];
    expect(await judge(processor, bodies)).toEqual([
      'answered',
      'answered',
      'answered',
      'a bug',
      'answered',
      'answered',
    ]);
  });

  it('tells callers to come back when the database is away, without trying them one by one', async () => {
    const away = Object.assign(new Error('gone'), { code: '57P01' });
    const { processor, batches } = gateThat(() => away);
    const evaluator = new BatchingEvaluator(processor, -1);
    const answers = ['a', 'b', 'c'].map((body) => evaluator.evaluate(Buffer.from(body), {}));
    const settled = await Promise.allSettled(answers);
    for (const answer of settled) {
      expect(answer).toMatchObject({
        status: 'rejected',
        reason: { problem: { status: 503 }, headers: { 'retry-after': '1' } },
      });
    }
    expect(batches).toEqual([1, 2]);
  });
});
