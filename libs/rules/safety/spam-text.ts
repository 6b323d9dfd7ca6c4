import { defineRule } from '../rule.js';
import { NO_OPTIONS } from '../support.js';
import { judgeScore, SCORED_KINDS } from './score.js';

/** Evidence for the abuse rules: by itself a label, together with theirs what the policy’s composites make of it. */
export const spamText = defineRule({
  symbol: 'SPAM_TEXT',
  catalogue: 'C4',
  group: 'safety',
  weight: 3,
  effect: { action: 'label' },
  kinds: SCORED_KINDS,
  needs: ['scores'],
  source: 'own',
  summary: 'Text that reads like spam, by the classifier',
  options: NO_OPTIONS,
  test: (input) => judgeScore(input, 'spam'),
});
