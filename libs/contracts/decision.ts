import { z } from 'zod';
import { AUTHENTICITIES, DIRECTIONS } from './inbound.js';
import { FILTERS } from './filters.js';
import { LABELS } from './labels.js';

export const ACTIONS = ['allow', 'hold', 'block'] as const;
export type Action = (typeof ACTIONS)[number];

export const RULE_GROUPS = ['integrity', 'privacy', 'abuse', 'migration', 'safety', 'policy'] as const;
export type RuleGroup = (typeof RULE_GROUPS)[number];

/** Where in the received document the evidence stands; ranges are UTF-16 offsets in that string. */
export const evidenceSchema = z.object({
  pointer: z.string().describe('RFC 6901 JSON pointer into the received body'),
  start: z.number().int().nonnegative().optional(),
  end: z.number().int().nonnegative().optional(),
  note: z.string().max(500).optional().describe('what was found, without quoting the text'),
});
export type Evidence = z.infer<typeof evidenceSchema>;

export const hitSchema = z.object({
  symbol: z.string(),
  group: z.enum(RULE_GROUPS),
  weight: z.number().describe('weight under the policy version, before strength'),
  strength: z.number().min(0).max(1),
  mode: z.enum(['enforce', 'shadow']),
  evidence: z.array(evidenceSchema).max(16),
  removedBy: z
    .string()
    .optional()
    .describe('the composite for which its weight and action do not count'),
});
export type Hit = z.infer<typeof hitSchema>;

export const unknownSchema = z.object({ symbol: z.string(), missing: z.array(z.string()) });
export type Unknown = z.infer<typeof unknownSchema>;

export const outcomeSchema = z.object({
  action: z.enum(ACTIONS),
  filters: z.array(z.enum(FILTERS)),
});

export const decisionSchema = z.object({
  schema: z.literal('1'),
  id: z.string().describe('subject + "." + revision'),
  subject: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .describe('hash of direction, activity id, body digest and authenticity'),
  revision: z.number().int().positive(),
  activityId: z.string().nullable(),
  activityKind: z.string(),
  objectId: z.string().nullable(),
  actor: z.string(),
  domain: z.string(),
  direction: z.enum(DIRECTIONS),
  authenticity: z.enum(AUTHENTICITIES),
  action: z.enum(ACTIONS),
  filters: z.array(z.enum(FILTERS)),
  holdUntil: z.iso.datetime().nullable(),
  onExpiry: z.enum(['allow', 'block']).nullable(),
  score: z.number(),
  hits: z.array(hitSchema),
  unknowns: z.array(unknownSchema),
  labels: z.record(z.string(), z.number()).describe('classifier scores by label; empty without one'),
  policyVersion: z.string(),
  rollout: z.object({
    stage: z.string(),
    mode: z.enum(['off', 'shadow', 'enforce']),
    wouldBe: outcomeSchema.nullable().describe('what enforce would have done; null when enforced'),
  }),
  decidedBy: z.enum(['policy', 'moderator']),
  reason: z.string().nullable().describe('why a superseding decision was made'),
  supersedes: z.string().nullable(),
  case: z.string().nullable(),
  statementUrl: z.string().nullable(),
  receivedAt: z.iso.datetime(),
  decidedAt: z.iso.datetime(),
});
export type Decision = z.infer<typeof decisionSchema>;

export const supersedeRequestSchema = z.object({
  action: z.enum(ACTIONS),
  filters: z.array(z.enum(FILTERS)).default([]),
  reason: z.string().min(1).max(2000),
  holdUntil: z.iso.datetime().optional(),
  onExpiry: z.enum(['allow', 'block']).optional(),
  labels: z
    .partialRecord(z.enum(LABELS), z.boolean())
    .optional()
    .describe('what the post is and is not, for training where feedback is on; the rest is left open'),
});
export type SupersedeRequest = z.infer<typeof supersedeRequestSchema>;
