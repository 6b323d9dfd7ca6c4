import { defineRule } from '../rule.js';
import { NO_OPTIONS } from '../support.js';
import { judgeScore, SCORED_KINDS } from './score.js';

/** Holds, never blocks: words that a group has reclaimed are what a model takes for hate. */
export const hate = defineRule({
  symbol: 'HATE',
  catalogue: 'C4',
  group: 'safety',
  weight: 0,
  effect: { action: 'hold' },
  kinds: SCORED_KINDS,
  needs: ['scores'],
  source: 'own',
  summary: 'Hate against a group, by the classifier',
  options: NO_OPTIONS,
  test: (input) => judgeScore(input, 'hate'),
});
