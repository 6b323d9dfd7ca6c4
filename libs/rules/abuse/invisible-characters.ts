import { textsOf } from '../../activity/texts.js';
import type { Evidence } from '../../contracts/decision.js';
import { defineRule, hit, MISS } from '../rule.js';
import { NO_OPTIONS } from '../support.js';
import { hasInvisible, invisibleRuns, type InvisibleRun } from './invisible-runs.js';

/** Unbalanced controls come with text copied from other applications. */
const STRENGTHS: Readonly<Record<InvisibleRun['what'], number>> = {
  'tag characters': 1,
  selectors: 1,
  'bidi override': 1,
  'zero-width': 0.8,
  'unbalanced bidi control': 0.5,
};

export const invisibleCharacters = defineRule({
  symbol: 'INVISIBLE_CHARACTERS',
  catalogue: 'T2',
  group: 'abuse',
  weight: 1,
  effect: { action: 'filter', filters: ['strip-invisible-text'] },
  kinds: ['Create', 'Update', 'Announce', 'Add'],
  needs: [],
  source: 'Unicode Technical Standard 39; CVE-2021-42574',
  summary: 'Text with invisible characters that reorder it, split its words or carry hidden data',
  options: NO_OPTIONS,
  test: ({ activity }) => {
    const found: Evidence[] = [];
    let strength = 0;
    for (const { field } of textsOf(activity)) {
      const { text } = field.plain;
      if (!hasInvisible(text)) {
        continue;
      }
      for (const { start, end, what } of invisibleRuns(text)) {
        found.push({ pointer: field.pointer, ...field.plain.toSource(start, end), note: what });
        strength = Math.max(strength, STRENGTHS[what]);
      }
    }
    return found.length === 0 ? MISS : hit(strength, found);
  },
});
