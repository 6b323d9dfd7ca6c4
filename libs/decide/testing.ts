import { z } from 'zod';
import { defineRule, MISS, type DefaultEffect, type Rule } from '../rules/rule.js';
import type { RuleGroup } from '../contracts/decision.js';
import type { CompiledPolicy } from './compiled-policy.js';
import { formatPolicyError, type PolicyError } from './policy-error.js';
import { parsePolicy } from './policy-document.js';

function rule(symbol: string, group: RuleGroup, weight: number, effect: DefaultEffect): Rule {
  return defineRule({
    symbol,
    catalogue: '–',
    group,
    weight,
    effect,
    kinds: 'all',
    needs: [],
    source: 'tests',
    summary: symbol,
    options: z.strictObject({ least: z.number().int().default(3) }),
    test: () => MISS,
  });
}

/** Rules of the tests: what they would find is up to the test. */
export const TEST_RULES: readonly Rule[] = [
  rule('SUSPENDED', 'policy', 15, { action: 'block' }),
  rule('BLIND', 'privacy', 0, { action: 'filter', filters: ['strip-blind-recipients'] }),
  rule('CROWD', 'abuse', 4, { action: 'label' }),
  rule('STRANGER', 'abuse', 3, { action: 'label' }),
  rule('COPIES', 'abuse', 7, { action: 'hold' }),
  rule('FRIEND', 'abuse', -2, { action: 'label' }),
  rule('LEAK', 'privacy', 5, { action: 'label' }),
];

export const TEST_POLICY = `
version: test-1
thresholds: { hold: 6, block: 12 }
holds: { for: 72h, onExpiry: allow }
snapshots: { allowSample: 0.01 }
retention: { decisions: 90d, facts: 30d, deadLetters: 30d, windows: 7d, objects: 90d, seen: 14d }
`;

/** One that enforces for everybody; `more` is YAML that is added, its own rollout included. */
export function policyText(more = ''): string {
  const rollout = more.includes('rollout:') ? '' : 'rollout: [{ name: everything, mode: enforce }]\n';
  return `${TEST_POLICY}${rollout}${more}`;
}

/** Throws with every error when the policy doesn't compile: a broken fixture. */
export function policy(more = ''): CompiledPolicy {
  const parsed = parsePolicy(policyText(more), TEST_RULES);
  if (!parsed.ok) {
    throw new Error(listErrors(parsed.error));
  }
  return parsed.value;
}

export function policyErrors(yaml: string): readonly PolicyError[] {
  const parsed = parsePolicy(yaml, TEST_RULES);
  return parsed.ok ? [] : parsed.error;
}

export function listErrors(errors: readonly PolicyError[]): string {
  return errors.map((error) => formatPolicyError(error)).join('\n');
}
