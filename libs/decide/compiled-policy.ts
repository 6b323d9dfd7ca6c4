import type { RuleGroup } from '../contracts/decision.js';
import type { Filter } from '../contracts/filters.js';
import type { Direction } from '../contracts/inbound.js';
import type {
  ClassifierPolicy,
  Composite,
  PolicyDocument,
  RolloutStage,
  RulePolicy,
} from '../contracts/policy.js';
import type { Rule } from '../rules/rule.js';

/** A policy version made ready for the hot path: nothing in it is parsed or looked up by list again. */
export interface CompiledPolicy {
  readonly version: string;
  /** SHA-256, hex, of the document's content: comments, key order and written-out defaults don't count. */
  readonly hash: string;
  readonly document: PolicyDocument;
  /** Every rule by symbol, those switched off included. */
  readonly rules: ReadonlyMap<string, CompiledRule>;
  /** Those not switched off, in their order, without those on scores where the classifier is off: the `rules` argument of `evaluate`. */
  readonly evaluated: readonly Rule[];
  /** Parsed options by symbol: the `options` argument of `evaluate`. */
  readonly options: ReadonlyMap<string, unknown>;
  readonly composites: readonly CompiledComposite[];
  /** In millionths of a point, as all sums are: integers add up the same in any order. */
  readonly caps: ReadonlyMap<RuleGroup, { readonly min: number; readonly max: number }>;
  readonly thresholds: { readonly hold: number; readonly block: number };
  readonly holds: { readonly forMs: number; readonly onExpiry: 'allow' | 'block' };
  readonly rollout: readonly CompiledStage[];
  /** Share of allows, 0–1, whose facts are kept. */
  readonly allowSample: number;
  readonly retention: Retention;
  readonly classifier: ClassifierPolicy;
  readonly feedback: FeedbackPolicy;
}

/** Whether texts are kept for training, and how long, ms since they were. */
export interface FeedbackPolicy {
  readonly enabled: boolean;
  readonly decidedMs: number;
  readonly undecidedMs: number;
}

export type EffectAction = Composite['action'];

export interface CompiledRule {
  readonly symbol: string;
  readonly group: RuleGroup;
  /** Place in the list of rules: hits are listed in this order. */
  readonly order: number;
  readonly weight: number;
  readonly action: EffectAction;
  /** Strength from which `action` and `filters` hold. */
  readonly at: number;
  readonly filters: readonly Filter[];
  readonly mode: RulePolicy['mode'];
}

export interface CompiledComposite {
  readonly name: string;
  readonly all: readonly string[];
  readonly any: readonly string[];
  readonly none: readonly string[];
  readonly remove: readonly string[];
  readonly weight: number;
  readonly action: EffectAction;
  readonly filters: readonly Filter[];
}

export interface CompiledStage {
  readonly name: string;
  readonly mode: RolloutStage['mode'];
  /** null places no condition. */
  readonly domains: ReadonlySet<string> | null;
  readonly software: ReadonlySet<string> | null;
  readonly kinds: ReadonlySet<string> | null;
  readonly direction: Direction | null;
  readonly percentage: number;
}

/** All in ms. */
export type Retention = { readonly [K in keyof PolicyDocument['retention']]: number };
