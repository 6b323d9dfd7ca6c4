import { registrableDomain } from '../activity/domain.js';
import type { Folded } from './fold.js';
import type { Scored } from './ports.js';
import type { Refused } from './prepare.js';

/** Scores of one activity, for statistics. */
export interface ScoredActivity extends Scored {
  /** Registrable domain of the actor's host, else the host. */
  readonly domain: string;
}

/** What of a batch was scored, each activity once: a sender's retry says nothing new. */
export function scoredOf(outcomes: readonly (Folded | Refused | null)[]): readonly ScoredActivity[] {
  return outcomes.flatMap((outcome) => {
    if (!outcome || !('decision' in outcome) || outcome.scored === null) return [];
    const { revision, domain } = outcome.decision;
    if (revision > 1) return [];
    return [{ ...outcome.scored, domain: registrableDomain(domain) ?? domain }];
  });
}
