import { z } from 'zod';
import { LABELS } from '../../contracts/labels.js';
import { labelCalibrationSchema } from '../evaluation/calibration.js';
import { MODEL_LABELS, OUTPUTS } from './labels.js';

/**
 * Of the features a text is read as. A model trained on others reads nonsense, so it must be raised
 * with every change to folding, tokens or hashes.
 */
export const FEATURE_VERSION = 1;

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const probability = z.number().min(0).max(1);

const fileSchema = z.strictObject({
  name: z.string().regex(/^[a-z0-9][a-z0-9.-]*$/),
  bytes: z.number().int().positive().describe('of the file as it lies in the folder'),
  sha256,
});

const firstPassSchema = z.strictObject({
  file: fileSchema,
  bucketBits: z.number().int().min(8).max(24),
  width: z.number().int().positive().max(512),
  hidden: z.number().int().positive().max(4096),
  linearSteps: z.array(z.number().positive()).length(OUTPUTS),
  embeddingStep: z.number().positive(),
});

const mixSchema = z.record(
  z.enum(MODEL_LABELS),
  z.strictObject({ offset: z.number(), first: z.number(), second: z.number() }).nullable(),
);

const bandSchema = z.record(
  z.enum(MODEL_LABELS),
  z.strictObject({ low: probability, high: probability }).nullable(),
);

const secondPassSchema = z.strictObject({
  file: fileSchema,
  pieces: z.number().int().positive(),
  vocabularyBytes: z.number().int().positive(),
  positions: z.number().int().positive().max(512),
  width: z.number().int().positive().max(1024),
  heads: z.number().int().positive(),
  inner: z.number().int().positive().max(4096),
  layers: z.number().int().positive().max(12),
  languages: z.array(z.string()).describe('whose texts it reads'),
  band: bandSchema.describe('first-pass probabilities that send a text on'),
  mix: mixSchema.describe('how the log-odds of both passes go together'),
  calibration: z.record(z.enum(MODEL_LABELS), labelCalibrationSchema).describe('of the mixed log-odds'),
});

/** What stands beside a model's weights and says how to read them and what they are worth. */
export const manifestSchema = z.strictObject({
  schema: z.literal('1'),
  version: z.string().regex(/^[a-z0-9][a-z0-9.-]{0,63}$/),
  featureVersion: z.literal(FEATURE_VERSION),
  labels: z
    .array(z.enum(MODEL_LABELS))
    .refine((labels) => labels.join() === MODEL_LABELS.join(), 'not the labels of this build'),
  trained: z.strictObject({
    rows: z.number().int().positive(),
    digest: sha256.describe('over the ids of the rows, in order, one a line'),
    seed: z.number().int(),
    licences: z.array(z.string()).describe('of the rows'),
    shareAlike: z.boolean().describe('whether rows under a share-alike licence are among them'),
  }),
  languages: z
    .record(z.enum(MODEL_LABELS), z.array(z.string()))
    .describe('where a label has enough annotated positives; elsewhere its score is null'),
  thresholds: z.record(z.enum(LABELS), probability.nullable()),
  minLanguageConfidence: probability.describe('below it texts get no scores'),
  minWords: z.number().int().nonnegative().describe('below it texts get no scores'),
  minKnownFeatures: z.number().int().nonnegative().describe('below it texts get no scores'),
  calibration: z.record(z.enum(MODEL_LABELS), labelCalibrationSchema),
  firstPass: firstPassSchema,
  secondPass: secondPassSchema.nullable(),
  figures: z.record(z.string(), z.unknown()).describe('measured on the reporting half of dev'),
});
export type Manifest = z.infer<typeof manifestSchema>;
