import { z } from 'zod';

/** Codes of everything that keeps a message from becoming an activity. */
export const REJECTION_CODES = [
  'too_large',
  'invalid_utf8',
  'invalid_json',
  'duplicate_key',
  'forbidden_key',
  'too_deep',
  'too_many_items',
  'not_an_object',
  'missing_field',
  'invalid_field',
  'unsupported_type',
  'unsupported_object_type',
  'not_an_activity',
  'headers_too_large',
  'processing_failed',
] as const;
export type RejectionCode = (typeof REJECTION_CODES)[number];

/** Why a body is not an activity, and where in it. */
export const rejectionSchema = z.object({
  code: z.enum(REJECTION_CODES),
  pointer: z.string().describe('RFC 6901 JSON pointer; "" is the whole document'),
  message: z.string().max(500),
});
export type Rejection = z.infer<typeof rejectionSchema>;

/** Headers of a message on `tidegate.dead-letters`; its value is the untouched body. */
export const DEAD_LETTER_HEADERS = {
  rejection: 'tidegate-rejection',
  subject: 'subject',
  source: 'tidegate-source',
  truncated: 'tidegate-truncated',
} as const;

export const deadLetterSchema = z.object({
  id: z.string(),
  subject: z.string(),
  rejection: rejectionSchema,
  topic: z.string(),
  partition: z.number().int(),
  offset: z.string(),
  bytes: z.number().int().describe('length of the body as received'),
  digest: z.string().describe('SHA-256 of the whole body, hex'),
  truncated: z.boolean().describe('only a prefix is kept; cannot be redriven'),
  receivedAt: z.iso.datetime(),
  redrivenAt: z.iso.datetime().nullable(),
});
export type DeadLetter = z.infer<typeof deadLetterSchema>;
