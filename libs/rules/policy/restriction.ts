import type { Facts, RestrictionFacts } from '../../contracts/facts.js';
import { ACTIVITY_KINDS, type ActivityKind } from '../../activity/model.js';
import { hit, MISS, unknown, type RuleOutcome } from '../rule.js';
import { evidence } from '../support.js';

/**
 * Kinds that bring something. The others only take back what their sender gave: refusing a Delete
 * from a suspended domain would keep its users' posts alive (Mastodon lets these through as well).
 */
export const BRINGING: readonly ActivityKind[] = ACTIVITY_KINDS.filter(
  (kind) => kind !== 'Delete' && kind !== 'Undo' && kind !== 'Reject' && kind !== 'Block',
);

/** Hits when a restriction of this role and kind is as asked; unknown without restrictions. */
export function restricted(
  facts: Facts,
  role: RestrictionFacts['role'],
  kind: RestrictionFacts['kind'],
  asked: (restriction: RestrictionFacts) => boolean,
): RuleOutcome {
  if (facts.restrictions === null) {
    return unknown('restrictions');
  }
  for (const restriction of facts.restrictions) {
    if (restriction.role === role && restriction.kind === kind && asked(restriction)) {
      return hit(1, [
        evidence(restriction.pointer, `${kind} policy of ${restriction.subject.slice(0, 400)}`),
      ]);
    }
  }
  return MISS;
}

export const isSuspended = ({ severity }: RestrictionFacts): boolean => severity === 'suspend';
export const isLimited = ({ severity }: RestrictionFacts): boolean => severity === 'limit';
export const rejectsMedia = (restriction: RestrictionFacts): boolean => restriction.rejectMedia;
export const rejectsReports = (restriction: RestrictionFacts): boolean => restriction.rejectReports;
