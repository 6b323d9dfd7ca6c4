import { z } from 'zod';

const id = z.url({ protocol: /^https?$/ }).max(2048);

/** One line of a warm-up file: what a server knew before Tidegate began to watch. */
export const warmUpLineSchema = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('follow'),
    follower: id.describe('local actor'),
    following: id.describe('remote actor'),
  }),
  z.strictObject({
    type: z.literal('actor'),
    id,
    firstSeen: z.iso.datetime({ offset: true }),
    posts: z.number().int().nonnegative().max(2_000_000_000).default(0),
  }),
  z.strictObject({
    type: z.literal('domain'),
    domain: z.string().max(253),
    firstSeen: z.iso.datetime({ offset: true }),
  }),
]);
export type WarmUpLine = z.infer<typeof warmUpLineSchema>;
