import { defineRule, hit, MISS, unknown } from '../rule.js';
import { evidence, NO_OPTIONS } from '../support.js';

/** The target moved on to a third account: an honest chain, or a detour to dodge a block. */
const CHAIN = 0.4;

export const moveContradicted = defineRule({
  symbol: 'MOVE_CONTRADICTED',
  catalogue: 'M3',
  group: 'migration',
  weight: 15,
  effect: { action: 'block' },
  kinds: ['Move'],
  needs: ['actor', 'target'],
  source: 'FEP-7628',
  summary: 'Move to oneself, to another account than `movedTo` names, or to one that has itself moved',
  options: NO_OPTIONS,
  test: ({ activity, facts }) => {
    if (activity.kind !== 'Move') {
      return MISS;
    }
    const { object, target, pointer } = activity;
    const targetPointer = `${pointer}/target`;
    if (target === object.id) {
      return hit(1, [evidence(targetPointer, 'moves to itself')]);
    }
    // The stored document is the actor's, which in pull mode isn't the origin.
    const origin = object.id === activity.actor ? facts.actor?.movedTo : undefined;
    if (origin !== undefined && origin !== null && origin !== target) {
      return hit(1, [evidence(targetPointer, 'the origin’s document names another account')]);
    }
    const onward = facts.target?.movedTo;
    if (onward === object.id) {
      return hit(1, [evidence(targetPointer, 'the target moved to the origin')]);
    }
    if (onward !== undefined && onward !== null && onward !== target) {
      return hit(CHAIN, [evidence(targetPointer, 'the target itself moved')]);
    }
    if (origin !== undefined && onward !== undefined) {
      return MISS;
    }
    return unknown(
      ...(origin === undefined ? ['actor.movedTo'] : []),
      ...(onward === undefined ? ['target.movedTo'] : []),
    );
  },
});
