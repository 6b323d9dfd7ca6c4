import type { Decision } from '../contracts/decision.js';
import type { Authenticity, Direction } from '../contracts/inbound.js';
import type { DecisionDraft } from './decide.js';

/** What a decision is about. Times in ms since the epoch. */
export interface DecisionMeta {
  /** From `subjectOf`. */
  readonly subject: string;
  readonly revision: number;
  readonly activityId: string | null;
  readonly activityKind: string;
  readonly objectId: string | null;
  readonly actor: string;
  /** Host of the actor. */
  readonly domain: string;
  readonly direction: Direction;
  readonly authenticity: Authenticity;
  /** Classifier scores; empty without one. */
  readonly labels?: Readonly<Record<string, number>>;
  /** Id of the decision that this one replaces, where a retry is judged anew. */
  readonly supersedes?: string | null;
  readonly receivedAt: number;
  readonly decidedAt: number;
}

/** The policy's decision, its fields in the contract's order. */
export function assembleDecision(draft: DecisionDraft, meta: DecisionMeta): Decision {
  return {
    schema: '1',
    id: decisionId(meta.subject, meta.revision),
    subject: meta.subject,
    revision: meta.revision,
    activityId: meta.activityId,
    activityKind: meta.activityKind,
    objectId: meta.objectId,
    actor: meta.actor,
    domain: meta.domain,
    direction: meta.direction,
    authenticity: meta.authenticity,
    action: draft.action,
    filters: draft.filters,
    holdUntil: draft.holdUntil === null ? null : iso(draft.holdUntil),
    onExpiry: draft.onExpiry,
    score: draft.score,
    hits: draft.hits,
    unknowns: draft.unknowns,
    labels: { ...meta.labels },
    policyVersion: draft.policyVersion,
    rollout: draft.rollout,
    decidedBy: 'policy',
    reason: null,
    supersedes: meta.supersedes ?? null,
    case: null,
    statementUrl: null,
    receivedAt: iso(meta.receivedAt),
    decidedAt: iso(meta.decidedAt),
  };
}

export function decisionId(subject: string, revision: number): string {
  return `${subject}.${revision}`;
}

function iso(ms: number): string {
  return new Date(ms).toISOString();
}
