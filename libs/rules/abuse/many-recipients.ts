import { defineRule } from '../rule.js';
import { judgeRecipients, recipientsOption } from './recipients.js';

/** Below the hold of HELLTHREAD: let in, but kept out of public timelines. */
export const manyRecipients = defineRule({
  symbol: 'MANY_RECIPIENTS',
  catalogue: 'S2',
  group: 'abuse',
  weight: 1,
  effect: { action: 'filter', filters: ['unlist'] },
  kinds: ['Create', 'Update'],
  needs: [],
  source: 'Pleroma’s hellthread policy',
  summary: 'A post that names many recipients one by one',
  options: recipientsOption(10),
  test: ({ activity }, { recipients }) => judgeRecipients(activity, recipients),
});
