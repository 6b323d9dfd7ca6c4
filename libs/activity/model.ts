import type { JsonObject } from '../kernel/json.js';
import type { Visibility } from '../contracts/facts.js';

export const ACTIVITY_KINDS = [
  'Create',
  'Update',
  'Delete',
  'Undo',
  'Announce',
  'Like',
  'EmojiReact',
  'Follow',
  'Accept',
  'Reject',
  'Block',
  'Flag',
  'Move',
  'Add',
  'Remove',
] as const;
export type ActivityKind = (typeof ACTIVITY_KINDS)[number];

export const ACTOR_TYPES = ['Person', 'Service', 'Application', 'Group', 'Organization'] as const;
export type ActorType = (typeof ACTOR_TYPES)[number];

/** Types whose text is judged. ChatMessage is Pleroma's, the media types are PeerTube's and Funkwhale's. */
export const CONTENT_TYPES = [
  'Note',
  'Article',
  'Page',
  'Video',
  'Question',
  'Event',
  'ChatMessage',
  'Audio',
  'Image',
  'Document',
] as const;
export type ContentType = (typeof CONTENT_TYPES)[number];

/** Something that is not wrong enough to refuse the document; integrity rules look at these. */
export interface ParseNote {
  readonly code:
    | 'text_truncated'
    | 'depth_truncated'
    | 'items_truncated'
    | 'redefined_term'
    | 'bad_date'
    | 'bad_field';
  readonly pointer: string;
  readonly message: string;
}

export interface Audience {
  readonly to: readonly string[];
  readonly cc: readonly string[];
  readonly bto: readonly string[];
  readonly bcc: readonly string[];
  readonly audience: readonly string[];
}

export interface TextLink {
  /** As written in the document; may be hostile. */
  readonly href: string;
  /** What a reader sees. */
  readonly text: string;
  /** Range in `PlainText.text`. */
  readonly start: number;
  readonly end: number;
  readonly kind: 'mention' | 'hashtag' | 'plain';
}

/** Readable text out of HTML (or plain text), with a way back to the source string. */
export interface PlainText {
  readonly text: string;
  readonly links: readonly TextLink[];
  /** Text a reader would not see (display:none, `invisible`, tiny fonts); not part of `text`. */
  readonly hidden: readonly { readonly text: string; readonly start: number; readonly end: number }[];
  /** Images in the HTML: source offsets and declared size. */
  readonly images: readonly {
    readonly src: string;
    readonly width: number | null;
    readonly height: number | null;
    readonly start: number;
    readonly end: number;
  }[];
  /** UTF-16 range in `text` → UTF-16 range in the source string. */
  toSource(start: number, end: number): { readonly start: number; readonly end: number };
  readonly truncated: boolean;
}

/** A string of the document that people read. `plain` is computed on first use and kept. */
export interface TextField {
  readonly pointer: string;
  readonly source: string;
  readonly html: boolean;
  readonly plain: PlainText;
}

export interface Attachment {
  readonly pointer: string;
  readonly type: string;
  readonly urls: readonly string[];
  readonly mediaType: string | null;
  readonly name: TextField | null;
  readonly blurhash: string | null;
}

export interface Tag {
  readonly pointer: string;
  readonly type: string;
  readonly href: string | null;
  readonly name: string | null;
}

export interface Poll {
  readonly pointer: string;
  readonly multiple: boolean;
  readonly options: readonly TextField[];
  readonly endTime: number | null;
  readonly closed: number | null;
}

export interface ContentObject {
  readonly tag: 'content';
  readonly type: ContentType;
  /** Pointer to this object in the document ("/object" as a rule, "/object/object" when announced). */
  readonly pointer: string;
  readonly id: string | null;
  readonly attributedTo: readonly string[];
  readonly audience: Audience;
  readonly visibility: Visibility | null;
  readonly published: number | null;
  readonly updated: number | null;
  readonly inReplyTo: string | null;
  readonly sensitive: boolean | null;
  readonly urls: readonly { readonly href: string; readonly pointer: string }[];
  readonly content: TextField | null;
  readonly summary: TextField | null;
  readonly name: TextField | null;
  readonly contentMap: readonly TextField[];
  readonly language: string | null;
  readonly attachments: readonly Attachment[];
  readonly tags: readonly Tag[];
  readonly quote: string | null;
  readonly poll: Poll | null;
  /** A vote is a Note with a name, no content and an inReplyTo. */
  readonly isVote: boolean;
  readonly hasPlace: boolean;
  /** undefined = absent; null = unreadable. */
  readonly searchableBy?: readonly string[] | null;
  readonly indexable?: boolean | null;
  /** Earlier versions (`formerRepresentations`), newest first, at most 16. */
  readonly history: readonly ContentObject[];
}

export interface ActorObject {
  readonly tag: 'actor';
  readonly type: ActorType;
  readonly pointer: string;
  readonly id: string;
  readonly preferredUsername: string | null;
  readonly name: TextField | null;
  readonly summary: TextField | null;
  readonly fields: readonly { readonly name: TextField; readonly value: TextField }[];
  readonly urls: readonly { readonly href: string; readonly pointer: string }[];
  readonly inbox: string | null;
  readonly followers: string | null;
  readonly publicKeys: readonly { readonly id: string | null; readonly owner: string | null }[];
  readonly alsoKnownAs: readonly string[];
  /** undefined = absent */
  readonly movedTo?: string | null;
  readonly searchableBy?: readonly string[] | null;
  readonly indexable?: boolean | null;
  readonly published: number | null;
  readonly updated: number | null;
}

export interface TombstoneObject {
  readonly tag: 'tombstone';
  readonly pointer: string;
  readonly id: string | null;
  readonly formerType: string | null;
  readonly deleted: number | null;
}

/** Only an id: what it is has to come from the stores, or stays unknown. */
export interface Reference {
  readonly tag: 'reference';
  readonly pointer: string;
  readonly id: string;
}

export type ObjectLike = ContentObject | ActorObject | TombstoneObject | Reference;

interface Base<K extends ActivityKind> {
  readonly tag: 'activity';
  readonly kind: K;
  readonly pointer: string;
  readonly id: string | null;
  readonly actor: string;
  /** Host of the actor id, IDNA A-labels, lower case, without port. */
  readonly actorHost: string;
  readonly embeddedActor: ActorObject | null;
  readonly audience: Audience;
  readonly visibility: Visibility | null;
  readonly published: number | null;
  readonly updated: number | null;
  /** Has a Linked Data signature or an integrity proof of its own. */
  readonly selfSigned: boolean;
}

export interface CreateActivity extends Base<'Create'> {
  readonly object: ContentObject | ActorObject | TombstoneObject | Reference;
}
export interface UpdateActivity extends Base<'Update'> {
  readonly object: ContentObject | ActorObject | TombstoneObject | Reference;
}
export interface DeleteActivity extends Base<'Delete'> {
  readonly object: ObjectLike;
}
export interface UndoActivity extends Base<'Undo'> {
  readonly object: InnerActivity | Reference;
}
export interface AnnounceActivity extends Base<'Announce'> {
  readonly object: InnerActivity | ContentObject | ActorObject | TombstoneObject | Reference;
}
export interface LikeActivity extends Base<'Like'> {
  readonly object: ObjectLike;
}
export interface EmojiReactActivity extends Base<'EmojiReact'> {
  readonly object: ObjectLike;
  readonly emoji: string | null;
}
export interface FollowActivity extends Base<'Follow'> {
  readonly object: Reference | ActorObject;
}
export interface AcceptActivity extends Base<'Accept'> {
  readonly object: InnerActivity | Reference;
}
export interface RejectActivity extends Base<'Reject'> {
  readonly object: InnerActivity | Reference;
}
export interface BlockActivity extends Base<'Block'> {
  readonly object: Reference | ActorObject;
  readonly target: string | null;
}
export interface FlagActivity extends Base<'Flag'> {
  readonly objects: readonly ObjectLike[];
  readonly content: TextField | null;
}
export interface MoveActivity extends Base<'Move'> {
  readonly object: Reference | ActorObject;
  readonly target: string;
}
export interface AddActivity extends Base<'Add'> {
  readonly object: InnerActivity | ObjectLike;
  readonly target: string | null;
}
export interface RemoveActivity extends Base<'Remove'> {
  readonly object: InnerActivity | ObjectLike;
  readonly target: string | null;
}

export type Activity =
  | CreateActivity
  | UpdateActivity
  | DeleteActivity
  | UndoActivity
  | AnnounceActivity
  | LikeActivity
  | EmojiReactActivity
  | FollowActivity
  | AcceptActivity
  | RejectActivity
  | BlockActivity
  | FlagActivity
  | MoveActivity
  | AddActivity
  | RemoveActivity;

/** An activity inside an activity; nested at most two deep, below that only references. */
export type InnerActivity = Activity;

/** A body that was understood. */
export interface ParsedBody {
  readonly activity: Activity;
  readonly json: JsonObject;
  readonly notes: readonly ParseNote[];
  /** Every URL-valued field of the activity and its objects, with its pointer; at most 1,000. */
  readonly urls: readonly { readonly pointer: string; readonly url: string; readonly use: UrlUse }[];
}

export type UrlUse = 'id' | 'actor' | 'audience' | 'object' | 'link' | 'media' | 'url' | 'tag' | 'key';
