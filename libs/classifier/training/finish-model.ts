import { gzipSync } from 'node:zlib';
import { byLabel } from '../../contracts/labels.js';
import { sha256Hex } from '../../kernel/hash.js';
import { zip } from '../../kernel/zip.js';
import { evaluate, type EvaluationReport } from '../evaluation/report.js';
import type { ThresholdChoice } from '../evaluation/thresholds.js';
import { encodeFirstPass } from '../model/first-pass-weights.js';
import { byModelLabel, MODEL_LABELS, OUTPUTS, type ModelLabel } from '../model/labels.js';
import { makeClassifier, type ModelWeights } from '../model/load.js';
import { FEATURE_VERSION, type Manifest } from '../model/manifest.js';
import { isUnsure, mixLogits, unsureOutputs } from '../model/mix.js';
import { SecondPass } from '../model/second-pass.js';
import { highestOfViews, secondViewsOf } from '../model/second-views.js';
import { encodeSecondPass } from '../model/second-pass-weights.js';
import type { TextClassifier } from '../model/text-classifier.js';
import type { Classification, Reading } from '../model/types.js';
import type { Runtime } from '../tfjs/runtime.js';
import { abstentionOn, calibrationOf, scoredRows, thresholdsOn, type Unseen } from './calibrate.js';
import type { RoundingCost } from './first-pass/rounding.js';
import { heldOutWeight, isRepresentative } from './hold-out.js';
import type { Row } from './row.js';
import { chooseBand, chooseMix } from './second-pass/choose.js';

const MIN_WORDS = 2;
const MIN_KNOWN_FEATURES = 3;
const FIRST_PASS_FILE = 'first-pass.bin.gz';
const SECOND_PASS_FILE = 'second-pass.bin.gz';
const RESAMPLES = 1000;
/**
 * Share of ordinary posts that may go to the second pass: at 4 ms a text beside 50 µs for the first, the
 * two together keep two fifths of the first one's rate.
 */
const SECOND_PASS_SHARE = 0.018;
const SECOND_PASS_LANGUAGES = ['en'];

/** Rows that training didn't see. */
export interface UnseenRows {
  /** The tune half of dev. */
  readonly tune: readonly Row[];
  /** Training rows kept back. */
  readonly heldOut: readonly Row[];
  /** The reporting half of dev. */
  readonly reported: readonly Row[];
}

export interface Unfinished extends UnseenRows {
  readonly version: string;
  readonly trained: Manifest['trained'];
  readonly languages: Manifest['languages'];
  readonly weights: ModelWeights;
  /** Of the first pass' table, on the tune half. */
  readonly rounding: Readonly<Record<ModelLabel, RoundingCost>>;
  readonly runtime: Runtime;
  readonly onProgress: (step: string, done: number, total: number) => void;
}

export interface TrainedModel {
  readonly manifest: Manifest;
  /** The weights' files, by name. */
  readonly files: ReadonlyMap<string, Uint8Array>;
  readonly thresholds: ThresholdChoice;
  readonly rounding: Unfinished['rounding'];
  readonly report: EvaluationReport;
}

/** Weights to a model: calibration and thresholds from rows that training didn't see, then the report. */
export async function finishModel(input: Unfinished): Promise<TrainedModel> {
  const { weights, reported, runtime, onProgress } = input;
  const files = new Map([[FIRST_PASS_FILE, packed(encodeFirstPass(weights.first))]]);
  if (weights.second) files.set(SECOND_PASS_FILE, packed(encodeSecondPass(weights.second)));
  const made = (manifest: Manifest): TextClassifier => makeClassifier(manifest, weights, runtime);
  onProgress('calibrate', 0, 1);
  const unseen = unseenRows(input);
  const rows = unseen.map(({ row }) => row);
  const start = unmeasured(input, files);
  const readings = await made(start).read(rows.map(({ text }) => text));
  const first = { ...start, calibration: calibrationOf(unseen, readings, input.trained.seed) };
  const both = await withSecondPass(input, first, zip(unseen, readings), files);
  const classified = await made(both).classify(rows);
  const thresholds = thresholdsOn(unseen, classified);
  const final: Manifest = {
    ...both,
    thresholds: thresholds.thresholds,
    minLanguageConfidence: abstentionOn(rows, classified, thresholds.thresholds),
  };
  onProgress('report', 0, 1);
  const report = evaluate(scoredRows(reported, await made(final).classify(reported)), {
    thresholds: final.thresholds,
    resamples: RESAMPLES,
    seed: input.trained.seed,
    onProgress: (share) => onProgress('report', share, 1),
  });
  const figures = { labels: report.labels, ordinary: report.ordinary, rounding: input.rounding };
  return { manifest: { ...final, figures }, files, thresholds, report, rounding: input.rounding };
}

/** Where the second pass comes in, how it is mixed in, and what the mixture is worth. */
async function withSecondPass(
  { weights, runtime, trained }: Unfinished,
  first: Manifest,
  unseen: readonly (readonly [Unseen, Reading])[],
  files: ReadonlyMap<string, Uint8Array>,
): Promise<Manifest> {
  if (!weights.second) return first;
  const texts = unseen.map(([{ row }]) => row);
  const before = await makeClassifier(first, weights, runtime).classify(texts, {
    secondPass: false,
  });
  const band = chooseBand(texts, probabilitiesOf(before), SECOND_PASS_SHARE);
  const sent = zip(unseen, before).flatMap(([[one, reading], { scores }]) =>
    SECOND_PASS_LANGUAGES.includes(one.row.lang) && isUnsure(scores, band)
      ? [{ one, reading, views: secondViewsOf(reading, unsureOutputs(scores, band)) }]
      : [],
  );
  const rows = sent.map(({ one }) => one.row);
  const second = SecondPass.of(weights.second, runtime);
  const views = sent.map((each) => each.views);
  const own = highestOfViews(views, await second.score(views.flat()));
  second.dispose();
  const firstLogits = Float32Array.from(sent.flatMap(({ reading }) => [...reading.logits]));
  const mix = chooseMix(rows, firstLogits, own);
  const mixed = sent.map(({ reading }, row): Reading => {
    const logits = mixLogits(reading.logits, own.subarray(row * OUTPUTS, (row + 1) * OUTPUTS), mix);
    return { ...reading, logits };
  });
  const calibration = calibrationOf(
    sent.map(({ one }) => one),
    mixed,
    trained.seed,
  );
  return {
    ...first,
    secondPass: {
      file: fileOf(SECOND_PASS_FILE, files),
      ...weights.second.shape,
      languages: SECOND_PASS_LANGUAGES,
      band,
      mix,
      calibration: byModelLabel((label) =>
        mix[label] === null ? first.calibration[label] : calibration[label],
      ),
    },
  };
}

function unseenRows({ tune, heldOut }: UnseenRows): readonly Unseen[] {
  return [
    ...tune.map((row) => ({ row, weight: 1, representative: true })),
    ...heldOut.map((row) => ({
      row,
      weight: heldOutWeight(row),
      representative: isRepresentative(row),
    })),
  ];
}

function probabilitiesOf(classified: readonly Classification[]): Float32Array {
  return Float32Array.from(
    classified.flatMap(({ scores }) => MODEL_LABELS.map((label) => scores[label] ?? 0)),
  );
}

function unmeasured(input: Unfinished, files: ReadonlyMap<string, Uint8Array>): Manifest {
  const { shape } = input.weights.first;
  return {
    schema: '1',
    version: input.version,
    featureVersion: FEATURE_VERSION,
    labels: [...MODEL_LABELS],
    trained: input.trained,
    languages: input.languages,
    thresholds: byLabel(() => null),
    minLanguageConfidence: 0,
    minWords: MIN_WORDS,
    minKnownFeatures: MIN_KNOWN_FEATURES,
    calibration: uncalibrated(),
    firstPass: {
      file: fileOf(FIRST_PASS_FILE, files),
      ...shape,
      linearSteps: [...shape.linearSteps],
    },
    secondPass: null,
    figures: {},
  };
}

function uncalibrated(): Manifest['calibration'] {
  const identity = { kind: 'logistic', slope: 1, offset: 0 } as const;
  return byModelLabel(() => ({ overall: identity, groups: {} }));
}

function packed(bytes: Uint8Array): Uint8Array {
  return gzipSync(bytes, { level: 9 });
}

function fileOf(name: string, files: ReadonlyMap<string, Uint8Array>): Manifest['firstPass']['file'] {
  const bytes = files.get(name) ?? new Uint8Array();
  return { name, bytes: bytes.length, sha256: sha256Hex(bytes) };
}
