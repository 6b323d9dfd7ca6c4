import { actorsOf } from '../../activity/texts.js';
import type { Evidence } from '../../contracts/decision.js';
import { defineRule, hit, MISS } from '../rule.js';
import { evidence, NO_OPTIONS } from '../support.js';
import { hasInvisible, invisibleRuns } from './invisible-runs.js';

/** In ids and user names nothing invisible is needed; in display names what writing needs is left alone. */
export const invisibleInHandle = defineRule({
  symbol: 'INVISIBLE_IN_HANDLE',
  catalogue: 'T2',
  group: 'abuse',
  weight: 7,
  effect: { action: 'hold' },
  kinds: 'all',
  needs: [],
  source: 'Unicode Technical Standard 39',
  summary: 'A user name, display name or actor address with characters that don’t show',
  options: NO_OPTIONS,
  test: ({ activity }) => {
    const found: Evidence[] = [];
    if (isObscured(activity.actor)) {
      found.push(evidence(`${activity.pointer}/actor`, 'invisible characters in the address'));
    }
    for (const actor of actorsOf(activity)) {
      if (actor.preferredUsername !== null && isObscured(actor.preferredUsername)) {
        found.push(evidence(`${actor.pointer}/preferredUsername`, 'invisible characters'));
      }
      if (actor.name === null || !hasInvisible(actor.name.source)) {
        continue;
      }
      const { plain, pointer } = actor.name;
      for (const { start, end, what } of invisibleRuns(plain.text)) {
        if (what !== 'unbalanced bidi control') {
          found.push({ pointer, ...plain.toSource(start, end), note: what });
        }
      }
    }
    return found.length === 0 ? MISS : hit(1, found);
  },
});

/** The soft hyphen, too, which text may have. */
function isObscured(name: string): boolean {
  return hasInvisible(name) || name.includes('\u00ad');
}
