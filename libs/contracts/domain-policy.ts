import { z } from 'zod';

export const SEVERITIES = ['none', 'limit', 'suspend'] as const;
export type Severity = (typeof SEVERITIES)[number];

const restrictionFields = {
  severity: z.enum(SEVERITIES),
  rejectMedia: z.boolean(),
  rejectReports: z.boolean(),
  publicReason: z.string().max(2000).nullable(),
  privateReason: z.string().max(2000).nullable(),
  source: z.string().max(200).describe('"moderator" or the list it came from'),
  by: z.string().max(200).describe('who made this revision'),
  since: z.iso.datetime(),
  until: z.iso.datetime().nullable(),
  revision: z.number().int().positive().describe('only grows; ignore one not above the last'),
};

/** Value on the compacted topic `tidegate.domain-policies`; key = domain; tombstone = lifted. */
export const domainPolicySchema = z.object({
  schema: z.literal('1'),
  domain: z.string().describe('IDNA A-labels, lower case, no trailing dot; covers its subdomains'),
  ...restrictionFields,
});
export type DomainPolicy = z.infer<typeof domainPolicySchema>;

/** Value on the compacted topic `tidegate.actor-policies`; key = actor id; tombstone = lifted. */
export const actorPolicySchema = z.object({
  schema: z.literal('1'),
  actor: z.string(),
  ...restrictionFields,
});
export type ActorPolicy = z.infer<typeof actorPolicySchema>;

/** Body of create and change requests; what is left out keeps its default or current value. */
export const domainPolicyWriteSchema = z.object({
  severity: z.enum(SEVERITIES).default('suspend'),
  rejectMedia: z.boolean().default(false),
  rejectReports: z.boolean().default(false),
  publicReason: z.string().max(2000).nullable().default(null),
  privateReason: z.string().max(2000).nullable().default(null),
  until: z.iso.datetime().nullable().default(null),
});
export type DomainPolicyWrite = z.infer<typeof domainPolicyWriteSchema>;
