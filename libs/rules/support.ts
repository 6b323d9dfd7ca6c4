import { z } from 'zod';
import type { Evidence } from '../contracts/decision.js';
import type { Facts } from '../contracts/facts.js';
import { DAY, HOUR, MINUTE, SECOND } from '../kernel/clock.js';
import type { Activity, ContentObject } from '../activity/model.js';

const UNITS: Readonly<Record<string, number>> = { s: SECOND, m: MINUTE, h: HOUR, d: DAY };

/** Option that a policy writes as `15m`, `6h` or `7d` and a rule reads in ms. */
export function span(initial: string, description: string): z.ZodType<number> {
  return z
    .string()
    .regex(/^\d{1,9}[smhd]$/, 'a whole number with s, m, h or d, as in 90m')
    .transform((text) => Number(text.slice(0, -1)) * (UNITS[text.slice(-1)] ?? 0))
    .prefault(initial)
    .describe(description);
}

/** For rules without thresholds; refuses misspelt options all the same. */
export const NO_OPTIONS: z.ZodType<Record<string, never>> = z.strictObject({});

export function evidence(pointer: string, note?: string): Evidence {
  return note === undefined ? { pointer } : { pointer, note };
}

/** What a Create or Update carries, when that is content. */
export function contentOf(activity: Activity): ContentObject | null {
  if ((activity.kind === 'Create' || activity.kind === 'Update') && activity.object.tag === 'content') {
    return activity.object;
  }
  return null;
}

/**
 * Whether the actor appeared within the last `ms`. A partial window can prove presence, never
 * absence: an old first sight proves age, but a recent one proves youth only where a backfill says
 * so or Tidegate has watched for longer than `ms`.
 */
export function youngerThan(facts: Facts, ms: number): boolean | 'unknown' {
  if (facts.actor === null) {
    return 'unknown';
  }
  const { firstSeen, backfilled } = facts.actor;
  if (firstSeen !== null && facts.now - firstSeen > ms) {
    return false;
  }
  const proven = (firstSeen !== null && backfilled) || watchedLongerThan(facts, ms);
  return proven ? true : 'unknown';
}

export function watchedLongerThan(facts: Facts, ms: number): boolean {
  return facts.watchedFor !== null && facts.watchedFor > ms;
}

/** Whether a domain policy's domain covers this host. */
export function domainCovers(domain: string, host: string): boolean {
  return (
    host === domain ||
    (host.endsWith(domain) && host.charCodeAt(host.length - domain.length - 1) === 46)
  );
}
