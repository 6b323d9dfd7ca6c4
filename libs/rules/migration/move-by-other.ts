import { defineRule, hit, MISS, unknown } from '../rule.js';
import { evidence, NO_OPTIONS } from '../support.js';

/**
 * In pull mode the new account tells that the old one moved to it (FEP-7628). Whether that is so
 * stands only in a fresh document of the old account, which a receiver has to fetch in any case.
 */
export const moveByOther = defineRule({
  symbol: 'MOVE_BY_OTHER',
  catalogue: 'M1',
  group: 'migration',
  weight: 15,
  effect: { action: 'block' },
  kinds: ['Move'],
  needs: [],
  source: 'FEP-7628',
  summary: 'Move of an account by somebody else',
  options: NO_OPTIONS,
  test: ({ activity }) => {
    if (activity.kind !== 'Move' || activity.object.id === activity.actor) {
      return MISS;
    }
    const { pointer } = activity.object;
    return activity.target === activity.actor
      ? unknown('object.movedTo')
      : hit(1, [evidence(pointer, 'not the actor')]);
  },
});
