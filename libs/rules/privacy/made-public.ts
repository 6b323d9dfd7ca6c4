import type { Visibility } from '../../contracts/facts.js';
import { defineRule, hit, MISS, unknown } from '../rule.js';
import { contentOf, evidence, NO_OPTIONS } from '../support.js';

/** Authors do widen their posts on purpose, so a moderator or the hold's expiry decides. */
export const madePublic = defineRule({
  symbol: 'MADE_PUBLIC',
  catalogue: 'P2',
  group: 'privacy',
  weight: 7,
  effect: { action: 'hold' },
  kinds: ['Update'],
  needs: ['object'],
  source: 'own',
  summary: 'Update that shows everybody what was for followers or for named people only',
  options: NO_OPTIONS,
  test: ({ activity, facts }) => {
    const content = contentOf(activity);
    if (content === null || !isOpen(content.visibility)) {
      return MISS;
    }
    if (facts.object === null || facts.object.visibility === null) {
      return unknown('object.visibility');
    }
    if (isOpen(facts.object.visibility)) {
      return MISS;
    }
    return hit(1, [evidence(`${content.pointer}/to`, `was ${facts.object.visibility}`)]);
  },
});

function isOpen(visibility: Visibility | null): boolean {
  return visibility === 'public' || visibility === 'unlisted';
}
