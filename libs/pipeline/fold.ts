import type { Decision } from '../contracts/decision.js';
import type { Facts, SeenFacts } from '../contracts/facts.js';
import { SCHEMA_VERSION, TOPICS } from '../contracts/topics.js';
import type { ActivityKind } from '../activity/model.js';
import { assembleDecision } from '../decide/assemble-decision.js';
import type { CompiledPolicy } from '../decide/compiled-policy.js';
import { decide } from '../decide/decide.js';
import { encodeDecision } from '../decide/encode-decision.js';
import type { Clock } from '../kernel/clock.js';
import { evaluate, type OnFailure } from '../rules/evaluate.js';
import { buildFacts } from './build-facts.js';
import { applyEffects, countLookAlikes, noteSighting, postsOf } from './effects.js';
import { needsOf } from './needs.js';
import type { DecisionRow, EmitRecord, Scored } from './ports.js';
import type { Prepared } from './prepare.js';
import type { RestrictionIndex } from './restriction-index.js';
import { labelsOf, scoredFrom, type BatchScores } from './scoring.js';
import { stageOf } from './stage.js';
import { carryOver, type Standing } from './standing.js';
import type { WorkingSet } from './working-set.js';

/** Kinds whose decisions always have a row of their own; hit-free others live in the journal only. */
const ALWAYS_KEPT: ReadonlySet<ActivityKind> = new Set(['Create', 'Update', 'Delete', 'Move', 'Flag']);

const NOT_EVALUATED = { hits: [], unknowns: [] };

export interface FoldContext {
  readonly policy: CompiledPolicy;
  readonly restrictions: RestrictionIndex;
  readonly scores: BatchScores;
  /** Last decisions on subjects that come again; the fold adds those that it makes. */
  readonly standing: Map<string, Standing>;
  readonly clock: Clock;
  /** Of this deployment, where the delivery doesn't say; null is unknown. */
  readonly localHosts: readonly string[] | null;
  readonly onRuleFailure: OnFailure;
}

export interface Folded {
  readonly decision: Decision;
  readonly row: DecisionRow | null;
  readonly emit: EmitRecord;
  readonly scored: Scored | null;
}

/** Judges one activity at its place in the batch and lets it change the facts of those after it. */
export function fold(item: Prepared, set: WorkingSet, context: FoldContext): Folded | null {
  const { seen, revision } = claim(item, set);
  if (!seen.before) countLookAlikes(item, set);
  if (item.learn) {
    noteSighting(item, set, seen.before ? 0 : postsOf(item.body.activity));
    applyEffects(item, set);
    return null;
  }
  const { activity } = item.body;
  const { policy } = context;
  const facts = buildFacts(
    item,
    needsOf(activity.kind, policy),
    set,
    context.restrictions,
    seen,
    context.scores.get(item) ?? null,
    context.localHosts,
  );
  const stage = stageOf(item, policy);
  const { hits, unknowns } =
    stage.mode === 'off'
      ? NOT_EVALUATED
      : evaluate(
          { activity, body: item.body, facts },
          policy.options,
          policy.evaluated,
          context.onRuleFailure,
        );
  const decidedAt = context.clock.now();
  const draft = decide({
    policy,
    stage,
    hits,
    unknowns,
    receivedAt: item.delivery.receivedAt,
    judgedAt: decidedAt,
  });
  const fresh = assembleDecision(draft, {
    subject: item.subject,
    revision,
    activityId: activity.id,
    activityKind: activity.kind,
    objectId: item.objectId,
    actor: activity.actor,
    domain: activity.actorHost,
    direction: item.delivery.direction,
    authenticity: item.delivery.authenticity,
    labels: labelsOf(facts.scores),
    receivedAt: item.delivery.receivedAt,
    decidedAt,
  });
  const decision = revision === 1 ? fresh : carryOver(fresh, context.standing.get(item.subject));
  // Facts follow what the policy would enforce, so that a rollout in shadow doesn't poison them.
  const { action } = decision.rollout.wouldBe ?? decision;
  noteSighting(item, set, seen.before || action !== 'allow' ? 0 : postsOf(activity));
  if (action !== 'block') applyEffects(item, set);
  const document = encodeDecision(decision);
  const row = rowOf(decision, document, item, facts, policy);
  // A retry in this batch must find what one in a later batch would load.
  if (row) context.standing.set(item.subject, { decision, superseding: row.superseding });
  return {
    decision,
    row,
    emit: {
      topic: TOPICS.decisions,
      key: item.message.key ?? activity.actor,
      value: document,
      headers: { subject: item.subject, revision: String(revision), schema: SCHEMA_VERSION },
    },
    scored: scoredFrom(facts.scores),
  };
}

/** Which revision this judgement is, and what the rules may know of earlier ones. Learning is none. */
function claim(item: Prepared, set: WorkingSet): { seen: SeenFacts; revision: number } {
  const first = set.seenRow(item.seenKey);
  const otherBody = first !== null && first.digest !== item.digest;
  const key = otherBody ? item.otherKey : item.seenKey;
  const last = otherBody ? set.seenRow(key) : first;
  const revision = (last?.revision ?? 0) + (item.learn ? 0 : 1);
  if (revision !== last?.revision) set.markSeen(key, { digest: item.digest, revision });
  return { seen: { before: first !== null, otherBody }, revision };
}

function rowOf(
  decision: Decision,
  document: Buffer,
  item: Prepared,
  facts: Facts,
  policy: CompiledPolicy,
): DecisionRow | null {
  const kept =
    decision.action !== 'allow' ||
    decision.hits.length > 0 ||
    decision.revision > 1 ||
    ALWAYS_KEPT.has(item.body.activity.kind);
  if (!kept) return null;
  const snapshot = decision.hits.length > 0 || sampled(decision.subject, policy.allowSample);
  return {
    subject: decision.subject,
    revision: decision.revision,
    action: decision.action,
    kind: decision.activityKind,
    actor: decision.actor,
    domain: decision.domain,
    direction: decision.direction,
    score: decision.score,
    symbols: decision.hits.map((hit) => hit.symbol),
    decidedBy: decision.decidedBy,
    superseding: decision.reason !== null,
    receivedAt: item.delivery.receivedAt,
    holdUntil: decision.holdUntil === null ? null : Date.parse(decision.holdUntil),
    document,
    facts: snapshot ? JSON.stringify(facts) : null,
  };
}

/** The subject is a hash, so its first digits draw the sample: the same one on every worker. */
function sampled(subject: string, share: number): boolean {
  return Number.parseInt(subject.slice(0, 8), 16) / 0x1_0000_0000 < share;
}
