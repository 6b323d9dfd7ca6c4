import type { Activity, ActorObject, Audience } from '../../activity/model.js';
import type { Facts } from '../../contracts/facts.js';
import { authorityOf, hostPart, sameAuthority } from '../authority.js';

/**
 * Strength of what may be a moderator's right: below the default `at` of a policy, so that the block
 * doesn't act by itself, but with a weight of 15 still enough points for a hold.
 */
export const PERHAPS_MODERATOR = 0.4;

/**
 * Whether the activity names (in `audience`, as Lemmy does) a community of a server of ours. Its
 * moderators may live anywhere and act on anybody's posts in it; who they are, only that server knows.
 */
export function inCommunityOfOurs(
  { audience }: Activity,
  { delivery: { localHosts } }: Facts,
): boolean {
  return (
    localHosts !== null &&
    audience.audience.some((id) => {
      const authority = authorityOf(id);
      return authority !== null && localHosts.includes(hostPart(authority));
    })
  );
}

/**
 * Whether the activity names a community of the actor's own server. That server vouches for who
 * moderates it, but not for the object being in it: anybody may name a community.
 */
export function inCommunityOfTheirs({ audience, actor }: Activity): boolean {
  return audience.audience.some((id) => sameAuthority(id, actor));
}

/** Whether it is a community addressed as one: moderators on other servers may edit it (Lemmy). */
export function inItself(object: ActorObject, { audience }: Audience): boolean {
  return object.type === 'Group' && audience.some((id) => sameAuthority(id, object.id));
}
