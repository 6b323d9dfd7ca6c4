import { defineRule, hit, MISS } from '../rule.js';
import { NO_OPTIONS } from '../support.js';
import { personalDataIn } from './personal-data/ownership.js';

/** Publishing somebody else's number can't be taken back, so a moderator looks first. */
export const othersPersonalData = defineRule({
  symbol: 'OTHERS_PERSONAL_DATA',
  catalogue: 'P6',
  group: 'privacy',
  weight: 7,
  effect: { action: 'hold' },
  kinds: ['Create', 'Update', 'Announce', 'Add'],
  needs: [],
  source: 'own; E.164, ISO 13616 (IBAN), ISO/IEC 7812 (cards)',
  summary: 'Personal data that seems to be somebody else’s, in public text or alt text',
  options: NO_OPTIONS,
  test: ({ activity }) => {
    const { others, othersStrength } = personalDataIn(activity);
    return others.length === 0 ? MISS : hit(othersStrength, others);
  },
});
