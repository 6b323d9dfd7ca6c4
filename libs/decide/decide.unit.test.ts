import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Action } from '../contracts/decision.js';
import { DAY } from '../kernel/clock.js';
import type { RawHit } from '../rules/evaluate.js';
import type { CompiledPolicy } from './compiled-policy.js';
import { decide, type DecideInput, type DecisionDraft } from './decide.js';
import { policy, TEST_RULES } from './testing.js';

const RECEIVED = Date.UTC(2026, 0, 15, 12);

function judge(
  compiled: CompiledPolicy,
  hits: readonly RawHit[],
  more: Partial<DecideInput> = {},
): DecisionDraft {
  const [stage] = compiled.rollout;
  if (stage === undefined) {
    throw new Error('a policy has a stage');
  }
  return decide({ policy: compiled, stage, receivedAt: RECEIVED, hits, unknowns: [], ...more });
}

function raw(symbol: string, strength = 1): RawHit {
  return { symbol, strength, evidence: [{ pointer: '/object/content' }] };
}

describe('a score', () => {
  it('is the sum of weights times strengths', () => {
    expect(judge(policy(), [raw('CROWD', 0.5), raw('STRANGER'), raw('FRIEND', 0.25)]).score).toBe(4.5);
  });

  it('clamps the sum of a group, not each hit', () => {
    const capped = policy('caps: { abuse: { min: -1, max: 6 } }');
    expect(judge(capped, [raw('CROWD'), raw('STRANGER'), raw('FRIEND')]).score).toBe(5);
    expect(judge(capped, [raw('CROWD'), raw('STRANGER'), raw('COPIES'), raw('LEAK')]).score).toBe(11);
    expect(judge(capped, [raw('FRIEND')]).score).toBe(-1);
  });

  it('is rounded to millionths', () => {
    expect(judge(policy(), [raw('STRANGER', 1 / 3), raw('LEAK', 1 / 3)]).score).toBe(2.666667);
    expect(judge(policy(), [raw('FRIEND', 0)]).score).toBe(0);
  });

  it('does not depend on the order of hits, and neither does the rest', () => {
    const compiled = policy(`
caps: { abuse: { min: -3, max: 8 } }
composites:
  - { name: WAVE, all: [CROWD, STRANGER], none: [FRIEND], weight: 3.1 }
  - { name: KNOWN, any: [FRIEND], remove: [CROWD, STRANGER] }`);
    const hits = fc.uniqueArray(
      fc.record({
        symbol: fc.constantFrom(...TEST_RULES.map((rule) => rule.symbol)),
        strength: fc.double({ min: 0, max: 1, noNaN: true }),
      }),
      { selector: (hit) => hit.symbol },
    );
    fc.assert(
      fc.property(
        hits.chain((list) =>
          fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
        ),
        ([one, other]) => {
          const withEvidence = (list: typeof one): RawHit[] =>
            list.map(({ symbol, strength }) => raw(symbol, strength));
          expect(judge(compiled, withEvidence(other))).toEqual(judge(compiled, withEvidence(one)));
        },
      ),
    );
  });
});

describe('an action', () => {
  it.each<[string, RawHit[], Action]>([
    ['nothing', [], 'allow'],
    ['less than hold', [raw('LEAK')], 'allow'],
    ['hold', [raw('LEAK'), raw('CROWD', 0.25)], 'hold'],
    ['block', [raw('LEAK'), raw('CROWD'), raw('STRANGER')], 'block'],
    ['what a rule demands, whatever the score', [raw('COPIES', 0.5)], 'hold'],
    ['the score alone below the strength from which it demands', [raw('COPIES', 0.49)], 'allow'],
    ['the strictest of two demands', [raw('COPIES'), raw('SUSPENDED', 0.5)], 'block'],
  ])('follows %s', (_what, hits, action) => {
    expect(judge(policy(), hits).action).toBe(action);
  });

  it('gives a hold its deadline, counted from receipt or from a later judgement', () => {
    expect(judge(policy(), [raw('COPIES')])).toMatchObject({
      holdUntil: RECEIVED + 3 * DAY,
      onExpiry: 'allow',
    });
    const late = { judgedAt: RECEIVED + DAY };
    expect(judge(policy(), [raw('COPIES')], late).holdUntil).toBe(RECEIVED + 4 * DAY);
    const early = { judgedAt: RECEIVED - DAY };
    expect(judge(policy(), [raw('COPIES')], early).holdUntil).toBe(RECEIVED + 3 * DAY);
    expect(judge(policy(), [raw('SUSPENDED')])).toMatchObject({ holdUntil: null, onExpiry: null });
  });

  it('is never milder for more weight', () => {
    const weights = fc.record({
      symbol: fc.constantFrom('CROWD', 'STRANGER', 'COPIES', 'LEAK', 'FRIEND'),
      weight: fc.integer({ min: -40, max: 80 }),
      more: fc.integer({ min: 0, max: 20 }),
    });
    const strengths = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), {
      minLength: 5,
      maxLength: 5,
    });
    const order: Action[] = ['allow', 'hold', 'block'];
    fc.assert(
      fc.property(weights, strengths, ({ symbol, weight, more }, values) => {
        const hits = ['CROWD', 'STRANGER', 'COPIES', 'LEAK', 'FRIEND'].map((each, index) =>
          raw(each, values[index]),
        );
        const caps = 'caps: { abuse: { min: -5, max: 14 }, privacy: { min: 0, max: 8 } }';
        const lighter = judge(policy(`${caps}\nrules: { ${symbol}: { weight: ${weight} } }`), hits);
        const heavier = judge(
          policy(`${caps}\nrules: { ${symbol}: { weight: ${weight + more} } }`),
          hits,
        );
        expect(order.indexOf(heavier.action)).toBeGreaterThanOrEqual(order.indexOf(lighter.action));
        expect(heavier.score).toBeGreaterThanOrEqual(lighter.score);
      }),
      { numRuns: 100 },
    );
  });
});

describe('filters', () => {
  const compiled = policy(`
rules:
  LEAK: { weight: 0, action: filter, filters: [no-index, unlist] }
  CROWD: { weight: 0, action: filter, filters: [unlist, drop-mentions], at: 0.9 }
  COPIES: { filters: [strip-media] }`);

  it('stand in the order in which they are applied, each once', () => {
    const { action, filters } = judge(compiled, [raw('LEAK'), raw('CROWD'), raw('BLIND')]);
    expect(action).toBe('allow');
    expect(filters).toEqual(['strip-blind-recipients', 'drop-mentions', 'unlist', 'no-index']);
  });

  it('ride on a hold for when it ends, and never on a block', () => {
    expect(judge(compiled, [raw('BLIND'), raw('COPIES')])).toMatchObject({
      action: 'hold',
      filters: ['strip-blind-recipients', 'strip-media'],
    });
    expect(judge(compiled, [raw('BLIND'), raw('SUSPENDED')])).toMatchObject({
      action: 'block',
      filters: [],
    });
  });

  it('need the strength that the policy asks for', () => {
    expect(judge(compiled, [raw('CROWD', 0.89)]).filters).toEqual([]);
  });
});

describe('a composite', () => {
  const compiled = policy(`
composites:
  - { name: WAVE, all: [CROWD, STRANGER], none: [FRIEND], weight: 4, action: hold }
  - { name: KNOWN, any: [FRIEND], remove: [COPIES, CROWD] }
rules: { LEAK: { mode: shadow } }`);

  it('adds its weight and its demand when all of its symbols hit', () => {
    const draft = judge(compiled, [raw('CROWD', 0.1), raw('STRANGER', 0.1)]);
    expect(draft).toMatchObject({ action: 'hold', score: 4.7 });
    expect(draft.hits.map((hit) => hit.symbol)).toEqual(['CROWD', 'STRANGER', 'WAVE']);
    expect(judge(compiled, [raw('CROWD')]).hits).toHaveLength(1);
  });

  it('takes weight and demand from what it removes, and says so', () => {
    const draft = judge(compiled, [raw('COPIES'), raw('CROWD'), raw('STRANGER'), raw('FRIEND')]);
    expect(draft).toMatchObject({ action: 'allow', score: 1 });
    expect(draft.hits.filter((hit) => hit.removedBy === 'KNOWN').map((hit) => hit.symbol)).toEqual([
      'CROWD',
      'COPIES',
    ]);
  });

  it('sees what another removes', () => {
    const both = policy(`
composites:
  - { name: KNOWN, any: [FRIEND], remove: [CROWD] }
  - { name: LOUD, all: [CROWD], weight: 1 }`);
    expect(judge(both, [raw('CROWD'), raw('FRIEND')]).hits.map((hit) => hit.symbol)).toContain('LOUD');
  });

  it('is unknown, never true, where a symbol it excludes is unknown', () => {
    const unknowns = [{ symbol: 'FRIEND', missing: ['actor'] }];
    const draft = judge(compiled, [raw('CROWD'), raw('STRANGER')], { unknowns });
    expect(draft.score).toBe(7);
    expect(draft.unknowns).toEqual([...unknowns, { symbol: 'WAVE', missing: ['FRIEND'] }]);
  });

  it('is not even unknown where nothing it asks for was found, or a symbol missed', () => {
    const unknowns = [{ symbol: 'STRANGER', missing: ['actor'] }];
    expect(judge(compiled, [raw('BLIND')], { unknowns }).unknowns).toEqual(unknowns);
    expect(judge(compiled, [raw('CROWD'), raw('FRIEND')], { unknowns }).unknowns).toEqual(unknowns);
  });
});

describe('shadow and off', () => {
  it('a rule in shadow is listed and counts for nothing', () => {
    const compiled = policy(
      'rules: { COPIES: { mode: shadow } }\ncomposites: [{ name: X, all: [COPIES], weight: 9 }]',
    );
    const draft = judge(compiled, [raw('COPIES')]);
    expect(draft).toMatchObject({ action: 'allow', score: 0, filters: [] });
    expect(draft.hits).toMatchObject([{ symbol: 'COPIES', mode: 'shadow', weight: 7 }]);
  });

  it('a stage in shadow allows, and tells what it would have done', () => {
    const compiled = policy('rollout: [{ name: trial, mode: shadow }]');
    const draft = judge(compiled, [raw('COPIES'), raw('BLIND')]);
    expect(draft).toMatchObject({
      action: 'allow',
      filters: [],
      holdUntil: null,
      onExpiry: null,
      score: 7,
    });
    expect(draft.rollout).toEqual({
      stage: 'trial',
      mode: 'shadow',
      wouldBe: { action: 'hold', filters: ['strip-blind-recipients'] },
    });
    expect(judge(compiled, []).rollout.wouldBe).toEqual({ action: 'allow', filters: [] });
  });

  it('a stage that is off allows, and nothing counts', () => {
    const compiled = policy("rollout: [{ name: later, mode: 'off' }]");
    const unknowns = [{ symbol: 'CROWD', missing: ['actor'] }];
    expect(judge(compiled, [raw('SUSPENDED')], { unknowns })).toMatchObject({
      action: 'allow',
      score: 0,
      hits: [],
      unknowns: [],
      rollout: { stage: 'later', mode: 'off', wouldBe: null },
    });
  });
});
