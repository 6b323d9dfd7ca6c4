import type { Rejection } from '../contracts/dead-letter.js';
import type { CompiledPolicy } from '../decide/compiled-policy.js';
import type { Clock } from '../kernel/clock.js';
import { ok, type Result } from '../kernel/result.js';
import type { OnFailure } from '../rules/evaluate.js';
import { summarise, type BatchSummary, type Step } from './batch-summary.js';
import { deadLetter } from './dead-letter.js';
import { factsWanted, otherClaims, seenClaims } from './enrich.js';
import { feedbackOf, NO_FEEDBACK } from './feedback.js';
import { fold, type FoldContext, type Folded } from './fold.js';
import type {
  BatchStore,
  BatchTransaction,
  BatchWrites,
  CursorMove,
  DeadLetterRow,
  DecisionRow,
  EmitRecord,
  FeedbackWrites,
  IncomingMessage,
  Scorer,
  SeenRow,
} from './ports.js';
import { prepare, refuse, type Prepared, type Refused } from './prepare.js';
import { RestrictionIndex } from './restriction-index.js';
import { readStanding } from './standing.js';
import { NO_SCORES, scoreBatch, type BatchScores } from './scoring.js';
import { scoredOf, type ScoredActivity } from './scored.js';
import { UngovernedError } from './ungoverned-error.js';
import { WorkingSet } from './working-set.js';

export interface ProcessorReport {
  batch(summary: BatchSummary): void;
  /** What the classifier said of a recorded batch's activities. */
  scored?(activities: readonly ScoredActivity[]): void;
  /** The classifier threw: a bug of ours, which costs the batch its scores alone. */
  scoringFailed?(error: unknown): void;
  ruleFailed: OnFailure;
}

export interface ProcessorDeps {
  readonly store: BatchStore;
  readonly clock: Clock;
  /** Of this deployment, for deliveries that don't say; null is unknown. */
  readonly localHosts: readonly string[] | null;
  /** Compiles the active policy's YAML; throws on one that should never have been activated. */
  readonly compile: (yaml: string) => CompiledPolicy;
  /** Left out: texts are not scored, and rules on scores answer unknown. */
  readonly scorer?: Scorer;
  readonly report: ProcessorReport;
}

export interface Processed {
  readonly journalId: string | null;
  readonly emit: readonly EmitRecord[];
  /** One entry a message, in order; null for messages that were only learnt from. */
  readonly outcomes: readonly (Folded | Refused | null)[];
}

const NO_POLICY = 'no policy is active: run "npm run -s tidegate -- migrate"';

type Lost = { readonly lost: readonly number[] };

/**
 * The steps in their order: parse → classify → enrich → evaluate → decide → record. Emission is the
 * caller's.
 */
export class Processor {
  private policy: { revision: bigint; compiled: CompiledPolicy } | null = null;
  private readonly restrictions = new RestrictionIndex();
  private refreshing: Promise<void> = Promise.resolve();

  constructor(private readonly deps: ProcessorDeps) {}

  /** One transaction. Without moves it is an in-line batch that no cursor guards. */
  async process(
    topic: string,
    messages: readonly IncomingMessage[],
    moves: readonly CursorMove[],
  ): Promise<Result<Processed, Lost>> {
    const { time, steps } = stopwatch();
    const items = messages.map(prepare);
    const known = items.filter((item) => item.is === 'activity');
    time('parse');
    // Before the transaction, so that no row stays locked meanwhile; under the policy that most likely governs.
    const expected = this.policy?.compiled ?? null;
    const early = expected === null ? null : await this.score(known, expected);
    time('classify');
    const begun = await this.deps.store.begin(topic, moves);
    if (!begun.ok) return begun;
    const transaction = begun.value;
    return this.within(transaction, async () => {
      const policy = await this.govern(transaction);
      const scores = early !== null && policy === expected ? early : await this.score(known, policy);
      // The claim is sent first: what is loaded then holds the effects of whoever had those ids before.
      const [seen, loaded] = await Promise.all([
        claim(transaction, known),
        transaction.load(factsWanted(known, policy)),
      ]);
      const standing = readStanding(
        await transaction.standing(
          known.filter((item) => seen.has(item.seenKey)).map((item) => item.subject),
        ),
      );
      const set = new WorkingSet(transaction.governing, loaded, seen);
      time('enrich');
      const context: FoldContext = {
        policy,
        restrictions: this.restrictions,
        scores,
        standing,
        clock: this.deps.clock,
        localHosts: this.deps.localHosts,
        onRuleFailure: this.deps.report.ruleFailed,
      };
      const outcomes = items.map((item) => (item.is === 'activity' ? fold(item, set, context) : item));
      time('evaluate');
      const feedback = feedbackOf(items, outcomes, policy.feedback.enabled);
      const { watchStartedAt } = transaction.governing;
      const writes = this.writes(items, outcomes, set, watchStartedAt, feedback);
      const journalId = await transaction.commit(writes);
      time('record');
      this.deps.report.batch(summarise(partitionsOf(moves), outcomes, steps));
      this.deps.report.scored?.(scoredOf(outcomes));
      return ok({ journalId, emit: writes.emit, outcomes });
    });
  }

  /** Moves past messages that could not be processed: they become dead letters, nothing is lost. */
  async bury(
    topic: string,
    messages: readonly IncomingMessage[],
    moves: readonly CursorMove[],
    cause: unknown,
  ): Promise<Result<Processed, Lost>> {
    const begun = await this.deps.store.begin(topic, moves);
    if (!begun.ok) return begun;
    const name = cause instanceof Error ? cause.name : 'error';
    // The cause's text may quote the activity: only its kind is told.
    const rejection: Rejection = {
      code: 'processing_failed',
      pointer: '',
      message: `processing failed (${name}); the worker's log says more`,
    };
    const refused = messages.map((message) => refuse(message, rejection));
    return this.within(begun.value, async () => {
      const set = new WorkingSet(
        begun.value.governing,
        { actors: [], objects: [], hosts: [], lookAlikes: [], follows: [] },
        new Map(),
      );
      const writes = this.writes(refused, refused, set, 0, NO_FEEDBACK);
      const journalId = await begun.value.commit(writes);
      this.deps.report.batch(summarise(partitionsOf(moves), refused, stopwatch().steps));
      return ok({ journalId, emit: writes.emit, outcomes: refused });
    });
  }

  private async score(items: readonly Prepared[], policy: CompiledPolicy): Promise<BatchScores> {
    const { scorer, report } = this.deps;
    if (scorer === undefined) return NO_SCORES;
    try {
      return await scoreBatch(items, policy, scorer);
    } catch (error) {
      report.scoringFailed?.(error);
      return NO_SCORES;
    }
  }

  /** The policy and the restrictions of the revisions that the batch's first query read. */
  private async govern(transaction: BatchTransaction): Promise<CompiledPolicy> {
    const { policyRevision, restrictionRevision } = transaction.governing;
    const stale = (): boolean =>
      this.policy?.revision !== policyRevision || this.restrictions.revision < restrictionRevision;
    if (stale()) {
      // Lanes share the index: one refreshes, the others wait for it.
      const refresh = this.refreshing
        .catch(() => undefined)
        .then(() => this.refresh(policyRevision, restrictionRevision));
      this.refreshing = refresh;
      await refresh;
    }
    if (!this.policy) throw new UngovernedError(NO_POLICY);
    return this.policy.compiled;
  }

  private async refresh(policyRevision: bigint, restrictionRevision: bigint): Promise<void> {
    const { store, compile } = this.deps;
    if (this.restrictions.revision < restrictionRevision) {
      this.restrictions.apply(await store.restrictionsSince(this.restrictions.revision));
      this.restrictions.revision = bigMax(this.restrictions.revision, restrictionRevision);
    }
    if (this.policy === null || this.policy.revision < policyRevision) {
      const active = await store.activePolicy();
      if (!active) throw new UngovernedError(NO_POLICY);
      this.policy = { revision: active.revision, compiled: compiled(compile, active.yaml) };
    }
  }

  private async within<T>(transaction: BatchTransaction, work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      await transaction.rollback();
      throw error;
    }
  }

  private writes(
    items: readonly (Prepared | Refused)[],
    outcomes: readonly (Folded | Refused | null)[],
    set: WorkingSet,
    watchStartedAt: number | null,
    feedback: FeedbackWrites,
  ): BatchWrites {
    const decisions: DecisionRow[] = [];
    const deadLetters: DeadLetterRow[] = [];
    const emit: EmitRecord[] = [];
    for (const outcome of outcomes) {
      if (outcome === null) continue;
      if ('decision' in outcome) {
        if (outcome.row) decisions.push(outcome.row);
        emit.push(outcome.emit);
      } else if (!outcome.learn) {
        const letter = deadLetter(outcome);
        deadLetters.push(letter.row);
        emit.push(letter.emit);
      }
    }
    let oldest = watchStartedAt === null ? this.deps.clock.now() : Number.MAX_SAFE_INTEGER;
    let newest = 0;
    for (const { delivery, learn } of items) {
      // Only learning reaches back: one old message of a backlog is no year of watching. A message
      // without a time says nothing of how long.
      if (learn && delivery.receivedAt > 0) oldest = Math.min(oldest, delivery.receivedAt);
      newest = Math.max(newest, delivery.receivedAt);
    }
    const earlier = oldest < (watchStartedAt ?? Number.MAX_SAFE_INTEGER);
    return {
      ...set.changes(),
      decisions,
      deadLetters,
      feedback,
      emit,
      watchFrom: earlier ? oldest : null,
      day: new Date(newest).toISOString().slice(0, 10),
    };
  }
}

/** What was known of the batch's ids; one query more where an id came that another body has. */
async function claim(
  transaction: BatchTransaction,
  items: readonly Prepared[],
): Promise<ReadonlyMap<string, SeenRow>> {
  const claims = seenClaims(items);
  const seen = await transaction.claimSeen(claims.digests, claims.learnt);
  const others = otherClaims(items, claims, seen);
  if (others.digests.size === 0) return seen;
  return new Map([...seen, ...(await transaction.claimSeen(others.digests, others.learnt))]);
}

function partitionsOf(moves: readonly CursorMove[]): readonly number[] {
  return moves.map((move) => move.partition);
}

/** `time(step)` books what passed since the step before it. */
function stopwatch(): { readonly steps: Record<Step, number>; readonly time: (step: Step) => void } {
  const steps = { parse: 0, classify: 0, enrich: 0, evaluate: 0, record: 0 };
  let last = performance.now();
  return {
    steps,
    time(step) {
      const now = performance.now();
      steps[step] += now - last;
      last = now;
    },
  };
}

function compiled(compile: ProcessorDeps['compile'], yaml: string): CompiledPolicy {
  try {
    return compile(yaml);
  } catch (cause) {
    throw new UngovernedError('the active policy can not be read by this build', { cause });
  }
}

function bigMax(a: bigint, b: bigint): bigint {
  return a > b ? a : b;
}
