import type { Random } from '../random.js';

export type Software =
  | 'mastodon'
  | 'misskey'
  | 'pleroma'
  | 'gotosocial'
  | 'lemmy'
  | 'friendica'
  | 'wordpress'
  | 'peertube'
  | 'threads';

/** A JSON document under construction; key order is the order on the wire. */
export type Document = Record<string, unknown>;

interface ActorIds {
  readonly id: string;
  readonly url: string;
  readonly inbox: string;
  readonly sharedInbox: string;
  readonly followers: string;
  readonly keyId: string;
}

export interface Author extends ActorIds {
  readonly host: string;
  readonly name: string;
}

/** What new ids are made of: `n` is unique within a run, `random` gives the rest. */
export interface Mint {
  readonly at: number;
  readonly n: number;
  readonly random: Random;
}

export interface Picture {
  readonly url: string;
  readonly mediaType: string;
  readonly blurhash: string;
  readonly width: number;
  readonly height: number;
  readonly alt: string | null;
}

export interface Draft {
  readonly author: Author;
  readonly id: string;
  readonly url: string;
  readonly published: string;
  readonly updated?: string;
  readonly language: string;
  /** Title of an Article, Page or Video. */
  readonly title?: string;
  readonly paragraphs: readonly string[];
  readonly mentions: readonly Author[];
  readonly hashtags: readonly string[];
  readonly link?: string;
  readonly contentWarning?: string;
  readonly pictures: readonly Picture[];
  readonly reply?: { readonly id: string; readonly author: string };
  readonly poll?: { readonly options: readonly string[]; readonly endTime: string };
  readonly to: readonly string[];
  readonly cc: readonly string[];
  /** Names the thread in ids of conversations. */
  readonly thread: string;
}

export type Verb =
  | 'create'
  | 'update'
  | 'delete'
  | 'undo'
  | 'announce'
  | 'like'
  | 'react'
  | 'follow'
  | 'accept'
  | 'reject'
  | 'block'
  | 'flag'
  | 'move'
  | 'add'
  | 'remove';

/** How one server software writes ids and documents. */
export interface Dialect {
  readonly software: Software;
  /** Copies of the HTML that a Note carries (content, contentMap, source). */
  readonly copies: number;
  actor(host: string, name: string, random: Random): ActorIds;
  /** Ids of a new post; some name replies otherwise. */
  post(author: Author, mint: Mint, isReply: boolean): { readonly id: string; readonly url: string };
  /** `about` is the id of what the activity does something to. */
  activityId(author: Author, verb: Verb, mint: Mint, about: string): string;
  /** `@context` of activities without content. */
  readonly context: unknown;
  /** `@context` of activities that carry content or actor documents; needs the host for some. */
  fullContext(host: string): unknown;
  /** Fields that this software adds to a reaction, boost or follow, after `object`. */
  extras(verb: Verb, author: Author, owner: string, mint: Mint): Document;
  content(draft: Draft): Document;
}

export const PUBLIC = 'https://www.w3.org/ns/activitystreams#Public';
export const ACTIVITY_STREAMS = 'https://www.w3.org/ns/activitystreams';
export const SECURITY = 'https://w3id.org/security/v1';

export function iso(at: number, milliseconds = false): string {
  const text = new Date(at).toISOString();
  return milliseconds ? text : `${text.slice(0, 19)}Z`;
}
