import { defineRule } from '../rule.js';
import { NO_OPTIONS } from '../support.js';
import { judgeScore, SCORED_KINDS } from './score.js';

/** Legal in most places and welcome in some: a label, and SEXUAL_UNMARKED sees to the marking. */
export const sexual = defineRule({
  symbol: 'SEXUAL',
  catalogue: 'C4',
  group: 'safety',
  weight: 0,
  effect: { action: 'label' },
  kinds: SCORED_KINDS,
  needs: ['scores'],
  source: 'own',
  summary: 'Sexual content, by the classifier',
  options: NO_OPTIONS,
  test: (input) => judgeScore(input, 'sexual'),
});
