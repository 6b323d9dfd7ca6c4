import { z } from 'zod';
import { defineRule, hit, MISS, unknown } from '../rule.js';
import { evidence, span, watchedLongerThan } from '../support.js';

/** A Create that overtook its Delete, or a forwarder that serves what its author took back. */
export const createAfterDelete = defineRule({
  symbol: 'CREATE_AFTER_DELETE',
  catalogue: 'I20',
  group: 'integrity',
  weight: 15,
  effect: { action: 'block' },
  kinds: ['Create'],
  needs: ['object'],
  source: 'Mastodon keeps Deletes of unknown objects for six hours',
  summary: 'Create of an object whose Delete was accepted shortly before',
  options: z.strictObject({
    within: span('6h', 'how long a Delete stands against a Create of the same object'),
  }),
  test: ({ activity, facts }, { within }) => {
    if (activity.kind !== 'Create') {
      return MISS;
    }
    const { object } = activity;
    if (object.tag !== 'content' && object.tag !== 'actor' && object.tag !== 'reference') {
      return MISS;
    }
    if (object.id === null) {
      return MISS;
    }
    if (facts.object === null) {
      return unknown('object');
    }
    const { deletedAt } = facts.object;
    if (deletedAt === null) {
      return watchedLongerThan(facts, within) ? MISS : unknown('object.deletedAt');
    }
    return facts.now - deletedAt <= within
      ? hit(1, [
          evidence(object.tag === 'reference' ? object.pointer : `${object.pointer}/id`, 'was deleted'),
        ])
      : MISS;
  },
});
