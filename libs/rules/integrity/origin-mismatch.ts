import type { Activity, ActorObject, ContentObject } from '../../activity/model.js';
import { authorityOf } from '../authority.js';
import { defineRule, hit, MISS, type RuleOutcome } from '../rule.js';
import { evidence, NO_OPTIONS } from '../support.js';
import { inItself, PERHAPS_MODERATOR } from './community.js';

/** Like PERHAPS_MODERATOR: enough for a hold, too little for the block. */
const PERHAPS_COAUTHOR = 0.4;

const OTHER_ORIGIN = 'not of the actor’s origin';

/**
 * What an actor sends must come from the actor's own server. Ids are compared, not WebFinger
 * handles, so split domains pass; what a group announces is other people's and isn't compared.
 */
export const originMismatch = defineRule({
  symbol: 'ORIGIN_MISMATCH',
  catalogue: 'I8',
  group: 'integrity',
  weight: 15,
  effect: { action: 'block' },
  kinds: 'all',
  needs: [],
  source: 'FEP-fe34; GHSA-3fjr-858r-92rw',
  summary: 'Ids of activity, actor, object and author are of different origins',
  options: NO_OPTIONS,
  test: ({ activity }) => {
    const origin = authorityOf(activity.actor);
    if (activity.id !== null && authorityOf(activity.id) !== origin) {
      return hit(1, [evidence(`${activity.pointer}/id`, OTHER_ORIGIN)]);
    }
    if (activity.kind !== 'Create' && activity.kind !== 'Update') {
      return MISS;
    }
    const { object } = activity;
    switch (object.tag) {
      case 'content':
        return judgeContent(object, origin);
      case 'actor':
        return judgeActor(object, origin, activity);
      default:
        return MISS;
    }
  },
});

function judgeContent(object: ContentObject, origin: string | null): RuleOutcome {
  if (object.id !== null && authorityOf(object.id) !== origin) {
    return hit(1, [evidence(`${object.pointer}/id`, OTHER_ORIGIN)]);
  }
  const { attributedTo } = object;
  if (attributedTo.every((author) => authorityOf(author) === origin)) {
    return MISS;
  }
  // An Event of a federated group is written by a member from elsewhere (Mobilizon); an author
  // after the actor's own may be a co-author. The document can't tell either from a forgery.
  const [first] = attributedTo;
  const explained = object.type === 'Event' || (first !== undefined && authorityOf(first) === origin);
  const found = evidence(`${object.pointer}/attributedTo`, OTHER_ORIGIN);
  return hit(explained ? PERHAPS_COAUTHOR : 1, [found]);
}

function judgeActor(object: ActorObject, origin: string | null, { audience }: Activity): RuleOutcome {
  if (authorityOf(object.id) === origin) {
    return MISS;
  }
  const strength = inItself(object, audience) ? PERHAPS_MODERATOR : 1;
  return hit(strength, [evidence(`${object.pointer}/id`, OTHER_ORIGIN)]);
}
