import { sha256Hex } from '../../kernel/hash.js';
import { SYNTHETIC_SOURCES } from '../evaluation/labelled-row.js';
import { halfOf } from '../evaluation/split.js';
import { byModelLabel, type ModelLabel } from '../model/labels.js';
import type { Runtime } from '../tfjs/runtime.js';
import { labelWeight, trainingRows } from './corpus.js';
import { finishModel, type TrainedModel } from './finish-model.js';
import { examplesOf, withKnown, type Examples } from './first-pass/examples.js';
import { quantise } from './first-pass/quantise.js';
import { roundingCost } from './first-pass/rounding.js';
import { trainFirstPass } from './first-pass/train.js';
import { isHeldOut } from './hold-out.js';
import type { Row } from './row.js';
import type { BaseModel } from './second-pass/base-model.js';
import { trainSecondPass } from './second-pass/train.js';

/** A label counts as trained in a language with so many annotated positives. */
const MIN_POSITIVES = 200;

export interface TrainingInput {
  readonly version: string;
  readonly seed: number;
  /** Annotated rows; those of moderators' outcomes among them. */
  readonly train: readonly Row[];
  /** Split by {@link halfOf}: one half tunes, with rows held out of `train`; the other is reported. */
  readonly dev: readonly Row[];
  /** Of the second pass; null: a model with the first alone. */
  readonly base: BaseModel | null;
  readonly runtime: Runtime;
  readonly onProgress: (step: string, done: number, total: number) => void;
}

/** From rows to a model: the same rows and seed give the same first pass, byte for byte. */
export async function trainModel(input: TrainingInput): Promise<TrainedModel> {
  const { train, dev, seed, base, runtime, onProgress } = input;
  const learnt = trainingRows(
    train.filter((row) => !isHeldOut(row)),
    seed,
  );
  const { network, known } = trainFirstPass(learnt, seed, onProgress);
  const second =
    base &&
    trainSecondPass(learnt, base, runtime, seed, (done, total) =>
      onProgress('second pass', done, total),
    );
  const first = quantise(network, known);
  const tune = dev.filter(({ text }) => halfOf(text) === 'tune');
  return finishModel({
    version: input.version,
    trained: {
      rows: train.length,
      digest: sha256Hex(train.map(({ id }) => `${id}\n`).join('')),
      seed,
      licences: [...new Set(train.map(({ licence }) => licence ?? 'unstated'))].toSorted(),
      shareAlike: train.some(({ licence }) => isShareAlike(licence)),
    },
    languages: trainedLanguages(train),
    weights: { first, second },
    rounding: roundingCost(network, first, withKnown(annotated(tune), known)),
    tune,
    heldOut: train.filter((row) => isHeldOut(row)),
    reported: dev.filter(({ text }) => halfOf(text) === 'report'),
    runtime,
    onProgress,
  });
}

export function isShareAlike(licence: string | null): boolean {
  return licence !== null && /-SA(?:-|$)/i.test(licence);
}

function trainedLanguages(rows: readonly Row[]): Record<ModelLabel, string[]> {
  return byModelLabel((label) => {
    const positives = new Map<string, number>();
    for (const row of rows) {
      if (row.labels[label] !== 1 || SYNTHETIC_SOURCES.has(row.source)) continue;
      positives.set(row.lang, (positives.get(row.lang) ?? 0) + 1);
    }
    const enough = [...positives].filter(([lang, count]) => lang !== 'und' && count >= MIN_POSITIVES);
    return enough.map(([lang]) => lang).toSorted();
  });
}

function annotated(rows: readonly Row[]): Examples {
  return examplesOf(
    rows.map((row) => ({ row, weight: SYNTHETIC_SOURCES.has(row.source) ? 0 : 1 })),
    labelWeight,
  );
}
