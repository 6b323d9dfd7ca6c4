import type { JsonObject } from '../kernel/json.js';
import {
  ACTIVITY_KINDS,
  ACTOR_TYPES,
  CONTENT_TYPES,
  type ActivityKind,
  type ActorType,
  type ContentType,
} from './model.js';
import { isList } from './reading.js';

/** What an object's `type` makes of it here. */
export type Classified =
  | { readonly is: 'activity'; readonly kind: ActivityKind }
  | { readonly is: 'content'; readonly type: ContentType }
  | { readonly is: 'actor'; readonly type: ActorType }
  | { readonly is: 'tombstone' }
  /** Known and not supported, or unknown; `names` as written. */
  | { readonly is: 'other'; readonly names: readonly string[] }
  /** Types that different servers would read as different things. */
  | { readonly is: 'ambiguous' }
  | { readonly is: 'absent' }
  | { readonly is: 'invalid' };

const KNOWN = new Map<string, Classified>([
  ...ACTIVITY_KINDS.map((kind): [string, Classified] => [kind, { is: 'activity', kind }]),
  ...CONTENT_TYPES.map((type): [string, Classified] => [type, { is: 'content', type }]),
  ...ACTOR_TYPES.map((type): [string, Classified] => [type, { is: 'actor', type }]),
  ['Tombstone', { is: 'tombstone' }],
]);

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '));

const OTHER_ACTIVITIES = words(
  'Activity IntransitiveActivity Arrive Dislike Ignore Invite Join Leave Listen Offer Read ' +
    'TentativeAccept TentativeReject Travel View',
);
const OTHER_OBJECTS = words(
  'Object Link Mention Hashtag Collection OrderedCollection CollectionPage OrderedCollectionPage Place ' +
    'Profile Relationship PropertyValue',
);

const ABSENT: Classified = { is: 'absent' };
const INVALID: Classified = { is: 'invalid' };
const MAX_TYPES = 16;
const AS = 'https://www.w3.org/ns/activitystreams#';

export function classify(json: JsonObject): Classified {
  const written = json.type;
  if (typeof written === 'string')
    return KNOWN.get(shortName(written)) ?? { is: 'other', names: [written] };
  if (written === undefined || written === null) return ABSENT;
  if (!isList(written) || written.length === 0 || written.length > MAX_TYPES) return INVALID;
  const names: string[] = [];
  let found: Classified | undefined;
  for (const name of written) {
    if (typeof name !== 'string') return INVALID;
    names.push(name);
    const known = KNOWN.get(shortName(name));
    if (known === undefined) continue;
    if (found !== undefined && !agree(found, known)) return { is: 'ambiguous' };
    if (found === undefined || known.is === 'tombstone') found = known;
  }
  return found ?? { is: 'other', names };
}

/** A Note that is also an Event is read as the first; an actor with a tombstone has gone. */
function agree(a: Classified, b: Classified): boolean {
  if (a.is === 'activity' && b.is === 'activity') return a.kind === b.kind;
  if (a.is === 'tombstone' || b.is === 'tombstone') return a.is !== 'activity' && b.is !== 'activity';
  return a.is === b.is;
}

function shortName(name: string): string {
  if (name.startsWith('as:')) return name.slice(3);
  return name.startsWith(AS) ? name.slice(AS.length) : name;
}

/** Whether something of an unsupported type is an activity: by its name, or because it has an actor. */
export function isActivityLike(json: JsonObject, names: readonly string[]): boolean {
  const short = names.map(shortName);
  if (short.some((name) => OTHER_ACTIVITIES.has(name))) return true;
  return json.actor !== undefined && !short.some((name) => OTHER_OBJECTS.has(name));
}

/** Names for a message: only what can't carry a text of the document. */
export function printable(names: readonly string[]): string {
  const short = names.filter((name) => /^[A-Za-z][\w:./#-]{0,99}$/.test(name)).slice(0, 3);
  return short.length === 0 ? 'an unnamed type' : short.join(', ');
}
