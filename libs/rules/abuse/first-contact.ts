import { z } from 'zod';
import type { ActorFacts } from '../../contracts/facts.js';
import { defineRule, hit, MISS, unknown } from '../rule.js';
import { contentOf, evidence, span, youngerThan } from '../support.js';
import { hasLink, hasMedia, mentionsOf } from './reach.js';

/**
 * What the waves of 2024 had in common where words failed: a new account that nobody follows mentions
 * several people, mostly with one link or one picture. A newcomer who joins a conversation repeats
 * its mentions, so a reply alone stays below the hold.
 */
export const firstContact = defineRule({
  symbol: 'FIRST_CONTACT_MENTIONS',
  catalogue: 'S1',
  group: 'abuse',
  weight: 7,
  effect: { action: 'hold' },
  kinds: ['Create', 'Update'],
  needs: ['actor', 'follows'],
  source: 'waves of February and October 2024',
  summary: 'A new actor whom no recipient follows mentions several people',
  options: z.strictObject({
    many: z.int().min(1).max(500).default(5).describe('mentions that are too many by themselves'),
    withLinkOrMedia: z
      .int()
      .min(1)
      .max(500)
      .default(2)
      .describe('mentions that are too many with a link or media'),
    newFor: span('7d', 'how long an actor is new'),
  }),
  test: ({ activity, facts }, { many, withLinkOrMedia, newFor }) => {
    const content = contentOf(activity);
    if (content === null || content.tags.length === 0) {
      return MISS;
    }
    const mentions = mentionsOf(content, activity.actor).size;
    const carries = mentions >= withLinkOrMedia && (hasLink(content) || hasMedia(content));
    if (mentions < many && !carries) {
      return MISS;
    }
    const young = youngerThan(facts, newFor);
    const followed = isFollowed(facts.actor);
    if (young === false || followed === true) {
      return MISS;
    }
    if (young === 'unknown' || followed === 'unknown') {
      return unknown(
        ...(young === 'unknown' ? ['actor.firstSeen'] : []),
        ...(followed === 'unknown' ? ['follows'] : []),
      );
    }
    const strength = mentions >= many && carries ? 1 : 0.9;
    const found = evidence(
      `${content.pointer}/tag`,
      `${mentions} mentions${carries ? ' with a link or media' : ''}`,
    );
    return hit(content.inReplyTo === null ? strength : 0.45, [found]);
  },
});

function isFollowed(actor: ActorFacts | null): boolean | 'unknown' {
  if (actor === null) {
    return 'unknown';
  }
  if (actor.followedByRecipient === null) {
    return actor.followedLocally === false ? false : 'unknown';
  }
  return actor.followedByRecipient;
}
