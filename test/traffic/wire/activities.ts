import type { Persona } from '../population.js';
import { PUBLIC, iso, type Author, type Document, type Draft, type Mint, type Verb } from './draft.js';

const TYPES: Readonly<Record<Verb, string>> = {
  create: 'Create',
  update: 'Update',
  delete: 'Delete',
  undo: 'Undo',
  announce: 'Announce',
  like: 'Like',
  react: 'EmojiReact',
  follow: 'Follow',
  accept: 'Accept',
  reject: 'Reject',
  block: 'Block',
  flag: 'Flag',
  move: 'Move',
  add: 'Add',
  remove: 'Remove',
};

/** Like, boost, reaction or follow of something that is only named; `owner` is whom it belongs to. */
export function reaction(
  author: Persona,
  verb: Verb,
  mint: Mint,
  object: string,
  owner: string,
): Document {
  const { dialect } = author;
  return {
    '@context': dialect.context,
    id: dialect.activityId(author, verb, mint, object),
    type: TYPES[verb],
    actor: author.id,
    object,
    ...dialect.extras(verb, author, owner, mint),
  };
}

/** Any other activity, in the plain form on which the implementations agree. */
export function activity(
  author: Persona,
  verb: Verb,
  mint: Mint,
  about: string,
  object: unknown,
  more: Document = {},
): Document {
  return {
    '@context': author.dialect.context,
    id: author.dialect.activityId(author, verb, mint, about),
    type: TYPES[verb],
    actor: author.id,
    object,
    ...more,
  };
}

/** Create or Update of a post. */
export function publish(
  author: Persona,
  verb: 'create' | 'update',
  mint: Mint,
  draft: Draft,
): Document {
  const object = author.dialect.content(draft);
  return {
    '@context': author.dialect.fullContext(author.host),
    id: author.dialect.activityId(author, verb, mint, draft.id),
    type: TYPES[verb],
    actor: author.id,
    published: draft.updated ?? draft.published,
    to: object['to'],
    cc: object['cc'],
    object,
  };
}

/** A vote in somebody else's poll: a Note with a name and nothing else. */
export function vote(
  author: Persona,
  mint: Mint,
  poll: string,
  owner: string,
  choice: string,
): Document {
  const id = `${author.id}#votes/${mint.n}`;
  return {
    '@context': author.dialect.context,
    id: `${id}/activity`,
    type: 'Create',
    actor: author.id,
    to: owner,
    object: { id, type: 'Note', name: choice, attributedTo: author.id, inReplyTo: poll, to: owner },
  };
}

export function tombstone(id: string): Document {
  return { id, type: 'Tombstone', atomUri: id };
}

export interface Profile {
  readonly display: string;
  readonly summary: string;
  readonly fields: readonly { readonly name: string; readonly value: string }[];
  readonly published: number;
  readonly updated?: number;
}

export function actorDocument(author: Author, profile: Profile): Document {
  return {
    id: author.id,
    type: 'Person',
    following: author.followers.replace('followers', 'following'),
    followers: author.followers,
    inbox: author.inbox,
    outbox: author.inbox.replace('inbox', 'outbox'),
    preferredUsername: author.name,
    name: profile.display,
    summary: `<p>${profile.summary}</p>`,
    url: author.url,
    manuallyApprovesFollowers: false,
    discoverable: true,
    indexable: false,
    published: iso(profile.published),
    ...(profile.updated === undefined ? {} : { updated: iso(profile.updated) }),
    publicKey: {
      id: author.keyId,
      owner: author.id,
      publicKeyPem: '-----BEGIN PUBLIC KEY-----\nMIIBIjANBgkqh\n-----END PUBLIC KEY-----\n',
    },
    tag: [],
    attachment: profile.fields.map((field) => ({ type: 'PropertyValue', ...field })),
    endpoints: { sharedInbox: author.sharedInbox },
  };
}

export const PUBLIC_AUDIENCE: Document = { to: [PUBLIC], cc: [] };
