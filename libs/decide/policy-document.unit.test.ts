import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DAY, HOUR } from '../kernel/clock.js';
import { parsePolicy, serialisePolicy } from './policy-document.js';
import { listErrors, policy, policyErrors, policyText, TEST_RULES } from './testing.js';

describe('a sound policy', () => {
  it('compiles to maps with the rules’ own defaults where it says nothing', () => {
    const compiled = policy();
    expect(compiled.rules.get('COPIES')).toMatchObject({
      weight: 7,
      action: 'hold',
      at: 0.5,
      mode: 'enforce',
    });
    expect(compiled.rules.get('BLIND')).toMatchObject({ filters: ['strip-blind-recipients'] });
    expect(compiled.options.get('CROWD')).toEqual({ least: 3 });
    expect(compiled.holds).toEqual({ forMs: 72 * HOUR, onExpiry: 'allow' });
    expect(compiled.retention.decisions).toBe(90 * DAY);
    expect(compiled.evaluated).toHaveLength(TEST_RULES.length);
  });

  it('takes what it says over the defaults', () => {
    const compiled = policy(`
rules:
  CROWD: { weight: 9, action: hold, at: 0.8, filters: [unlist], options: { least: 8 } }
  STRANGER: { mode: 'off' }
  LEAK: { filters: [mark-sensitive] }`);
    expect(compiled.rules.get('CROWD')).toMatchObject({
      weight: 9,
      action: 'hold',
      at: 0.8,
      filters: ['unlist'],
    });
    expect(compiled.options.get('CROWD')).toEqual({ least: 8 });
    expect(compiled.rules.get('LEAK')).toMatchObject({ action: 'filter', filters: ['mark-sensitive'] });
    expect(compiled.evaluated.map((rule) => rule.symbol)).not.toContain('STRANGER');
  });

  it('is hashed by its content, not by its spelling', () => {
    const one = policy('caps: { abuse: { min: 0, max: 9 } } # a comment');
    const other = policy('caps:\n  abuse:\n    max: 9\n    min: 0\ndescription: ""');
    expect(one.hash).toMatch(/^[0-9a-f]{64}$/);
    expect(other.hash).toBe(one.hash);
    expect(policy('caps: { abuse: { min: 0, max: 8 } }').hash).not.toBe(one.hash);
  });

  it('survives being written and read again', () => {
    const { document, hash } = policy(`
composites: [{ name: WAVE, all: [CROWD, STRANGER], remove: [LEAK], weight: 2 }]
rollout: [{ name: some, percentage: 10, kinds: [Create], mode: shadow }, { name: rest, mode: 'off' }]`);
    const again = parsePolicy(serialisePolicy(document), TEST_RULES);
    expect(again.ok && again.value.document).toEqual(document);
    expect(again.ok && again.value.hash).toBe(hash);
  });
});

describe('an error', () => {
  it('names line, column and pointer', () => {
    const [error] = policyErrors(policyText('rules:\n  CROWD:\n    weight: heavy\n'));
    expect(error).toMatchObject({
      code: 'invalid_shape',
      pointer: '/rules/CROWD/weight',
      line: 10,
      column: 13,
    });
    expect(error && listErrors([error])).toMatch(/^policy:10:13 \/rules\/CROWD\/weight: /);
  });

  it.each([
    [
      'an unknown symbol',
      'rules: { CROWDS: { weight: 1 } }',
      'unknown_symbol',
      '/rules/CROWDS',
      'did you mean CROWD?',
    ],
    ['an unknown key', 'tresholds: {}', 'unknown_key', '/tresholds', 'did you mean thresholds?'],
    [
      'an unknown key of a rule',
      'rules: { CROWD: { wieght: 1 } }',
      'unknown_key',
      '/rules/CROWD/wieght',
      'weight',
    ],
    [
      'an unknown filter',
      'rules: { CROWD: { filters: [unlisted] } }',
      'invalid_shape',
      '/rules/CROWD/filters/0',
      'did you mean unlist?',
    ],
    [
      'an unknown group',
      'caps: { abuses: { min: 0, max: 1 } }',
      'unknown_key',
      '/caps/abuses',
      'did you mean abuse?',
    ],
    ['a version that is a number', 'version: 1.2', 'invalid_yaml', '', 'unique'],
    [
      'a wrong option',
      'rules: { CROWD: { options: { least: few } } }',
      'invalid_option',
      '/rules/CROWD/options/least',
      'number',
    ],
    [
      'an unknown option',
      'rules: { CROWD: { options: { lest: 1 } } }',
      'invalid_option',
      '/rules/CROWD/options',
      'lest',
    ],
    [
      'a composite of unknown symbols',
      'composites: [{ name: X, all: [CROWD, SUSPENDID] }]',
      'unknown_symbol',
      '/composites/0/all/1',
      'SUSPENDED',
    ],
    [
      'a composite of a composite',
      'composites: [{ name: X, all: [CROWD] }, { name: Y, all: [X] }]',
      'unknown_symbol',
      '/composites/1/all/0',
      'X',
    ],
    [
      'two composites of one name',
      'composites: [{ name: X, all: [CROWD] }, { name: X, all: [LEAK] }]',
      'duplicate_name',
      '/composites/1/name',
      'X',
    ],
    [
      'a composite called like a rule',
      'composites: [{ name: LEAK, all: [CROWD] }]',
      'duplicate_name',
      '/composites/0/name',
      'LEAK',
    ],
    [
      'a composite that always matches',
      'composites: [{ name: X, none: [CROWD] }]',
      'contradiction',
      '/composites/0',
      'everything',
    ],
    [
      'a composite that never matches',
      'composites: [{ name: X, all: [CROWD], none: [CROWD] }]',
      'contradiction',
      '/composites/0/none',
      'never',
    ],
    [
      'filters that would do nothing',
      'rules: { CROWD: { action: label, filters: [unlist] } }',
      'contradiction',
      '/rules/CROWD/filters',
      'nothing',
    ],
    [
      'a filter action without filters',
      'rules: { CROWD: { action: filter } }',
      'contradiction',
      '/rules/CROWD/action',
      'list of filters',
    ],
    [
      'a cap that adds points by itself',
      'caps: { abuse: { min: 1, max: 2 } }',
      'contradiction',
      '/caps/abuse',
      '0',
    ],
    [
      'a rollout with a gap at its end',
      'rollout: [{ name: a, mode: enforce, percentage: 50 }]',
      'no_last_row',
      '/rollout/0',
      'percentage',
    ],
    [
      'two stages of one name',
      'rollout: [{ name: a, mode: shadow }, { name: a, mode: enforce }]',
      'duplicate_name',
      '/rollout/1/name',
      'a',
    ],
    [
      'an unknown kind',
      "rollout: [{ name: a, kinds: [Creat], mode: shadow }, { name: b, mode: 'off' }]",
      'unknown_kind',
      '/rollout/0/kinds/0',
      'Create',
    ],
    [
      'a URL for a domain',
      "rollout: [{ name: a, domains: ['https://x.example'], mode: shadow }, { name: b, mode: 'off' }]",
      'invalid_domain',
      '/rollout/0/domains/0',
      'bare domain',
    ],
    [
      'a list that matches nothing',
      "rollout: [{ name: a, domains: [], mode: shadow }, { name: b, mode: 'off' }]",
      'contradiction',
      '/rollout/0/domains',
      'empty',
    ],
    ['an alias', 'rules: { CROWD: &a { weight: 1 }, LEAK: *a }', 'alias', '', 'anchors'],
    ['a tag', 'description: !!binary aGk=', 'invalid_yaml', '', ''],
    ['__proto__', 'rules: { __proto__: { weight: 1 } }', 'invalid_shape', '', 'plain text'],
    ['a second document', '---\nversion: b', 'invalid_yaml', '', ''],
  ])('tells of %s', (_what, more, code, pointer, message) => {
    const error = policyErrors(policyText(more)).find((each) => each.code === code);
    expect(error).toMatchObject({ code, pointer });
    expect(error?.message).toContain(message);
  });

  it('tells what is missing, and where thresholds and durations make no sense', () => {
    expect(policyErrors('version: a')).toContainEqual(
      expect.objectContaining({ pointer: '/thresholds', message: '"thresholds" is missing' }),
    );
    const swapped = policyText().replace('hold: 6, block: 12', 'hold: 12, block: 6');
    expect(policyErrors(swapped)).toMatchObject([
      { code: 'contradiction', pointer: '/thresholds/block' },
    ]);
    const idle = policyText().replace('hold: 6', 'hold: 0');
    expect(policyErrors(idle)).toMatchObject([{ pointer: '/thresholds/hold' }]);
    const endless = policyText().replace('72h', '99999999999d');
    expect(policyErrors(endless)).toMatchObject([{ code: 'invalid_duration', pointer: '/holds/for' }]);
    const quoted = policyText().replace('version: test-1', 'version: 1.2');
    expect(policyErrors(quoted)).toMatchObject([
      { pointer: '/version', message: 'must be text; write "1.2" in quotes' },
    ]);
  });

  it('stands for each mistake of several', () => {
    const errors = policyErrors(
      policyText('rules: { A_A: {}, B_B: {} }\ncomposites: [{ name: X, all: [NOPE_NOPE] }]'),
    );
    expect(errors.map((error) => error.pointer)).toEqual([
      '/rules/A_A',
      '/rules/B_B',
      '/composites/0/all/0',
    ]);
  });
});

describe('a hostile document', () => {
  it.each([
    ['size', `# ${'x'.repeat(256 * 1024)}`, 'too_large'],
    ['flow depth', '['.repeat(50_000), 'too_deep'],
    ['flow depth, closed', `a: ${'['.repeat(500)}${']'.repeat(500)}`, 'too_deep'],
    ['compact block depth', `${'- '.repeat(5_000)}x`, 'too_deep'],
    ['keys', Array.from({ length: 5_000 }, (_, i) => `k${i}: 1`).join('\n'), 'too_many_items'],
    ['nothing', '', 'invalid_shape'],
  ])('is bounded by %s', (_what, yaml, code) => {
    const started = performance.now();
    expect(policyErrors(yaml)[0]?.code).toBe(code);
    expect(performance.now() - started).toBeLessThan(5_000);
  });

  it('never makes it throw', () => {
    const text = policyText('rules: { CROWD: { weight: 9 } }');
    fc.assert(
      fc.property(
        fc.nat(text.length),
        fc.nat(20),
        fc.string({ unit: 'binary', maxLength: 12 }),
        (at, cut, put) => {
          const errors = policyErrors(text.slice(0, at) + put + text.slice(at + cut));
          expect(errors.every((error) => error.line >= 1 && error.column >= 1)).toBe(true);
        },
      ),
      { numRuns: 200 },
    );
  });
});
