import type { Evidence } from '../../contracts/decision.js';
import { defineRule, hit, MISS } from '../rule.js';
import { evidence, NO_OPTIONS } from '../support.js';

/**
 * A server that expands JSON-LD reads another document than one that doesn't, ours included: what
 * was judged would not be what is shown.
 */
export const redefinedTerm = defineRule({
  symbol: 'REDEFINED_TERM',
  catalogue: 'I13',
  group: 'integrity',
  weight: 7,
  effect: { action: 'hold' },
  kinds: 'all',
  needs: [],
  source: 'Activity Streams 2.0 section 2.1: terms of the core context must not be overridden',
  summary: '@context gives a term of ActivityStreams another meaning',
  options: NO_OPTIONS,
  test: ({ body }) => {
    let found: Evidence[] | undefined;
    for (const note of body.notes) {
      if (note.code === 'redefined_term') {
        (found ??= []).push(evidence(note.pointer));
      }
    }
    return found === undefined ? MISS : hit(1, found);
  },
});
