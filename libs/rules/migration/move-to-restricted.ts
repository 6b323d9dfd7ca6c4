import { defineRule, hit, MISS, unknown } from '../rule.js';
import { evidence, NO_OPTIONS } from '../support.js';

/** To a limited account: enough for a hold, too little for the block. */
const LIMITED = 0.4;

export const moveToRestricted = defineRule({
  symbol: 'MOVE_TO_RESTRICTED',
  catalogue: 'M5',
  group: 'migration',
  weight: 15,
  effect: { action: 'block' },
  kinds: ['Move'],
  needs: ['restrictions'],
  source: 'FEP-7628',
  summary: 'Move to an account or domain that is suspended or limited',
  options: NO_OPTIONS,
  test: ({ facts }) => {
    if (facts.restrictions === null) {
      return unknown('restrictions');
    }
    let strength = 0;
    let pointer = '';
    for (const restriction of facts.restrictions) {
      const weight = { suspend: 1, limit: LIMITED, none: 0 }[restriction.severity];
      if (restriction.role === 'target' && weight > strength) {
        strength = weight;
        pointer = restriction.pointer;
      }
    }
    return strength === 0 ? MISS : hit(strength, [evidence(pointer, 'the target is restricted')]);
  },
});
