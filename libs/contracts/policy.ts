import { z } from 'zod';
import { RULE_GROUPS } from './decision.js';
import { FILTERS } from './filters.js';
import { DIRECTIONS } from './inbound.js';
import { LABELS } from './labels.js';

const duration = z
  .string()
  .regex(/^\d+(s|m|h|d)$/, 'a whole number with s, m, h or d, as in 90m')
  .describe('duration: 30s, 15m, 6h, 7d');

/** How one rule counts. What is left out keeps the rule's own default. */
export const rulePolicySchema = z.strictObject({
  weight: z.number().min(-100).max(100).optional(),
  action: z
    .enum(['block', 'hold', 'filter', 'label'])
    .optional()
    .describe('what a hit of at least `at` does by itself, whatever the score'),
  at: z.number().min(0).max(1).default(0.5).describe('strength from which `action` holds'),
  filters: z.array(z.enum(FILTERS)).optional(),
  mode: z.enum(['enforce', 'shadow', 'off']).default('enforce'),
  options: z.record(z.string(), z.unknown()).default({}),
});

export const compositeSchema = z.strictObject({
  name: z.string().regex(/^[A-Z][A-Z0-9_]*$/),
  all: z.array(z.string()).default([]).describe('symbols that must have hit'),
  any: z.array(z.string()).default([]).describe('of which at least one must have hit'),
  none: z.array(z.string()).default([]).describe('of which none may have hit'),
  weight: z.number().min(-100).max(100).default(0),
  remove: z.array(z.string()).default([]).describe('symbols whose weight and action no longer count'),
  action: z.enum(['block', 'hold', 'filter', 'label']).default('label'),
  filters: z.array(z.enum(FILTERS)).default([]),
});

export const rolloutStageSchema = z.strictObject({
  name: z.string().min(1).max(64),
  domains: z.array(z.string()).optional().describe('registrable domains or hosts, subdomains covered'),
  software: z.array(z.string()).optional(),
  kinds: z.array(z.string()).optional(),
  direction: z.enum(DIRECTIONS).optional(),
  percentage: z.number().min(0).max(100).default(100).describe('of actors, by hash; only grows'),
  mode: z.enum(['off', 'shadow', 'enforce']),
});

const modelVersion = z
  .string()
  .regex(/^[a-z0-9][a-z0-9.-]{0,63}$/, 'the name of a model version, as in 2026-11-a');

/** What the classifier is asked, and with which model. */
const classifierPolicySchema = z.strictObject({
  enabled: z
    .boolean()
    .default(true)
    .describe('off: no text is scored, and the rules on scores are not run'),
  model: modelVersion
    .nullable()
    .default(null)
    .describe('version that scores; null: TIDEGATE_MODEL, else the newest there is'),
  shadow: modelVersion
    .nullable()
    .default(null)
    .describe('version that is asked too, for comparison in metrics alone'),
  thresholds: z
    .partialRecord(z.enum(LABELS), z.number().gt(0).max(1).nullable())
    .default({})
    .describe('score from which a label counts; left out or null: the model’s own'),
  minLanguageConfidence: z
    .number()
    .min(0)
    .max(1)
    .default(0)
    .describe('a text whose language is told less surely gets no scores, beyond what the model asks'),
  nonPublic: z
    .boolean()
    .default(false)
    .describe('score followers-only and direct posts, and those that don’t say for whom they are'),
  profiles: z.boolean().default(false).describe('score profiles: names, summaries, fields'),
});

export const policyDocumentSchema = z.strictObject({
  version: z.string().regex(/^[a-z0-9][a-z0-9._-]{0,63}$/),
  description: z.string().max(2000).default(''),
  thresholds: z.strictObject({ hold: z.number(), block: z.number() }),
  caps: z
    .partialRecord(z.enum(RULE_GROUPS), z.strictObject({ min: z.number(), max: z.number() }))
    .default({}),
  rules: z.record(z.string(), rulePolicySchema).default({}),
  composites: z.array(compositeSchema).default([]),
  holds: z.strictObject({ for: duration, onExpiry: z.enum(['allow', 'block']) }),
  rollout: z.array(rolloutStageSchema).min(1).describe('first match wins; the last must match all'),
  snapshots: z.strictObject({
    allowSample: z.number().min(0).max(1).describe('share of allows whose facts are kept'),
  }),
  retention: z.strictObject({
    decisions: duration,
    facts: duration,
    deadLetters: duration,
    windows: duration,
    objects: duration,
    seen: duration.describe('must outlive the log retention plus the senders’ retries'),
  }),
  classifier: classifierPolicySchema.default(classifierPolicySchema.parse({})),
  feedback: z
    .strictObject({
      enabled: z.boolean().describe('keep texts of public posts for training; off erases them'),
      decided: duration.default('180d').describe('how long a text that a moderator decided on is kept'),
      undecided: duration.default('14d').describe('how long one waits for a moderator'),
    })
    .default({ enabled: false, decided: '180d', undecided: '14d' }),
});
export type PolicyDocument = z.infer<typeof policyDocumentSchema>;
export type ClassifierPolicy = Readonly<z.infer<typeof classifierPolicySchema>>;
export type RulePolicy = z.infer<typeof rulePolicySchema>;
export type Composite = z.infer<typeof compositeSchema>;
export type RolloutStage = z.infer<typeof rolloutStageSchema>;
