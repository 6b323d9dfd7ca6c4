import type { Rejection } from '../contracts/dead-letter.js';
import type { Severity } from '../contracts/domain-policy.js';
import type { Visibility } from '../contracts/facts.js';
import type { Label } from '../contracts/labels.js';
import type { ClassifierPolicy } from '../contracts/policy.js';
import type { Result } from '../kernel/result.js';

/** A message as it came off the log, or a body as it came in by the API. */
export interface IncomingMessage {
  readonly partition: number;
  readonly offset: bigint;
  readonly key: Buffer | null;
  readonly value: Buffer;
  readonly headers: Readonly<Record<string, string>>;
  /** The log's own timestamp, ms since the epoch. */
  readonly timestamp: number;
}

/** What a worker holds of a partition. `epoch` grows with every take-over. */
export interface OwnedPartition {
  readonly partition: number;
  readonly epoch: bigint;
  readonly next: bigint;
}

/** Compare-and-swap of one partition's cursor: the batch covers [from, to). */
export interface CursorMove {
  readonly partition: number;
  readonly epoch: bigint;
  readonly from: bigint;
  readonly to: bigint;
}

/** What governs a batch, read in its first query. */
export interface Governing {
  readonly policyRevision: bigint;
  readonly restrictionRevision: bigint;
  readonly seenGeneration: number;
  /** ms since the epoch; null before the first message. */
  readonly watchStartedAt: number | null;
  /** The follow table is complete (a warm-up filled it): absence means "not followed". */
  readonly followsKnown: boolean;
}

export interface SeenRow {
  /** First 8 bytes of the content digest, as a signed 64-bit integer. */
  readonly digest: bigint;
  /** Of the last judgement; 0 where it was only learnt from. */
  readonly revision: number;
}

export interface ActorRow {
  readonly key: string;
  readonly firstSeen: number;
  readonly backfilled: boolean;
  readonly posts: number;
  readonly document: ActorDocument | null;
}

/** What is kept of the last actor document that was let in. */
export interface ActorDocument {
  readonly movedTo: string | null;
  readonly alsoKnownAs: readonly string[];
  readonly searchableBy: readonly string[] | null;
  readonly indexable: boolean | null;
}

export interface ObjectRow {
  readonly key: string;
  readonly owner: string | null;
  readonly visibility: Visibility | null;
  readonly updated: number | null;
  readonly deletedAt: number | null;
}

/** One bucket of one source partition; members are packed big-endian 32-bit hashes, at most 32. */
export interface LookAlikeRow {
  readonly key: bigint;
  readonly bucket: number;
  readonly part: number;
  readonly n: number;
  readonly actors: Buffer;
  readonly domains: Buffer;
}

export interface HostRow {
  readonly name: string;
  readonly firstSeen: number;
  readonly backfilled: boolean;
}

/** A superseding decision (moderator, expiry) or an open hold that a retry must respect. */
export interface StandingDecision {
  readonly subject: string;
  readonly document: string;
  readonly superseding: boolean;
}

export interface FactsWanted {
  readonly actors: readonly string[];
  readonly objects: readonly string[];
  readonly hosts: readonly string[];
  readonly lookAlikes: readonly bigint[];
  /** Buckets before this one are outside every window of the batch. */
  readonly oldestBucket: number;
  /** (remote, local) pairs; local null asks whether anybody follows. */
  readonly follows: readonly { readonly remote: string; readonly local: string | null }[];
}

export interface FactsLoaded {
  readonly actors: readonly ActorRow[];
  readonly objects: readonly ObjectRow[];
  readonly hosts: readonly HostRow[];
  readonly lookAlikes: readonly LookAlikeRow[];
  readonly follows: readonly { readonly remote: string; readonly local: string | null }[];
}

export interface NewActor {
  readonly key: string;
  readonly id: string;
  readonly host: string;
  readonly firstSeen: number;
  /** Creates let in, to be added to what is stored. */
  readonly posts: number;
  readonly document: ActorDocument | null;
}

export interface DecisionRow {
  readonly subject: string;
  readonly revision: number;
  readonly action: string;
  readonly kind: string;
  readonly actor: string;
  readonly domain: string;
  readonly direction: string;
  readonly score: number;
  readonly symbols: readonly string[];
  readonly decidedBy: string;
  readonly superseding: boolean;
  readonly receivedAt: number;
  readonly holdUntil: number | null;
  readonly document: Buffer;
  /** JSON of the Facts snapshot, where one is kept. */
  readonly facts: string | null;
}

export interface DeadLetterRow {
  readonly subject: string;
  readonly partition: number;
  readonly offset: bigint;
  readonly key: Buffer | null;
  readonly headers: Readonly<Record<string, string>>;
  readonly value: Buffer;
  readonly bytes: number;
  readonly digest: Buffer;
  readonly truncated: boolean;
  readonly rejection: Rejection;
  readonly receivedAt: number;
}

/** A record to emit once the transaction that journals it has committed. */
export interface EmitRecord {
  readonly topic: string;
  readonly key: Buffer | string | null;
  readonly value: Buffer;
  readonly headers: Readonly<Record<string, string>>;
}

/** A text for the classifier. */
export interface ScorableText {
  readonly text: string;
  /** BCP 47, as the post says; often it doesn't, or says the language of its author's menus. */
  readonly lang: string | null;
}

export interface ScoredText {
  /** Calibrated probabilities, 0..1; null: the model can't tell. */
  readonly scores: Readonly<Partial<Record<Label, number | null>>>;
  /** BCP 47; `und` where it can't be told. */
  readonly lang: string;
  readonly langConfidence: number;
  readonly pass: 1 | 2;
  /** By label, UTF-16 offsets in the text, heaviest first; for labels at their threshold, as far as time allows. */
  readonly spans: Readonly<
    Partial<Record<Label, readonly { readonly start: number; readonly end: number }[]>>
  >;
}

export interface Scoring {
  /** Version of the model. */
  readonly model: string;
  /** In force: the policy's, else the model's. */
  readonly thresholds: Readonly<Record<Label, number | null>>;
  /** One a text, in order. */
  readonly texts: readonly ScoredText[];
}

/** The classifier, as the pipeline sees it. */
export interface Scorer {
  /** null: no model is there to ask. A rejection costs the batch its scores, nothing else. */
  score(texts: readonly ScorableText[], policy: ClassifierPolicy): Promise<Scoring | null>;
}

/** What the classifier said of one activity, for statistics and feedback. */
export interface Scored {
  readonly model: string;
  /** BCP 47. */
  readonly lang: string;
  readonly scores: Readonly<Partial<Record<Label, number | null>>>;
  /** Labels whose score reached the threshold in force. */
  readonly flagged: readonly Label[];
}

/** A text that waits for a moderator's outcome. */
export interface KeptText {
  readonly subject: string;
  readonly objectKey: string;
  readonly ownerKey: string;
  readonly text: string;
  /** BCP 47; `und` where nobody says. */
  readonly lang: string;
  /** Labels whose score reached their threshold. */
  readonly flagged: readonly Label[];
  /** ms since the epoch. */
  readonly keptAt: number;
}

/** Texts whose author took them back. */
export interface Erasure {
  readonly of: 'object' | 'owner';
  readonly key: string;
  /** Text that may stay, since the object still says so; null: none may. */
  readonly except: string | null;
}

/** What one batch changes in the texts kept for feedback: erased first, then kept. */
export interface FeedbackWrites {
  readonly erased: readonly Erasure[];
  readonly kept: readonly KeptText[];
}

/** Everything one batch changes. Applied in one transaction; keys are sorted by the store. */
export interface BatchWrites {
  /** Revisions of retried subjects. */
  readonly seenRevisions: readonly { readonly key: string; readonly revision: number }[];
  readonly actors: readonly NewActor[];
  readonly objects: readonly ObjectRow[];
  readonly hosts: readonly { readonly name: string; readonly firstSeen: number }[];
  readonly lookAlikes: readonly LookAlikeRow[];
  readonly followsAdded: readonly { readonly remote: string; readonly local: string }[];
  readonly followsRemoved: readonly { readonly remote: string; readonly local: string }[];
  readonly decisions: readonly DecisionRow[];
  readonly deadLetters: readonly DeadLetterRow[];
  readonly feedback: FeedbackWrites;
  readonly emit: readonly EmitRecord[];
  /** Message time from which Tidegate has watched; null when it is not to be moved. */
  readonly watchFrom: number | null;
  /** Day (UTC, YYYY-MM-DD) of the newest message: when its objects were last touched. */
  readonly day: string;
}

/** One transaction. Exactly one of `commit` and `rollback` ends it. */
export interface BatchTransaction {
  readonly governing: Governing;
  /**
   * Takes the keys that are free, at revision 1, those that are only learnt from at 0; answers those
   * that were taken before, which stay locked.
   */
  claimSeen(
    digests: ReadonlyMap<string, bigint>,
    learnt?: ReadonlySet<string>,
  ): Promise<ReadonlyMap<string, SeenRow>>;
  load(wanted: FactsWanted): Promise<FactsLoaded>;
  standing(subjects: readonly string[]): Promise<readonly StandingDecision[]>;
  /** Answers the id of the journal row, null when there was nothing to emit. */
  commit(writes: BatchWrites): Promise<string | null>;
  rollback(): Promise<void>;
}

/** A restriction as it is looked up: by exact domain or actor id. */
export interface RestrictionRow {
  readonly kind: 'domain' | 'actor';
  readonly subject: string;
  readonly severity: Severity;
  readonly rejectMedia: boolean;
  readonly rejectReports: boolean;
  readonly until: number | null;
  readonly lifted: boolean;
  readonly revision: bigint;
}

export interface BatchStore {
  /** Takes over partitions: afterwards nothing of an earlier owner can commit. */
  own(topic: string, partitions: readonly number[]): Promise<readonly OwnedPartition[]>;
  /** Journalled but not marked emitted, of these partitions, in order; at most 50 batches. */
  unemitted(
    topic: string,
    partitions: readonly number[],
  ): Promise<readonly { readonly id: string; readonly records: readonly EmitRecord[] }[]>;
  markEmitted(ids: readonly string[]): Promise<void>;
  /** `lost` names the partitions whose cursor another worker moved. No moves: an in-line batch. */
  begin(
    topic: string,
    moves: readonly CursorMove[],
  ): Promise<Result<BatchTransaction, { readonly lost: readonly number[] }>>;
  activePolicy(): Promise<{ readonly revision: bigint; readonly yaml: string } | null>;
  restrictionsSince(revision: bigint): Promise<readonly RestrictionRow[]>;
}
