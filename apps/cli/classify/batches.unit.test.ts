import { describe, expect, it } from 'vitest';
import type {
  Classification,
  Classifier,
  ClassifyOptions,
} from '../../../libs/classifier/model/types.js';
import { byLabel } from '../../../libs/contracts/labels.js';
import { classifyBatches } from './batches.js';

/** Scores a text by its length, so that an answer shows whose it is. */
class LengthClassifier implements Classifier {
  readonly version = 'length';
  readonly thresholds = byLabel(() => null);
  readonly calls: number[] = [];
  options: ClassifyOptions | undefined;

  classify(
    inputs: Parameters<Classifier['classify']>[0],
    options?: ClassifyOptions,
  ): Promise<readonly Classification[]> {
    this.calls.push(inputs.length);
    this.options = options;
    return Promise.resolve(
      inputs.map(({ text }) => ({
        scores: { ...this.thresholds, spam: 1 / (1 + text.length) },
        lang: 'und',
        langConfidence: 0,
        pass: 1,
      })),
    );
  }
}

async function* lots(
  sizes: readonly number[],
  length: (at: number) => number,
): AsyncGenerator<{ text: string }[]> {
  let at = 0;
  for (const size of sizes) {
    yield await Promise.resolve(
      Array.from({ length: size }, () => ({ text: 'x'.repeat(length(at++)) })),
    );
  }
}

describe('classifyBatches', () => {
  it('gives each item its own result, in order, in batches of 256 across lots', async () => {
    const classifier = new LengthClassifier();
    const lengths: number[] = [];
    for await (const batch of classifyBatches(
      classifier,
      lots([100, 0, 500, 7], (at) => at),
      { explain: true },
    )) {
      for (const { item, result } of batch) {
        expect(result.scores.spam).toBe(1 / (1 + item.text.length));
        lengths.push(item.text.length);
      }
    }
    expect(lengths).toEqual(Array.from({ length: 607 }, (_, at) => at));
    expect(classifier.calls).toEqual([256, 256, 95]);
    expect(classifier.options).toEqual({ explain: true });
  });

  it('makes batches of long texts smaller', async () => {
    const classifier = new LengthClassifier();
    let items = 0;
    for await (const batch of classifyBatches(
      classifier,
      lots([20], () => 1024 * 1024),
      {},
    ))
      items += batch.length;
    expect(items).toBe(20);
    expect(classifier.calls).toEqual([4, 4, 4, 4, 4]);
  });

  it('never asks with nothing', async () => {
    const classifier = new LengthClassifier();
    for await (const batch of classifyBatches(
      classifier,
      lots([0], () => 1),
      {},
    ))
      expect(batch).toEqual([]);
    expect(classifier.calls).toEqual([]);
  });
});
