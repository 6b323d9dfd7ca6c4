import type { Action, Decision, Hit, RuleGroup, Unknown } from '../contracts/decision.js';
import { FILTERS, type Filter } from '../contracts/filters.js';
import type { RawHit } from '../rules/evaluate.js';
import type {
  CompiledComposite,
  CompiledPolicy,
  CompiledRule,
  CompiledStage,
  EffectAction,
} from './compiled-policy.js';
import { matchComposites } from './composites.js';
import { micro, points } from './points.js';

export interface DecideInput {
  readonly policy: CompiledPolicy;
  /** From `selectStage`; where its mode is off, the rules needn't run at all. */
  readonly stage: CompiledStage;
  /** ms since the epoch. */
  readonly receivedAt: number;
  /**
   * When the judgement is made, ms; a hold's deadline counts from the later of the two (ADR 5), so that
   * a drained backlog leaves time to look. Without it, from receipt.
   */
  readonly judgedAt?: number;
  /** In any order, at most one a symbol. */
  readonly hits: readonly RawHit[];
  readonly unknowns: readonly Unknown[];
}

/** What the policy says; `assembleDecision` adds what it says it about. */
export interface DecisionDraft {
  readonly action: Action;
  /** On a hold: what an allow at its end carries. None on a block. */
  readonly filters: Filter[];
  readonly holdUntil: number | null;
  readonly onExpiry: 'allow' | 'block' | null;
  /** In a shadow stage too, the score that the activity would have had. */
  readonly score: number;
  readonly hits: Hit[];
  readonly unknowns: Unknown[];
  readonly policyVersion: string;
  readonly rollout: Decision['rollout'];
}

const RANK: Readonly<Record<Action, number>> = { allow: 0, hold: 1, block: 2 };

/**
 * Weighs hits under a policy. Pure. Weights times strengths are summed per group, then clamped to
 * the group's cap, then added up, in whole millionths, so that the order of hits can't change a
 * score. The action is the strictest of what the score reaches and what hits and composites demand
 * by themselves. Hits of rules in shadow mode are listed and count for nothing.
 */
export function decide(input: DecideInput): DecisionDraft {
  const { policy, stage } = input;
  if (stage.mode === 'off') {
    return draft(input, 'allow', [], 0, [], [], null);
  }
  if (input.hits.length === 0) {
    const wouldBe = stage.mode === 'shadow' ? { action: 'allow' as const, filters: [] } : null;
    return draft(input, 'allow', [], 0, [], [...input.unknowns], wouldBe);
  }
  const tally = new Tally();
  const judged = judge(input, tally);
  const score = tally.score(policy.caps);
  const action = strictest(scored(score, policy), tally.action);
  const filters = action === 'block' ? [] : FILTERS.filter((filter) => tally.filters.has(filter));
  if (stage.mode === 'shadow') {
    return draft(input, 'allow', [], score, judged.hits, judged.unknowns, { action, filters });
  }
  return draft(input, action, filters, score, judged.hits, judged.unknowns, null);
}

/** Sums and demands as they come in; all of it is independent of order. */
class Tally {
  readonly filters = new Set<Filter>();
  action: Action = 'allow';
  private readonly groups = new Map<RuleGroup, number>();

  add(group: RuleGroup, millionths: number): void {
    this.groups.set(group, (this.groups.get(group) ?? 0) + millionths);
  }

  demand(action: EffectAction, filters: readonly Filter[]): void {
    if (action === 'block' || action === 'hold') {
      this.action = strictest(this.action, action);
    }
    for (const filter of filters) {
      this.filters.add(filter);
    }
  }

  score(caps: CompiledPolicy['caps']): number {
    let total = 0;
    for (const [group, sum] of this.groups) {
      const cap = caps.get(group);
      total += cap === undefined ? sum : Math.min(cap.max, Math.max(cap.min, sum));
    }
    return total;
  }
}

interface Weighed {
  readonly raw: RawHit;
  readonly rule: CompiledRule;
}

function judge(input: DecideInput, tally: Tally): { hits: Hit[]; unknowns: Unknown[] } {
  const { policy } = input;
  const weighed = input.hits
    .map((raw) => ({ raw, rule: ruleOf(policy, raw.symbol) }))
    .filter(({ rule }) => rule.mode !== 'off')
    .sort((a, b) => a.rule.order - b.rule.order);
  const enforced = weighed.filter(({ rule }) => rule.mode === 'enforce');
  const composites = matchComposites(policy.composites, {
    hit: new Set(enforced.map(({ rule }) => rule.symbol)),
    unknown: new Set(
      input.unknowns.map(({ symbol }) => symbol).filter((each) => enforces(policy, each)),
    ),
  });
  for (const { raw, rule } of enforced) {
    if (composites.removed.has(rule.symbol)) {
      continue;
    }
    tally.add(rule.group, micro(rule.weight * raw.strength));
    if (raw.strength >= rule.at) {
      tally.demand(rule.action, rule.filters);
    }
  }
  for (const composite of composites.matched) {
    tally.add('policy', micro(composite.weight));
    tally.demand(composite.action, composite.filters);
  }
  return {
    hits: [
      ...weighed.map((each) => hitOf(each, composites.removed.get(each.rule.symbol))),
      ...composites.matched.map(compositeHit),
    ],
    unknowns: [...input.unknowns, ...composites.unknowns],
  };
}

/** A symbol that the policy doesn't know was evaluated with other rules than it was compiled with: a bug. */
function ruleOf(policy: CompiledPolicy, symbol: string): CompiledRule {
  const rule = policy.rules.get(symbol);
  if (rule === undefined) {
    throw new Error(`policy ${policy.version} was compiled without the rule ${symbol}`);
  }
  return rule;
}

function enforces(policy: CompiledPolicy, symbol: string): boolean {
  return policy.rules.get(symbol)?.mode === 'enforce';
}

function hitOf({ raw, rule }: Weighed, removedBy: string | undefined): Hit {
  return {
    symbol: rule.symbol,
    group: rule.group,
    weight: rule.weight,
    strength: raw.strength,
    mode: rule.mode === 'enforce' ? 'enforce' : 'shadow',
    evidence: [...raw.evidence],
    ...(removedBy === undefined ? {} : { removedBy }),
  };
}

/** No evidence of its own: that of its parts stands beside it. */
function compositeHit({ name, weight }: CompiledComposite): Hit {
  return { symbol: name, group: 'policy', weight, strength: 1, mode: 'enforce', evidence: [] };
}

function scored(score: number, { thresholds }: CompiledPolicy): Action {
  if (score >= thresholds.block) {
    return 'block';
  }
  return score >= thresholds.hold ? 'hold' : 'allow';
}

function strictest(a: Action, b: Action): Action {
  return RANK[a] >= RANK[b] ? a : b;
}

function draft(
  { policy, stage, receivedAt, judgedAt = receivedAt }: DecideInput,
  action: Action,
  filters: Filter[],
  millionths: number,
  hits: Hit[],
  unknowns: Unknown[],
  wouldBe: DecisionDraft['rollout']['wouldBe'],
): DecisionDraft {
  const held = action === 'hold';
  return {
    action,
    filters,
    holdUntil: held ? Math.max(receivedAt, judgedAt) + policy.holds.forMs : null,
    onExpiry: held ? policy.holds.onExpiry : null,
    score: points(millionths),
    hits,
    unknowns,
    policyVersion: policy.version,
    rollout: { stage: stage.name, mode: stage.mode, wouldBe },
  };
}
