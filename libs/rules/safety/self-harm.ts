import { defineRule } from '../rule.js';
import { NO_OPTIONS } from '../support.js';
import { judgeScore, SCORED_KINDS } from './score.js';

/**
 * Somebody who needs help, hence no weight against them: servers show resources on the hit. A model can't see a
 * plan; the default policy takes the highest scores, which explicit statements get, for one, and holds those.
 */
export const selfHarm = defineRule({
  symbol: 'SELF_HARM',
  catalogue: 'C3',
  group: 'safety',
  weight: 0,
  effect: { action: 'hold' },
  kinds: SCORED_KINDS,
  needs: ['scores'],
  source: 'own',
  summary: 'Self-harm or suicide of the author, by the classifier',
  options: NO_OPTIONS,
  test: (input) => judgeScore(input, 'self_harm'),
});
