import type { Direction, MediaFacts } from './inbound.js';
import type { Severity } from './domain-policy.js';
import type { Label } from './labels.js';

/**
 * What is known at the moment an activity is judged. Plain JSON: snapshots of it are stored and
 * replayed. `null` means unknown; a rule that needs it must answer unknown, never miss.
 */
export interface Facts {
  /** When the server received the activity, ms since the epoch: the "now" of every rule. */
  readonly now: number;
  /** How long Tidegate has watched, ms; null before the first message. */
  readonly watchedFor: number | null;
  readonly delivery: DeliveryView;
  /** The stored view of the activity's actor. */
  readonly actor: ActorFacts | null;
  /** The stored view of the object the activity is about, as before this activity. */
  readonly object: ObjectFacts | null;
  /** The target of a Move. */
  readonly target: TargetFacts | null;
  readonly seen: SeenFacts | null;
  /** One entry a fingerprint of this activity, counting this activity itself. */
  readonly lookAlikes: readonly LookAlikeFacts[] | null;
  /** One entry a distinct host linked to. */
  readonly linkHosts: readonly LinkHostFacts[] | null;
  /** Domain and actor policies in force that touch this activity; empty when none does. */
  readonly restrictions: readonly RestrictionFacts[] | null;
  /** What the classifier says of the activity's texts; null: it wasn't asked, or gave no answer. */
  readonly scores: ScoreFacts | null;
}

export interface DeliveryView {
  readonly direction: Direction;
  readonly remoteHost: string | null;
  readonly recipients: readonly string[] | null;
  readonly localHosts: readonly string[] | null;
  readonly verifiedKey: string | null;
  readonly media: readonly MediaFacts[] | null;
}

export interface ActorFacts {
  /** Earliest message time of this actor, or its age from a backfill. null: never seen before. */
  readonly firstSeen: number | null;
  /** firstSeen is a fact from a backfill or the server, not just since Tidegate watches. */
  readonly backfilled: boolean;
  /** Creates let in so far, not counting this one. A lower bound while the watch is young. */
  readonly posts: number;
  /** Whether one of the recipients, or any local account, follows the actor. */
  readonly followedByRecipient: boolean | null;
  readonly followedLocally: boolean | null;
  /** `movedTo` of the last actor document seen; null = the document names none; undefined = no document. */
  readonly movedTo?: string | null;
  /** searchableBy / indexable of the last actor document; undefined = no document. */
  readonly searchableBy?: readonly string[] | null;
  readonly indexable?: boolean | null;
}

export type Visibility = 'public' | 'unlisted' | 'followers' | 'direct';

export interface ObjectFacts {
  readonly known: boolean;
  readonly owner: string | null;
  readonly visibility: Visibility | null;
  /** Latest `updated` (else `published`) accepted for it, ms. */
  readonly updated: number | null;
  /** When a Delete of it was accepted, ms; null = no Delete known. */
  readonly deletedAt: number | null;
}

export interface TargetFacts {
  readonly id: string;
  /** undefined = no document of the target is known. */
  readonly movedTo?: string | null;
  readonly alsoKnownAs?: readonly string[];
}

export interface SeenFacts {
  /** Whether this id was seen before with this direction and authenticity. */
  readonly before: boolean;
  /** Whether it was seen with another body; only meaningful when `before`. */
  readonly otherBody: boolean;
}

export interface LookAlikeFacts {
  readonly kind: 'text' | 'link' | 'image';
  /** Where the fingerprinted part stands. */
  readonly pointer: string;
  readonly count: number;
  /** Distinct actors and registrable domains, each counted up to 32. */
  readonly actors: number;
  readonly domains: number;
  /** Span of the window, ms. */
  readonly windowMs: number;
}

export interface LinkHostFacts {
  readonly host: string;
  readonly firstSeen: number | null;
}

export interface RestrictionFacts {
  /** Which part of the activity it touches. */
  readonly role: 'actor' | 'object' | 'target';
  readonly pointer: string;
  readonly kind: 'domain' | 'actor';
  /** The domain or actor id the policy names. */
  readonly subject: string;
  readonly severity: Severity;
  readonly rejectMedia: boolean;
  readonly rejectReports: boolean;
}

export interface ScoreFacts {
  /** Version of the model. */
  readonly model: string;
  /** BCP 47, of the longest text; `und` where it can't be told. */
  readonly lang: string;
  /** 0..1 */
  readonly langConfidence: number;
  /** Labels that at least one text has a score for. One left out: the model can't tell here. */
  readonly labels: Readonly<Partial<Record<Label, LabelScore>>>;
}

/** The text of an activity that scores highest for a label. */
export interface LabelScore {
  /** Calibrated probability, 0..1, to four decimals. */
  readonly score: number;
  /** From which score on the label counts: the policy's, else the model's; null: neither has one. */
  readonly threshold: number | null;
  readonly pass: 1 | 2;
  /** Where the text stands. */
  readonly pointer: string;
  /** Words that speak most for it, heaviest first: UTF-16 offsets in the string there. Only at the threshold or over it. */
  readonly spans: readonly { readonly start: number; readonly end: number }[];
}
