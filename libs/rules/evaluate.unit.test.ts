import { describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { ACTIVITY_KINDS } from '../activity/model.js';
import { evaluate, needsFor, parseRuleOptions, RULE_FAILED, rulesFor } from './evaluate.js';
import { RULES } from './index.js';
import { defineRule, hit, MISS, unknown, type Rule, type RuleOutcome } from './rule.js';
import { NO_OPTIONS, span } from './support.js';
import { createNote, ruleInput } from './testing.js';

const NO_VALUES: ReadonlyMap<string, unknown> = new Map();

function rule(symbol: string, outcome: () => RuleOutcome, more: Partial<Rule> = {}): Rule {
  return defineRule({
    symbol,
    catalogue: '–',
    group: 'integrity',
    weight: 1,
    effect: { action: 'label' },
    kinds: 'all',
    needs: [],
    source: 'test',
    summary: 'test',
    options: NO_OPTIONS,
    test: outcome,
    ...more,
  });
}

describe('evaluate', () => {
  const input = ruleInput(createNote());

  it('collects hits and unknowns and leaves misses out', () => {
    const rules = [
      rule('HITS', () => hit(0.5, [{ pointer: '/id' }])),
      rule('MISSES', () => MISS),
      rule('UNKNOWS', () => unknown('actor')),
    ];
    expect(evaluate(input, NO_VALUES, rules)).toEqual({
      hits: [{ symbol: 'HITS', strength: 0.5, evidence: [{ pointer: '/id' }] }],
      unknowns: [{ symbol: 'UNKNOWS', missing: ['actor'] }],
    });
  });

  it('answers the same empty evaluation for every document without a finding', () => {
    const rules = [rule('MISSES', () => MISS)];
    expect(evaluate(input, NO_VALUES, rules)).toBe(evaluate(input, NO_VALUES, rules));
  });

  it('survives a rule that throws, says so and judges with the others', () => {
    const failure = new Error('bug');
    const onFailure = vi.fn();
    const rules = [
      rule('THROWS', () => {
        throw failure;
      }),
      rule('HITS', () => hit(1, [])),
    ];
    const { hits, unknowns } = evaluate(input, NO_VALUES, rules, onFailure);
    expect(hits.map(({ symbol }) => symbol)).toEqual(['HITS']);
    expect(unknowns).toEqual([{ symbol: 'THROWS', missing: [RULE_FAILED] }]);
    expect(onFailure).toHaveBeenCalledExactlyOnceWith('THROWS', failure);
  });

  it('gives a rule the policy’s options, else its defaults', () => {
    const test = vi.fn(() => MISS);
    const rules = [
      rule('WITH_OPTIONS', test, { options: z.strictObject({ age: span('1m', 'age') }), test }),
    ];
    evaluate(input, NO_VALUES, rules);
    evaluate(input, new Map([['WITH_OPTIONS', { age: 5 }]]), rules);
    expect(test.mock.calls).toEqual([
      [input, { age: 60_000 }],
      [input, { age: 5 }],
    ]);
  });

  it('asks only rules for the kind', () => {
    const test = vi.fn(() => MISS);
    evaluate(input, NO_VALUES, [rule('OTHER_KIND', test, { kinds: ['Like'] })]);
    expect(test).not.toHaveBeenCalled();
  });

  it('runs every shipped rule without a failure, known facts or not', () => {
    const bare = { actor: null, object: null, seen: null, lookAlikes: null, linkHosts: null };
    for (const facts of [{}, { ...bare, restrictions: null, watchedFor: null }]) {
      const { unknowns } = evaluate(ruleInput(createNote(), facts), NO_VALUES);
      expect(unknowns.filter(({ missing }) => missing.includes(RULE_FAILED))).toEqual([]);
    }
  });
});

describe('rulesFor', () => {
  it('puts rules without needs first and keeps the order otherwise', () => {
    const rules = [
      rule('A', () => MISS, { needs: ['actor'] }),
      rule('B', () => MISS),
      rule('C', () => MISS, { needs: ['seen'] }),
      rule('D', () => MISS, { kinds: ['Like'] }),
    ];
    expect(rulesFor('Create', rules).map(({ symbol }) => symbol)).toEqual(['B', 'A', 'C']);
    expect(rulesFor('Create', rules)).toBe(rulesFor('Create', rules));
  });
});

describe('needsFor', () => {
  it('unites the needs of the kinds', () => {
    const rules = [
      rule('A', () => MISS, { needs: ['actor'], kinds: ['Like'] }),
      rule('B', () => MISS, { needs: ['actor', 'seen'], kinds: ['Create'] }),
      rule('C', () => MISS, { needs: ['target'], kinds: ['Move'] }),
    ];
    expect(needsFor(['Like', 'Create', 'Like'], rules)).toEqual(new Set(['actor', 'seen']));
    expect(needsFor([], rules)).toEqual(new Set());
  });
});

describe('parseRuleOptions', () => {
  it('fills in every rule’s defaults', () => {
    const parsed = parseRuleOptions({});
    expect(parsed.ok && [...parsed.value.keys()]).toEqual(RULES.map(({ symbol }) => symbol));
  });

  it('takes the policy’s values', () => {
    const parsed = parseRuleOptions({ OLD_POST: { options: { age: '30d' } } });
    expect(parsed.ok && parsed.value.get('OLD_POST')).toEqual({ age: 30 * 86_400_000 });
  });

  it('names every error by its path', () => {
    const parsed = parseRuleOptions({
      OLD_POST: { options: { age: 'long' } },
      FUTURE_DATED: { options: { behind: '1m' } },
      NO_SUCH_RULE: { options: {} },
    });
    expect(parsed).toMatchObject({
      ok: false,
      error: [
        { code: 'invalid_option', path: ['rules', 'FUTURE_DATED', 'options'] },
        { code: 'invalid_option', path: ['rules', 'OLD_POST', 'options', 'age'] },
        { code: 'unknown_symbol', path: ['rules', 'NO_SUCH_RULE'] },
      ],
    });
  });

  it('isn’t confused by symbols that objects inherit', () => {
    expect(parseRuleOptions({ constructor: { options: {} } })).toMatchObject({
      ok: false,
      error: [{ code: 'unknown_symbol' }],
    });
  });
});

describe('the shipped list', () => {
  it('has unique, well-formed symbols', () => {
    const symbols = RULES.map(({ symbol }) => symbol);
    expect(new Set(symbols).size).toBe(symbols.length);
    expect(symbols.filter((symbol) => !/^[A-Z][A-Z0-9_]{2,63}$/.test(symbol))).toEqual([]);
  });

  it('has a rule for every kind and only weights a policy could state', () => {
    expect(ACTIVITY_KINDS.filter((kind) => rulesFor(kind).length === 0)).toEqual([]);
    expect(RULES.filter(({ weight }) => Math.abs(weight) > 100)).toEqual([]);
  });
});
