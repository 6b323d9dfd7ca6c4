import { contentIn } from '../../activity/texts.js';
import { defineRule, MISS } from '../rule.js';
import { NO_OPTIONS } from '../support.js';
import { judgeScore, SCORED_KINDS } from './score.js';

export const sexualUnmarked = defineRule({
  symbol: 'SEXUAL_UNMARKED',
  catalogue: 'C6',
  group: 'safety',
  weight: 0,
  effect: { action: 'filter', filters: ['mark-sensitive'] },
  kinds: SCORED_KINDS,
  needs: ['scores'],
  source: 'own',
  summary: 'Sexual content, by the classifier, that isn’t marked sensitive',
  options: NO_OPTIONS,
  test(input) {
    const content = contentIn(input.activity);
    // A profile can't be marked.
    if (content === null || content.sensitive === true) return MISS;
    return judgeScore(input, 'sexual');
  },
});
