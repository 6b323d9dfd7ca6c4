import type { KnownFeatures } from '../../features/known.js';
import { labelWeight, languageWeights, type WeighedRow } from '../corpus.js';
import { merged } from './ensemble.js';
import { examplesOf, knownFeatures, withKnown } from './examples.js';
import { fit, type FitOptions } from './fit.js';
import type { Network } from './network.js';

/** Rows a feature must stand in to be learnt from. */
const KNOWN_FROM = 6;

const WIDE: Omit<FitOptions, 'seed'> = {
  bucketBits: 19,
  width: 0,
  hidden: 0,
  epochs: 4,
  linearRate: 0.3,
  embeddingRate: 0,
  denseRate: 0,
  featureDropout: 0,
  hiddenDropout: 0,
  sourceWeight: 0,
};

const DEEP: Omit<FitOptions, 'seed'> = {
  bucketBits: 19,
  width: 24,
  hidden: 96,
  epochs: 2,
  linearRate: 0.3,
  embeddingRate: 0.07,
  denseRate: 0.03,
  featureDropout: 0.2,
  hiddenDropout: 0,
  sourceWeight: 0.3,
};

export interface TrainedFirstPass {
  readonly network: Network;
  readonly known: KnownFeatures;
}

/** Trains the members one after another: a linear one and two wide-and-deep ones. */
export function trainFirstPass(
  rows: readonly WeighedRow[],
  seed: number,
  onProgress: (member: string, done: number, total: number) => void,
): TrainedFirstPass {
  const byLanguage = languageWeights(rows);
  const all = examplesOf(
    rows,
    (weighed, label) => labelWeight(weighed, label) * byLanguage(weighed.row.lang),
  );
  const known = knownFeatures(all, KNOWN_FROM);
  const examples = withKnown(all, known);
  const members = [
    { name: 'linear', options: { ...WIDE, seed } },
    { name: 'deep 1', options: { ...DEEP, seed: seed + 1 } },
    { name: 'deep 2', options: { ...DEEP, seed: seed + 2 } },
  ].map(({ name, options }) =>
    fit(examples, { ...options, onProgress: (done, total) => onProgress(name, done, total) }),
  );
  return { network: merged(members), known };
}
