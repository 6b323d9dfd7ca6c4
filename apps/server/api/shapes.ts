import { z } from 'zod';
import { rowSchema } from '../../../libs/classifier/training/row.js';
import { deadLetterSchema, REJECTION_CODES } from '../../../libs/contracts/dead-letter.js';
import { ACTIONS, decisionSchema, supersedeRequestSchema } from '../../../libs/contracts/decision.js';
import {
  SEVERITIES,
  actorPolicySchema,
  domainPolicySchema,
  domainPolicyWriteSchema,
} from '../../../libs/contracts/domain-policy.js';
import { DIRECTIONS } from '../../../libs/contracts/inbound.js';
import { policyDocumentSchema } from '../../../libs/contracts/policy.js';
import { problemSchema } from '../../../libs/platform/problem.js';
import { SCOPES } from '../../../libs/platform/tokens.js';
import { pageSchema, pagingShape } from './http/paging.js';
import { answer, request } from './openapi/schemas.js';

/** Shapes of the API: they validate what is sent, and the OpenAPI document is made of them. */

const moment = z.iso.datetime().optional();
const flag = z.enum(['true', 'false']).transform((text) => text === 'true');
const id = z.string().regex(/^\d{1,18}$/, 'digits');
const actorId = z.string().min(1).max(2048);
const why = z.string().max(2000).describe('why; kept in the history, never published');

answer('Problem', problemSchema);

export const decision = answer('Decision', decisionSchema);
export const decisionPage = answer('DecisionPage', pageSchema(decisionSchema));
export const decisionRevisions = answer(
  'DecisionRevisions',
  z.object({ items: z.array(decisionSchema) }),
);
export const judged = answer(
  'JudgedActivity',
  z.union([
    decisionSchema,
    z.object({
      decision: decisionSchema,
      activity: z
        .record(z.string(), z.unknown())
        .nullable()
        .describe('the body with the decision’s filters applied; null where it is nested too deeply'),
    }),
  ]),
);
export const supersedeRequest = request(
  'SupersedeRequest',
  z.strictObject(supersedeRequestSchema.shape),
);
export const decisionQuery = z.strictObject({
  latest: flag.optional().describe('only what governs now, not what a later revision has superseded'),
  ...pagingShape,
  action: z.enum(ACTIONS).optional(),
  domain: z.string().min(1).max(253).optional().describe('covers its subdomains'),
  actor: actorId.optional(),
  kind: z.string().min(1).max(64).optional().describe('Create, Like, …'),
  symbol: z.string().min(1).max(64).optional().describe('of a rule that hit'),
  direction: z.enum(DIRECTIONS).optional(),
  since: moment.describe('received then or later'),
  until: moment.describe('received before'),
});
export const judgeQuery = z.strictObject({
  filtered: flag.optional().describe('answer the activity as well, with the filters applied'),
});

/** As the contract has it, but nothing has a default: what a change leaves out stays as it is. */
const written = domainPolicyWriteSchema.shape;
const restrictionChange = {
  severity: written.severity.unwrap().optional(),
  rejectMedia: written.rejectMedia.unwrap().optional(),
  rejectReports: written.rejectReports.unwrap().optional(),
  publicReason: written.publicReason.unwrap().optional(),
  privateReason: written.privateReason.unwrap().optional(),
  until: written.until.unwrap().optional(),
  reason: why.optional(),
};
export const restrictionWrite = request('DomainPolicyWrite', z.strictObject(restrictionChange));
export const actorPolicyWrite = request(
  'ActorPolicyWrite',
  z.strictObject({ actor: actorId, ...restrictionChange }),
);
export const restrictionQuery = z.strictObject({
  ...pagingShape,
  search: z.string().min(1).max(253).optional().describe('part of the name'),
  severity: z.enum(SEVERITIES).optional(),
});
export const liftQuery = z.strictObject({ reason: why.optional() });
export const actorQuery = z.strictObject({ actor: actorId });
export const actorLiftQuery = z.strictObject({ actor: actorId, reason: why.optional() });

function detailSchema<T extends z.ZodType>(policy: T) {
  return z.object({
    subject: z.string(),
    own: policy.nullable().describe('the policy of exactly this subject'),
    effective: policy.nullable().describe('the one that governs it: the longest match in force'),
    history: z.array(
      z.object({
        revision: z.number().int(),
        change: z.enum(['create', 'change', 'lift']),
        before: policy.nullable(),
        after: policy.nullable(),
        by: z.string(),
        reason: z.string().nullable(),
        at: z.iso.datetime(),
      }),
    ),
  });
}
export const domainPolicy = answer('DomainPolicy', domainPolicySchema);
export const domainPolicyPage = answer('DomainPolicyPage', pageSchema(domainPolicySchema));
export const domainPolicyDetail = answer('DomainPolicyDetail', detailSchema(domainPolicySchema));
export const actorPolicy = answer('ActorPolicy', actorPolicySchema);
export const actorPolicyPage = answer('ActorPolicyPage', pageSchema(actorPolicySchema));
export const actorPolicyDetail = answer('ActorPolicyDetail', detailSchema(actorPolicySchema));

export const deadLetterPage = answer('DeadLetterPage', pageSchema(deadLetterSchema));
export const deadLetterDetail = answer(
  'DeadLetterDetail',
  deadLetterSchema.extend({
    headers: z.record(z.string(), z.string()),
    body: z.string().nullable().describe('base64; null unless asked for with body=true'),
  }),
);
const deadLetterFilter = {
  code: z.enum(REJECTION_CODES).optional(),
  since: moment,
  until: moment,
};
export const deadLetterQuery = z.strictObject({
  ...pagingShape,
  ...deadLetterFilter,
  redriven: flag.optional(),
});
export const deadLetterBodyQuery = z.strictObject({
  body: flag.optional().describe('with the received bytes; needs dead-letters:write'),
});
export const redriveRequest = request(
  'RedriveRequest',
  z.strictObject({ ...deadLetterFilter, limit: z.number().int().min(1).max(1000).default(1000) }),
);
export const redriveSummary = answer(
  'RedriveSummary',
  z.object({ redriven: z.number().int(), more: z.boolean().describe('more match: call again') }),
);
export const numericId = id;

export const feedbackQuery = z.strictObject({
  ...pagingShape,
  since: moment.describe('decided then or later'),
});
export const feedbackPage = answer('FeedbackPage', pageSchema(rowSchema));

const policySummary = z.object({
  version: z.string(),
  hash: z.string(),
  createdBy: z.string(),
  createdAt: z.iso.datetime(),
  active: z.boolean(),
});
export const policyVersion = policyDocumentSchema.shape.version;
export const policyList = answer('PolicyVersionList', z.object({ items: z.array(policySummary) }));
export const policyDetail = answer(
  'PolicyVersion',
  policySummary.extend({ yaml: z.string(), document: policyDocumentSchema }),
);
export const policyValid = answer(
  'PolicyValidation',
  z.object({ version: z.string(), hash: z.string() }),
);
export const policySaved = answer(
  'PolicySaved',
  z.object({ version: z.string(), hash: z.string(), created: z.boolean() }),
);
export const policyActivation = answer(
  'PolicyActivation',
  z.object({ version: z.string(), revision: z.number().int(), by: z.string(), at: z.iso.datetime() }),
);

export const tokenRequest = request(
  'TokenRequest',
  z.strictObject({
    name: z.string().min(1).max(200).describe('who or what uses it'),
    scopes: z.array(z.enum(SCOPES)).min(1).max(SCOPES.length),
  }),
);
export const newToken = answer(
  'NewToken',
  z.object({ id: z.string(), token: z.string().describe('shown this once') }),
);
export const tokenList = answer(
  'TokenList',
  z.object({
    items: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        scopes: z.array(z.string()),
        createdAt: z.iso.datetime(),
        lastUsedAt: z.iso.datetime().nullable(),
        revokedAt: z.iso.datetime().nullable(),
      }),
    ),
  }),
);

export const health = answer(
  'Health',
  z.object({
    status: z.enum(['ok', 'failing']),
    checks: z.record(z.string(), z.enum(['ok', 'failing'])),
  }),
);
