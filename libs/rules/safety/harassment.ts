import { defineRule } from '../rule.js';
import { NO_OPTIONS } from '../support.js';
import { judgeScore, SCORED_KINDS } from './score.js';

/** Rough words among friends score as well, so the default policy holds only what is far over the threshold. */
export const harassment = defineRule({
  symbol: 'HARASSMENT',
  catalogue: 'C4',
  group: 'safety',
  weight: 0,
  effect: { action: 'hold' },
  kinds: SCORED_KINDS,
  needs: ['scores'],
  source: 'own',
  summary: 'Insults and abuse of somebody, by the classifier',
  options: NO_OPTIONS,
  test: (input) => judgeScore(input, 'harassment'),
});
