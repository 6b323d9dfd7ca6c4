import type { Visibility } from '../contracts/facts.js';
import type { JsonObject } from '../kernel/json.js';
import { idList, PUBLIC } from './ids.js';
import { MAX_LIST } from './limits.js';
import type { Audience } from './model.js';
import type { Reading } from './reading.js';

export function readAudience(reading: Reading, json: JsonObject, pointer: string): Audience {
  const field = (name: keyof Audience) => {
    const value = json[name];
    return value === undefined
      ? NOBODY
      : idList(reading, value, `${pointer}/${name}`, MAX_LIST.audience, 'audience');
  };
  return {
    to: field('to'),
    cc: field('cc'),
    bto: field('bto'),
    bcc: field('bcc'),
    audience: field('audience'),
  };
}

const NOBODY: readonly string[] = [];

/** `/users/ann/followers`, `/followers/ann`: how every server known to us names the collection. */
const FOLLOWERS = /\/followers(?:\/[^/?#]{1,256})?\/?(?:[?#]|$)/;

/**
 * Who may read, as servers take it from the audience: Public among `to` is public, elsewhere unlisted;
 * a followers collection makes it followers-only; else it is direct. null without any recipient.
 */
export function visibilityOf(audience: Audience, followers: string | null): Visibility | null {
  const { to, cc, bto, bcc, audience: context } = audience;
  if (to.includes(PUBLIC)) return 'public';
  const others = [cc, bto, bcc, context];
  if (others.some((list) => list.includes(PUBLIC))) return 'unlisted';
  const all = [to, ...others];
  if (all.every((list) => list.length === 0)) return null;
  const isFollowers = (id: string) => id === followers || FOLLOWERS.test(id);
  return all.some((list) => list.some(isFollowers)) ? 'followers' : 'direct';
}
