import { RULE_GROUPS } from '../contracts/decision.js';
import type { PolicyDocument, RulePolicy } from '../contracts/policy.js';
import { sha256Hex } from '../kernel/hash.js';
import { err, ok, type Result } from '../kernel/result.js';
import { parseRuleOptions } from '../rules/evaluate.js';
import type { Rule } from '../rules/rule.js';
import type {
  CompiledComposite,
  CompiledPolicy,
  CompiledRule,
  FeedbackPolicy,
  Retention,
} from './compiled-policy.js';
import { didYouMean } from './did-you-mean.js';
import { compileStages } from './policy-compile-rollout.js';
import type { Complain, PolicyError, PolicyPath } from './policy-error.js';
import { parseDuration } from './duration.js';
import { micro } from './points.js';
import { MAX_ERRORS, type PolicySource } from './policy-yaml.js';

const NO_OVERRIDE: RulePolicy = { at: 0.5, mode: 'enforce', options: {} };

/** What the shape alone can't tell: names that must exist, values that must fit together. */
export function compilePolicy(
  document: PolicyDocument,
  rules: readonly Rule[],
  source: PolicySource,
): Result<CompiledPolicy, readonly PolicyError[]> {
  const errors: PolicyError[] = [];
  const complain: Complain = (code, path, message) => {
    if (errors.length < MAX_ERRORS) {
      errors.push(source.error(code, path, message));
    }
  };
  const symbols = new Set(rules.map((rule) => rule.symbol));
  checkNumbers(document, complain);
  checkSymbols(Object.keys(document.rules), symbols, ['rules'], complain);
  const options = parseRuleOptions(document.rules, rules);
  for (const problem of options.ok ? [] : options.error) {
    if (problem.code === 'invalid_option') {
      complain('invalid_option', problem.path, problem.message);
    }
  }
  const compiledRules = compileRules(document, rules, complain);
  const composites = compileComposites(document, symbols, complain);
  const rollout = compileStages(document.rollout, complain);
  const forMs = durationAt(document.holds.for, ['holds', 'for'], complain);
  const retention = compileRetention(document, complain);
  const feedback = compileFeedback(document, complain);
  checkClassifier(document, complain);
  if (errors.length > 0 || !options.ok) {
    return err(errors);
  }
  return ok({
    version: document.version,
    hash: sha256Hex(canonical(document)),
    document,
    rules: compiledRules,
    evaluated: rules.filter(
      (rule) =>
        compiledRules.get(rule.symbol)?.mode !== 'off' &&
        (document.classifier.enabled || !rule.needs.includes('scores')),
    ),
    options: options.value,
    composites,
    caps: compileCaps(document),
    thresholds: { hold: micro(document.thresholds.hold), block: micro(document.thresholds.block) },
    holds: { forMs, onExpiry: document.holds.onExpiry },
    rollout,
    allowSample: document.snapshots.allowSample,
    retention,
    classifier: document.classifier,
    feedback,
  });
}

function checkNumbers({ thresholds, caps }: PolicyDocument, complain: Complain): void {
  if (thresholds.hold <= 0) {
    complain(
      'contradiction',
      ['thresholds', 'hold'],
      'must be above 0, the score of what no rule hits',
    );
  }
  if (thresholds.hold >= thresholds.block) {
    complain('contradiction', ['thresholds', 'block'], `must be above hold (${thresholds.hold})`);
  }
  for (const group of RULE_GROUPS) {
    const cap = caps[group];
    if (cap !== undefined && (cap.min > 0 || cap.max < 0)) {
      complain('contradiction', ['caps', group], 'min must be 0 or less and max 0 or more');
    }
  }
}

function compileCaps({ caps }: PolicyDocument): CompiledPolicy['caps'] {
  const compiled = new Map<(typeof RULE_GROUPS)[number], { min: number; max: number }>();
  for (const group of RULE_GROUPS) {
    const cap = caps[group];
    if (cap !== undefined) {
      compiled.set(group, { min: micro(cap.min), max: micro(cap.max) });
    }
  }
  return compiled;
}

function compileRules(
  document: PolicyDocument,
  rules: readonly Rule[],
  complain: Complain,
): ReadonlyMap<string, CompiledRule> {
  const overrides = new Map(Object.entries(document.rules));
  const compiled = new Map<string, CompiledRule>();
  for (const [order, rule] of rules.entries()) {
    const override = overrides.get(rule.symbol) ?? NO_OVERRIDE;
    const own = rule.effect.action === 'filter' ? rule.effect.filters : [];
    const action = override.action ?? (override.filters ? 'filter' : rule.effect.action);
    const filters = override.filters ?? (action === 'filter' ? own : []);
    checkFilters(action, filters, ['rules', rule.symbol], complain);
    compiled.set(rule.symbol, {
      symbol: rule.symbol,
      group: rule.group,
      order,
      weight: override.weight ?? rule.weight,
      action,
      at: override.at,
      filters,
      mode: override.mode,
    });
  }
  return compiled;
}

function compileComposites(
  { composites }: PolicyDocument,
  symbols: ReadonlySet<string>,
  complain: Complain,
): readonly CompiledComposite[] {
  const names = new Set<string>();
  for (const [index, composite] of composites.entries()) {
    const path: PolicyPath = ['composites', index];
    if (names.has(composite.name)) {
      complain('duplicate_name', [...path, 'name'], `another composite is called ${composite.name}`);
    } else if (symbols.has(composite.name)) {
      complain('duplicate_name', [...path, 'name'], `a rule is called ${composite.name}`);
    }
    names.add(composite.name);
    for (const list of ['all', 'any', 'none', 'remove'] as const) {
      checkSymbols(composite[list], symbols, [...path, list], complain);
    }
    if (composite.all.length + composite.any.length === 0) {
      complain(
        'contradiction',
        path,
        'needs a symbol in "all" or "any"; "none" alone would match everything',
      );
    }
    const excluded = new Set(composite.none);
    for (const symbol of composite.all.filter((each) => excluded.has(each))) {
      complain(
        'contradiction',
        [...path, 'none'],
        `${symbol} is in "all" too, so this can never match`,
      );
    }
    checkFilters(composite.action, composite.filters, path, complain);
  }
  return composites;
}

/** Filters ride on an allow, at once or when a hold ends; on anything else they would do nothing. */
function checkFilters(
  action: CompiledRule['action'],
  filters: readonly string[],
  path: PolicyPath,
  complain: Complain,
): void {
  if (action === 'filter' && filters.length === 0) {
    complain('contradiction', [...path, 'action'], 'action filter needs a list of filters');
  }
  if ((action === 'block' || action === 'label') && filters.length > 0) {
    complain('contradiction', [...path, 'filters'], `filters do nothing with action ${action}`);
  }
}

/** `names` stand in a list under `path`, or are its keys when that is the map of rules. */
function checkSymbols(
  names: readonly string[],
  symbols: ReadonlySet<string>,
  path: PolicyPath,
  complain: Complain,
): void {
  for (const [index, name] of names.entries()) {
    if (!symbols.has(name)) {
      const step = path.at(-1) === 'rules' ? name : index;
      complain(
        'unknown_symbol',
        [...path, step],
        `no rule is called ${name}${didYouMean(name, symbols)}`,
      );
    }
  }
}

function compileRetention({ retention }: PolicyDocument, complain: Complain): Retention {
  const ms = (key: keyof Retention): number => durationAt(retention[key], ['retention', key], complain);
  return {
    decisions: ms('decisions'),
    facts: ms('facts'),
    deadLetters: ms('deadLetters'),
    windows: ms('windows'),
    objects: ms('objects'),
    seen: ms('seen'),
  };
}

function compileFeedback({ feedback }: PolicyDocument, complain: Complain): FeedbackPolicy {
  return {
    enabled: feedback.enabled,
    decidedMs: durationAt(feedback.decided, ['feedback', 'decided'], complain),
    undecidedMs: durationAt(feedback.undecided, ['feedback', 'undecided'], complain),
  };
}

function checkClassifier({ classifier: { model, shadow } }: PolicyDocument, complain: Complain): void {
  if (shadow !== null && shadow === model) {
    complain('contradiction', ['classifier', 'shadow'], `${shadow} is the model that scores already`);
  }
}

function durationAt(text: string, path: PolicyPath, complain: Complain): number {
  const parsed = parseDuration(text);
  if (!parsed.ok) {
    complain('invalid_duration', path, parsed.error);
    return 0;
  }
  return parsed.value;
}

/** Equal content, equal text: keys are sorted. */
function canonical(document: PolicyDocument): string {
  return JSON.stringify(document, (_key, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );
}
