import { defineRule, hit, MISS } from '../rule.js';
import { NO_OPTIONS } from '../support.js';
import { personalDataIn } from './personal-data/ownership.js';

/** A label only: people may publish what is theirs, and a server may want to warn them. */
export const ownPersonalData = defineRule({
  symbol: 'OWN_PERSONAL_DATA',
  catalogue: 'P6',
  group: 'privacy',
  weight: 0,
  effect: { action: 'label' },
  kinds: ['Create', 'Update', 'Announce', 'Add'],
  needs: [],
  source: 'own; E.164, ISO 13616 (IBAN), ISO/IEC 7812 (cards)',
  summary: 'Personal data that seems to be the author’s own, in public text, alt text or profile',
  options: NO_OPTIONS,
  test: ({ activity }) => {
    const { own } = personalDataIn(activity);
    return own.length === 0 ? MISS : hit(1, own);
  },
});
