import { decisionSchema, type Decision } from '../contracts/decision.js';
import type { StandingDecision } from './ports.js';

/** The last decision on a subject that comes again. */
export interface Standing {
  readonly decision: Decision;
  /** Made by a moderator or by a hold's expiry: it stands whatever the policy says now. */
  readonly superseding: boolean;
}

export function readStanding(rows: readonly StandingDecision[]): Map<string, Standing> {
  return new Map(
    rows.map((row) => [
      row.subject,
      { decision: decisionSchema.parse(JSON.parse(row.document)), superseding: row.superseding },
    ]),
  );
}

/**
 * A retry is judged on its new facts, but it neither overturns a moderator (or a hold that ran
 * out), nor extends a hold's deadline.
 */
export function carryOver(fresh: Decision, standing: Standing | undefined): Decision {
  if (!standing) return fresh;
  const { decision, superseding } = standing;
  if (superseding) {
    return {
      ...fresh,
      action: decision.action,
      filters: decision.filters,
      holdUntil: decision.holdUntil,
      onExpiry: decision.onExpiry,
      decidedBy: decision.decidedBy,
      reason: decision.reason,
      case: decision.case,
      statementUrl: decision.statementUrl,
      rollout: { ...fresh.rollout, wouldBe: null },
      supersedes: decision.id,
    };
  }
  const deadline = fresh.action === 'hold' ? (decision.holdUntil ?? fresh.holdUntil) : fresh.holdUntil;
  return { ...fresh, holdUntil: deadline, case: decision.case, supersedes: decision.id };
}
