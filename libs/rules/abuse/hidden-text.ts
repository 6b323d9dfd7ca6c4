import { textsOf } from '../../activity/texts.js';
import type { Evidence } from '../../contracts/decision.js';
import { defineRule, hit, MISS } from '../rule.js';
import { NO_OPTIONS } from '../support.js';

/** Shorter runs are rather a separator or a screen reader's aid than a message. */
const LONG = 20;

/** The parts of an address that servers fold away in a link are no hidden text: the parser knows them. */
export const hiddenText = defineRule({
  symbol: 'HIDDEN_TEXT',
  catalogue: 'T4',
  group: 'abuse',
  weight: 1,
  effect: { action: 'filter', filters: ['strip-invisible-text'] },
  kinds: ['Create', 'Update', 'Announce', 'Add'],
  needs: [],
  source: 'GHSA-55j9-c3mp-6fcq',
  summary: 'Markup hides text that other readers, or other servers, do see',
  options: NO_OPTIONS,
  test: ({ activity }) => {
    const found: Evidence[] = [];
    let length = 0;
    for (const { field } of textsOf(activity)) {
      for (const { text, start, end } of field.html ? field.plain.hidden : []) {
        const letters = text.trim().length;
        if (letters > 0) {
          length += letters;
          found.push({ pointer: field.pointer, start, end, note: `${letters} hidden characters` });
        }
      }
    }
    return found.length === 0 ? MISS : hit(length >= LONG ? 1 : 0.5, found);
  },
});
