import type { Evidence, Unknown } from '../contracts/decision.js';
import type { RulePolicy } from '../contracts/policy.js';
import type { ActivityKind } from '../activity/model.js';
import { err, ok, type Result } from '../kernel/result.js';
import { RULES } from './index.js';
import type { Need, Rule, RuleInput } from './rule.js';

/** A hit before the policy has weighed it. */
export interface RawHit {
  readonly symbol: string;
  readonly strength: number;
  readonly evidence: readonly Evidence[];
}

export interface Evaluation {
  readonly hits: readonly RawHit[];
  readonly unknowns: readonly Unknown[];
}

/** Told of every rule that threw: a bug of ours, which must not cost the batch its decisions. */
export type OnFailure = (symbol: string, error: unknown) => void;

/** What `missing` of an unknown says when its rule threw. */
export const RULE_FAILED = 'RULE_FAILED';

export interface RuleOptionError {
  readonly code: 'unknown_symbol' | 'invalid_option';
  /** Into the policy document, as in ["rules", "OLD_POST", "options", "age"]. */
  readonly path: readonly (string | number)[];
  readonly message: string;
}

const NOTHING: Evaluation = Object.freeze({ hits: Object.freeze([]), unknowns: Object.freeze([]) });
const byKind = new WeakMap<readonly Rule[], Map<ActivityKind, readonly Rule[]>>();
const defaults = new WeakMap<Rule, unknown>();

/**
 * Judges one activity. Pure but for `onFailure`; a document without a finding allocates nothing.
 * `options` come from `parseRuleOptions`; a symbol that isn't in it has its rule's defaults. To leave
 * rules out, pass the others as one array and keep it: the lists by kind are built once an array.
 */
export function evaluate(
  input: RuleInput,
  options: ReadonlyMap<string, unknown>,
  rules: readonly Rule[] = RULES,
  onFailure?: OnFailure,
): Evaluation {
  let hits: RawHit[] | undefined;
  let unknowns: Unknown[] | undefined;
  for (const rule of rulesFor(input.activity.kind, rules)) {
    const { symbol } = rule;
    try {
      const outcome = rule.test(input, options.get(symbol) ?? defaultOptions(rule));
      if (outcome.is === 'hit') {
        (hits ??= []).push({ symbol, strength: outcome.strength, evidence: outcome.evidence });
      } else if (outcome.is === 'unknown') {
        (unknowns ??= []).push({ symbol, missing: [...outcome.missing] });
      }
    } catch (error) {
      (unknowns ??= []).push({ symbol, missing: [RULE_FAILED] });
      onFailure?.(symbol, error);
    }
  }
  if (hits === undefined && unknowns === undefined) {
    return NOTHING;
  }
  return { hits: hits ?? NOTHING.hits, unknowns: unknowns ?? NOTHING.unknowns };
}

/** The rules that look at a kind, those that need no query first. */
export function rulesFor(kind: ActivityKind, rules: readonly Rule[] = RULES): readonly Rule[] {
  let lists = byKind.get(rules);
  if (lists === undefined) {
    lists = new Map();
    byKind.set(rules, lists);
  }
  let list = lists.get(kind);
  if (list === undefined) {
    const looking = rules.filter((rule) => rule.kinds === 'all' || rule.kinds.includes(kind));
    list = [
      ...looking.filter((rule) => rule.needs.length === 0),
      ...looking.filter((rule) => rule.needs.length > 0),
    ];
    lists.set(kind, list);
  }
  return list;
}

/** Union of what the rules for these kinds need: what enrich has to load for a batch of them. */
export function needsFor(
  kinds: Iterable<ActivityKind>,
  rules: readonly Rule[] = RULES,
): ReadonlySet<Need> {
  const needs = new Set<Need>();
  for (const kind of new Set(kinds)) {
    for (const rule of rulesFor(kind, rules)) {
      for (const need of rule.needs) {
        needs.add(need);
      }
    }
  }
  return needs;
}

/**
 * Options of every rule, the policy's values over the rules' defaults. Done once a policy version.
 * All errors are reported, not just the first.
 */
export function parseRuleOptions(
  policyRules: Readonly<Record<string, Pick<RulePolicy, 'options'>>>,
  rules: readonly Rule[] = RULES,
): Result<ReadonlyMap<string, unknown>, readonly RuleOptionError[]> {
  const values = new Map<string, unknown>();
  const errors: RuleOptionError[] = [];
  const given = new Map(Object.entries(policyRules));
  for (const rule of rules) {
    const parsed = rule.options.safeParse(given.get(rule.symbol)?.options ?? {});
    given.delete(rule.symbol);
    if (parsed.success) {
      values.set(rule.symbol, parsed.data);
      continue;
    }
    for (const issue of parsed.error.issues) {
      const path = ['rules', rule.symbol, 'options', ...issue.path.map(step)];
      errors.push({ code: 'invalid_option', path, message: issue.message });
    }
  }
  for (const symbol of given.keys()) {
    errors.push({
      code: 'unknown_symbol',
      path: ['rules', symbol],
      message: `no rule is called ${symbol}`,
    });
  }
  return errors.length > 0 ? err(errors) : ok(values);
}

function step(key: PropertyKey): string | number {
  return typeof key === 'symbol' ? String(key) : key;
}

function defaultOptions(rule: Rule): unknown {
  if (!defaults.has(rule)) {
    defaults.set(rule, rule.options.parse({}));
  }
  return defaults.get(rule);
}
