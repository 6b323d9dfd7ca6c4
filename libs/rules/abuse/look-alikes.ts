import { z } from 'zod';
import type { ContentObject } from '../../activity/model.js';
import { contentIn } from '../../activity/texts.js';
import type { Facts, LookAlikeFacts } from '../../contracts/facts.js';
import { DAY, HOUR } from '../../kernel/clock.js';
import { hit, MISS, unknown, type RuleInput, type RuleOutcome } from '../rule.js';
import { evidence } from '../support.js';
import { hasLink, hasMedia, unasked } from './reach.js';

interface LookAlikeOptions {
  readonly actors: number;
  readonly domains: number;
  readonly broadcast: number;
  readonly trusted: number;
}

export function lookAlikeOptions(initial: LookAlikeOptions): z.ZodType<LookAlikeOptions> {
  const factor = z.number().min(1).max(32);
  return z.strictObject({
    actors: z
      .int()
      .min(2)
      .max(32)
      .default(initial.actors)
      .describe('distinct authors that make a wave'),
    domains: z
      .int()
      .min(1)
      .max(32)
      .default(initial.domains)
      .describe('distinct domains that make a wave'),
    broadcast: factor
      .default(initial.broadcast)
      .describe(
        'times as many authors where the post mentions nobody unasked; again where its text is short',
      ),
    trusted: factor
      .default(initial.trusted)
      .describe('times as many authors for an author who is followed here or long known'),
  });
}

/** An author of this age with this many posts is long known. */
const KNOWN_AGE = 14 * DAY;
const KNOWN_POSTS = 10;
/** Letters below which copies are easily coincidence: greetings, calls to a hashtag game. */
const SHORT_TEXT = 64;
/** Share of the needed authors from which copies count a little, so that they add to other evidence. */
const EARLY = 0.6;
const EARLY_STRENGTH = 0.4;
/** Strength at the threshold: with weight 7 it alone reaches the default hold of 6. */
const AT_THRESHOLD = 0.86;
/** Times the needed authors at which the strength is full, and at which one domain is enough. */
const FULL = 3;
/** The facts count distinct actors and domains up to this many. */
const MAX_COUNTED = 32;

/**
 * Strength of the strongest match of one kind. Copies by one author are no wave. What honest people
 * post alike within hours mentions nobody (greetings, memes, headlines with a popular link), while a
 * wave has to reach strangers: a post that mentions people unasked needs a handful of copies; text
 * with a link or media several times as many; and text alone, or a link or image in words of one's
 * own, is only labelled where nobody is mentioned.
 */
export function judgeLookAlikes(
  { activity, facts }: RuleInput,
  kind: LookAlikeFacts['kind'],
  options: LookAlikeOptions,
): RuleOutcome {
  const content = contentIn(activity);
  if (content === null || content.isVote) {
    return MISS;
  }
  if (facts.lookAlikes === null) {
    return unknown('lookAlikes');
  }
  if (facts.lookAlikes.length === 0) {
    return MISS;
  }
  const asks = unasked(content, activity.actor) > 0;
  const needed = Math.min(MAX_COUNTED, neededActors(content, asks, facts, options));
  const cap = asks || (kind === 'text' && (hasLink(content) || hasMedia(content))) ? 1 : EARLY_STRENGTH;
  let best: LookAlikeFacts | null = null;
  let strength = 0;
  for (const match of facts.lookAlikes) {
    const found = match.kind === kind ? strengthOf(match, needed, options.domains) : 0;
    if (found > strength) {
      best = match;
      strength = found;
    }
  }
  if (best === null) {
    return MISS;
  }
  const hours = Math.round(best.windowMs / HOUR);
  const note = `${best.count} copies by ${best.actors} actors on ${best.domains} domains in ${hours} h`;
  return hit(Math.min(strength, cap), [evidence(best.pointer, note)]);
}

function strengthOf(
  { actors, domains }: LookAlikeFacts,
  needed: number,
  neededDomains: number,
): number {
  const ratio = actors / needed;
  if (actors < 2 || ratio < EARLY) {
    return 0;
  }
  if (ratio < 1 || (domains < neededDomains && ratio < FULL)) {
    return EARLY_STRENGTH * Math.min(1, ratio);
  }
  return AT_THRESHOLD + (1 - AT_THRESHOLD) * Math.min(1, (ratio - 1) / (FULL - 1));
}

function neededActors(
  content: ContentObject,
  asks: boolean,
  facts: Facts,
  { actors, broadcast, trusted }: LookAlikeOptions,
): number {
  const short = !asks && readLength(content) < SHORT_TEXT ? 2 : 1;
  return actors * (asks ? 1 : broadcast) * short * (isKnown(facts) ? trusted : 1);
}

/** Characters of the text besides its links. */
function readLength({ content }: ContentObject): number {
  if (content === null) {
    return 0;
  }
  const { text, links } = content.plain;
  return links.reduce((left, { start, end }) => left - (end - start), text.length);
}

/** Only what is certain counts in the author's favour. */
function isKnown({ actor, now }: Facts): boolean {
  if (actor === null) {
    return false;
  }
  if (actor.followedByRecipient === true || actor.followedLocally === true) {
    return true;
  }
  return actor.firstSeen !== null && now - actor.firstSeen > KNOWN_AGE && actor.posts >= KNOWN_POSTS;
}
