import { z } from 'zod';
import { deadLetterSchema, rejectionSchema } from '../../../libs/contracts/dead-letter.js';
import { decisionSchema } from '../../../libs/contracts/decision.js';
import { actorPolicySchema, domainPolicySchema } from '../../../libs/contracts/domain-policy.js';
import { httpFactsSchema, serverContextSchema } from '../../../libs/contracts/inbound.js';
import { policyDocumentSchema } from '../../../libs/contracts/policy.js';

/** The shapes that others implement; each is a file of docs/generated/schemas. */
export const MESSAGE_SCHEMAS: Readonly<
  Record<string, { readonly file: string; readonly schema: z.ZodType; readonly io?: 'input' }>
> = {
  Decision: { file: 'decision', schema: decisionSchema },
  DomainPolicy: { file: 'domain-policy', schema: domainPolicySchema },
  ActorPolicy: { file: 'actor-policy', schema: actorPolicySchema },
  Rejection: { file: 'rejection', schema: rejectionSchema },
  DeadLetter: { file: 'dead-letter', schema: deadLetterSchema },
  HttpFacts: { file: 'http-facts', schema: httpFactsSchema, io: 'input' },
  ServerContext: { file: 'server-context', schema: serverContextSchema, io: 'input' },
  PolicyDocument: { file: 'policy-document', schema: policyDocumentSchema, io: 'input' },
};

/**
 * JSON Schema (2020-12) without `$schema`. What we write may gain members, so readers are not told
 * that there are no others; what we read says so where it is strict.
 */
export function jsonSchemaOf(
  schema: z.ZodType,
  io: 'input' | 'output' = 'output',
): Record<string, unknown> {
  const { $schema: _, ...json } = z.toJSONSchema(schema, {
    io,
    override: ({ jsonSchema }) => {
      if (jsonSchema.format === 'date-time') delete jsonSchema.pattern;
      if (io === 'output' && jsonSchema.additionalProperties === false)
        delete jsonSchema.additionalProperties;
    },
  });
  return json;
}
