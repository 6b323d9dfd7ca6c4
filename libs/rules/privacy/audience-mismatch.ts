import type { Visibility } from '../../contracts/facts.js';
import { defineRule, hit, MISS } from '../rule.js';
import { contentOf, evidence, NO_OPTIONS } from '../support.js';

/**
 * Servers differ in which of the two audiences they follow, so a post for few that is wrapped in an
 * activity for all becomes public on some. The other way round (a public post delivered to one
 * person) is how replies and backfills travel and says nothing.
 */
export const audienceMismatch = defineRule({
  symbol: 'AUDIENCE_MISMATCH',
  catalogue: 'P2',
  group: 'privacy',
  weight: 7,
  effect: { action: 'hold' },
  kinds: ['Create', 'Update'],
  needs: [],
  source: 'own',
  summary: 'Activity for everybody around an object that is for few',
  options: NO_OPTIONS,
  test: ({ activity }) => {
    const content = contentOf(activity);
    if (
      content === null ||
      content.isVote ||
      !isOpen(activity.visibility) ||
      !isClosed(content.visibility)
    ) {
      return MISS;
    }
    return hit(1, [
      evidence(`${activity.pointer}/to`, `activity is ${activity.visibility ?? 'public'}`),
      evidence(content.pointer, `object is ${content.visibility ?? 'direct'}`),
    ]);
  },
});

function isOpen(visibility: Visibility | null): boolean {
  return visibility === 'public' || visibility === 'unlisted';
}

function isClosed(visibility: Visibility | null): boolean {
  return visibility === 'followers' || visibility === 'direct';
}
