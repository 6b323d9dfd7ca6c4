import { defineRule } from '../rule.js';
import { NO_OPTIONS } from '../support.js';
import { judgeScore, SCORED_KINDS } from './score.js';

/** Trained on few examples, in English alone: elsewhere it is unknown. */
export const threat = defineRule({
  symbol: 'THREAT',
  catalogue: 'C4',
  group: 'safety',
  weight: 0,
  effect: { action: 'hold' },
  kinds: SCORED_KINDS,
  needs: ['scores'],
  source: 'own',
  summary: 'A threat of violence, by the classifier',
  options: NO_OPTIONS,
  test: (input) => judgeScore(input, 'threat'),
});
