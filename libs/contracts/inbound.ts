import { z } from 'zod';

export const DIRECTIONS = ['inbound', 'outbound'] as const;
export type Direction = (typeof DIRECTIONS)[number];

/**
 * How far the sender of the bytes is known. Part of a decision's subject, so that bytes replayed
 * without a valid signature can't stand in for the genuine delivery.
 */
export const AUTHENTICITIES = ['verified-owner', 'server-verified', 'none', 'invalid'] as const;
export type Authenticity = (typeof AUTHENTICITIES)[number];

/** Header names of an inbound message; the in-line API takes the same names as HTTP headers. */
export const INBOUND_HEADERS = {
  direction: 'tidegate-direction',
  receivedAt: 'tidegate-received-at',
  remoteHost: 'tidegate-remote-host',
  recipients: 'tidegate-recipients',
  http: 'tidegate-http',
  verifiedKey: 'tidegate-verified-key',
  context: 'tidegate-context',
  traceparent: 'traceparent',
  /** "1": only learn from it (facts and windows); no decision is made or emitted. */
  learn: 'tidegate-learn',
} as const;

const actorId = z.string().max(2048);

/** Facts about one attachment that only the server, which holds the bytes, can know. */
export const mediaFactsSchema = z.object({
  url: z.string().max(2048),
  sha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .optional(),
  perceptual: z.string().max(256).optional().describe('perceptual digest, compared for equality'),
  sniffedType: z.string().max(128).optional(),
  hasPosition: z.boolean().optional(),
});
export type MediaFacts = z.infer<typeof mediaFactsSchema>;

/** `tidegate-context`: what only the server knows. Whatever is left out is unknown, never false. */
export const serverContextSchema = z.object({
  localHosts: z.array(z.string().max(253)).max(64).optional(),
  senderFollowedBy: z
    .union([z.boolean(), z.array(actorId).max(1000)])
    .optional()
    .describe('whether, or by which local accounts, the sending actor is followed'),
  accounts: z
    .record(actorId, z.object({ public: z.boolean().optional(), optedIn: z.boolean().optional() }))
    .optional(),
  media: z.array(mediaFactsSchema).max(64).optional(),
  actors: z
    .array(
      z.object({
        id: actorId,
        alsoKnownAs: z.array(actorId).max(256).optional(),
        movedTo: actorId.nullable().optional(),
        software: z.string().max(64).optional(),
      }),
    )
    .max(16)
    .optional()
    .describe('freshly fetched actor documents, reduced'),
});
export type ServerContext = z.infer<typeof serverContextSchema>;

/** `tidegate-http`: the request as it came, for signature checks. */
export const httpFactsSchema = z.object({
  method: z.string().max(16),
  target: z.string().max(8192),
  headers: z.array(z.tuple([z.string().max(256), z.string().max(16384)])).max(128),
});
export type HttpFacts = z.infer<typeof httpFactsSchema>;

/** What is known of a delivery besides its body. `null` is unknown. */
export interface DeliveryFacts {
  readonly direction: Direction;
  /** `tidegate-received-at`, else the log's timestamp; ms since the epoch. Never the worker's clock. */
  readonly receivedAt: number;
  readonly remoteHost: string | null;
  readonly recipients: readonly string[] | null;
  readonly http: HttpFacts | null;
  readonly verifiedKey: string | null;
  readonly authenticity: Authenticity;
  readonly context: ServerContext | null;
  readonly traceparent: string | null;
  /** Headers that were there but could not be read, and why; their facts are unknown. */
  readonly problems: readonly { readonly header: string; readonly reason: string }[];
}
