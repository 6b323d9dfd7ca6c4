import { defineRule } from '../rule.js';
import { judgeRecipients, recipientsOption } from './recipients.js';

export const hellthread = defineRule({
  symbol: 'HELLTHREAD',
  catalogue: 'S2',
  group: 'abuse',
  weight: 7,
  effect: { action: 'hold' },
  kinds: ['Create', 'Update'],
  needs: [],
  source: 'Pleroma’s hellthread policy',
  summary: 'A post that names so many recipients that every answer reaches a crowd',
  options: recipientsOption(20),
  test: ({ activity }, { recipients }) => judgeRecipients(activity, recipients),
});
