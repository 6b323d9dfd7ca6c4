import type { Audience } from '../../activity/model.js';
import { contentIn } from '../../activity/texts.js';
import type { Evidence } from '../../contracts/decision.js';
import { defineRule, hit, MISS } from '../rule.js';
import { evidence, NO_OPTIONS } from '../support.js';

/** The sender's server should have removed them; whoever is named there was meant to stay unnamed. */
export const blindRecipients = defineRule({
  symbol: 'BLIND_RECIPIENTS',
  catalogue: 'P1',
  group: 'privacy',
  weight: 0,
  effect: { action: 'filter', filters: ['strip-blind-recipients'] },
  kinds: 'all',
  needs: [],
  source: 'ActivityPub, sections 6 and 7.1',
  summary: 'bto or bcc delivered with the activity or its object',
  options: NO_OPTIONS,
  test: ({ activity }) => {
    const content = contentIn(activity);
    const found = [
      ...blind(activity.audience, activity.pointer),
      ...(content === null ? [] : blind(content.audience, content.pointer)),
    ];
    return found.length === 0 ? MISS : hit(1, found);
  },
});

const NONE: readonly Evidence[] = [];

function blind({ bto, bcc }: Audience, pointer: string): readonly Evidence[] {
  if (bto.length === 0 && bcc.length === 0) {
    return NONE;
  }
  return [
    ...(bto.length > 0 ? [evidence(`${pointer}/bto`, 'bto')] : []),
    ...(bcc.length > 0 ? [evidence(`${pointer}/bcc`, 'bcc')] : []),
  ];
}
