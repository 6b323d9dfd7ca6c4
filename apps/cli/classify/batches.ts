import type {
  Classification,
  Classifier,
  ClassifyInput,
  ClassifyOptions,
} from '../../../libs/classifier/model/types.js';

const BATCH = 256;

/** UTF-16 units of a batch's texts, about: long ones make it smaller, so that memory stays bounded. */
const BATCH_TEXT = 4 * 1024 * 1024;

export interface Classified<T> {
  readonly item: T;
  readonly result: Classification;
}

/** Classifies items in batches, in their order. */
export async function* classifyBatches<T extends ClassifyInput>(
  classifier: Classifier,
  lots: AsyncIterable<readonly T[]>,
  options: ClassifyOptions,
): AsyncGenerator<Classified<T>[], void, undefined> {
  let batch: T[] = [];
  let length = 0;
  for await (const lot of lots) {
    for (const item of lot) {
      batch.push(item);
      length += item.text.length;
      if (batch.length < BATCH && length < BATCH_TEXT) continue;
      yield await classifyBatch(classifier, batch, options);
      batch = [];
      length = 0;
    }
  }
  if (batch.length > 0) yield await classifyBatch(classifier, batch, options);
}

async function classifyBatch<T extends ClassifyInput>(
  classifier: Classifier,
  items: readonly T[],
  options: ClassifyOptions,
): Promise<Classified<T>[]> {
  const results = await classifier.classify(items, options);
  return items.map((item, at) => {
    const result = results[at];
    if (result === undefined) throw new Error('the classifier answered fewer texts than it was given');
    return { item, result };
  });
}
