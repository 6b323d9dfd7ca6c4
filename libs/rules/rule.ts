import type { z } from 'zod';
import type { Evidence, RuleGroup } from '../contracts/decision.js';
import type { Facts } from '../contracts/facts.js';
import type { Filter } from '../contracts/filters.js';
import type { Activity, ActivityKind, ParsedBody } from '../activity/model.js';

/** Parts of `Facts` that cost a query, or the classifier's time; a rule gets only those it names. */
export type Need =
  | 'actor'
  | 'object'
  | 'target'
  | 'seen'
  | 'lookAlikes'
  | 'linkHosts'
  | 'restrictions'
  | 'follows'
  | 'scores';

export type RuleOutcome =
  | { readonly is: 'miss' }
  | { readonly is: 'hit'; readonly strength: number; readonly evidence: readonly Evidence[] }
  | { readonly is: 'unknown'; readonly missing: readonly string[] };

/** What a hit does by default; the policy document may change all of it. */
export type DefaultEffect =
  | { readonly action: 'block' }
  | { readonly action: 'hold' }
  | { readonly action: 'filter'; readonly filters: readonly Filter[] }
  | { readonly action: 'label' };

export interface Rule<O = unknown> {
  /** Permanent name, after what it detects. Renaming one cuts it off from its history. */
  readonly symbol: string;
  /** Id in the rule catalogue, for tracking only. */
  readonly catalogue: string;
  readonly group: RuleGroup;
  /** Points a hit of strength 1 adds. See libs/decide for the thresholds it is measured against. */
  readonly weight: number;
  readonly effect: DefaultEffect;
  readonly kinds: readonly ActivityKind[] | 'all';
  readonly needs: readonly Need[];
  /** Where the knowledge comes from: an advisory, a FEP, a wave. */
  readonly source: string;
  readonly summary: string;
  /** Thresholds of our own choosing; defaults live in the schema, values in the policy. */
  readonly options: z.ZodType<O>;
  test(input: RuleInput, options: O): RuleOutcome;
}

export interface RuleInput {
  readonly activity: Activity;
  readonly body: ParsedBody;
  readonly facts: Facts;
}

export const MISS: RuleOutcome = { is: 'miss' };

export function hit(strength: number, evidence: readonly Evidence[]): RuleOutcome {
  return { is: 'hit', strength: Math.min(1, Math.max(0, strength)), evidence: evidence.slice(0, 16) };
}

export function unknown(...missing: string[]): RuleOutcome {
  return { is: 'unknown', missing };
}

/** Keeps the options' type inside one rule while the list holds rules of any options. */
export function defineRule<O>(rule: Rule<O>): Rule {
  return rule;
}
