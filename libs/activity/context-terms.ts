import { isJsonObject, pointerToken, type JsonObject, type JsonValue } from '../kernel/json.js';
import type { Reading } from './reading.js';

const AS = 'https://www.w3.org/ns/activitystreams#';
const LDP = 'http://www.w3.org/ns/ldp#';
const MAX_CONTEXTS = 64;
const MAX_TERM_LENGTH = 64;

const words = (list: string): string[] => list.split(' ');

/** Terms of the ActivityStreams context, and what each stands for. */
const TERMS: ReadonlyMap<string, string> = new Map([
  ...words(
    'Accept Activity IntransitiveActivity Add Announce Application Arrive Article Audio Block Collection ' +
      'CollectionPage Relationship Create Delete Dislike Document Event Follow Flag Group Ignore Image ' +
      'Invite Join Leave Like Link Mention Note Object Offer OrderedCollection OrderedCollectionPage ' +
      'Organization Page Person Place Profile Question Reject Remove Service TentativeAccept ' +
      'TentativeReject Tombstone Undo Update Video View Listen Read Move Travel IsFollowing IsFollowedBy ' +
      'IsContact IsMember Public subject relationship actor attributedTo attachment bcc bto cc context ' +
      'current first generator icon image inReplyTo items instrument last location next object oneOf ' +
      'anyOf closed origin accuracy prev preview provider replies result audience partOf tag target to ' +
      'url altitude content duration endTime height href hreflang latitude longitude mediaType name ' +
      'published radius rel startIndex startTime summary totalItems units updated width describes ' +
      'formerType deleted outbox following followers streams preferredUsername endpoints uploadMedia ' +
      'proxyUrl liked oauthAuthorizationEndpoint oauthTokenEndpoint provideClientKey signClientKey ' +
      'sharedInbox source likes shares alsoKnownAs',
  ).map((term): [string, string] => [term, AS + term]),
  ['orderedItems', `${AS}items`],
  ['contentMap', `${AS}content`],
  ['nameMap', `${AS}name`],
  ['summaryMap', `${AS}summary`],
  ['inbox', `${LDP}inbox`],
  ['id', '@id'],
  ['type', '@type'],
  ['as', AS],
  ['ldp', LDP],
]);

/** Redefinitions that servers ship and whose meaning is the same: Mobilizon writes places so. */
const HARMLESS: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['location', new Set(['http://schema.org/location', 'http://schema.org#location'])],
  ['Place', new Set(['http://schema.org/Place', 'http://schema.org#Place'])],
]);

/**
 * Notes terms of ActivityStreams to which the document's own `@context` gives another meaning: a server
 * that processes JSON-LD would then read another activity than one that doesn't (rule I13).
 */
export function noteRedefinedTerms(reading: Reading, context: JsonValue | undefined, at: string): void {
  if (context === undefined || typeof context === 'string') return;
  for (const { value, pointer } of reading.list(context, at, MAX_CONTEXTS)) {
    if (isJsonObject(value)) noteInContext(reading, value, pointer);
  }
}

function noteInContext(reading: Reading, context: JsonObject, pointer: string): void {
  for (const [term, definition] of Object.entries(context)) {
    const meaning = term.length > MAX_TERM_LENGTH ? undefined : TERMS.get(term);
    if (meaning === undefined) continue;
    const given = meaningOf(definition, term, context);
    if (given === meaning || (given !== null && HARMLESS.get(term)?.has(given) === true)) continue;
    reading.note('redefined_term', `${pointer}/${pointerToken(term)}`, `${term} gets another meaning`);
  }
}

/** The IRI or keyword that a definition gives a term; null where it takes the meaning away. */
function meaningOf(definition: JsonValue, term: string, context: JsonObject): string | null {
  if (typeof definition === 'string') return expand(definition, context);
  if (!isJsonObject(definition) || definition['@reverse'] !== undefined) return null;
  const id = definition['@id'];
  if (typeof id === 'string') return expand(id, context);
  // Without @id the term is looked up in the vocabulary, which is then the extension's.
  const vocabulary = context['@vocab'];
  return id === undefined && typeof vocabulary === 'string' ? vocabulary + term : null;
}

function expand(written: string, context: JsonObject): string {
  if (written === 'id' || written === 'type') return `@${written}`;
  const colon = written.indexOf(':');
  if (colon < 0) return TERMS.get(written) ?? written;
  const prefix = written.slice(0, colon);
  const rest = written.slice(colon + 1);
  if (rest.startsWith('//')) return written;
  const definition = context[prefix];
  const base = isJsonObject(definition) ? definition['@id'] : definition;
  if (typeof base === 'string') return base + rest;
  return prefix === 'as' ? AS + rest : prefix === 'ldp' ? LDP + rest : written;
}
