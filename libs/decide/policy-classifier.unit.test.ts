import { describe, expect, it } from 'vitest';
import { RULES } from '../rules/index.js';
import { parsePolicy } from './policy-document.js';
import { policy, policyErrors, policyText } from './testing.js';

function symbols(yaml: string): readonly string[] {
  const parsed = parsePolicy(policyText(yaml), RULES);
  return parsed.ok ? parsed.value.evaluated.map(({ symbol }) => symbol) : [];
}

describe('the section classifier', () => {
  it('scores public posts with the newest model unless a policy says otherwise', () => {
    expect(policy().classifier).toEqual({
      enabled: true,
      model: null,
      shadow: null,
      thresholds: {},
      minLanguageConfidence: 0,
      nonPublic: false,
      profiles: false,
    });
    expect(policy('classifier: { thresholds: { hate: 0.9, spam: null } }').classifier).toMatchObject({
      thresholds: { hate: 0.9, spam: null },
      nonPublic: false,
    });
  });

  it('leaves out the rules on scores where it is off', () => {
    expect(symbols('')).toContain('HATE');
    const off = symbols('classifier: { enabled: false }');
    expect(off).not.toContain('HATE');
    expect(off).toContain('HELLTHREAD');
  });

  it.each([
    ['classifier: { enabled: maybe }', '/classifier/enabled'],
    ['classifier: { model: ../elsewhere }', '/classifier/model'],
    ['classifier: { thresholds: { hate: 0 } }', '/classifier/thresholds/hate'],
    ['classifier: { thresholds: { hatred: 0.9 } }', '/classifier/thresholds/hatred'],
    ['classifier: { minLanguageConfidence: 2 }', '/classifier/minLanguageConfidence'],
    ['classifier: { treshold: {} }', '/classifier/treshold'],
    ['classifier: { model: a, shadow: a }', '/classifier/shadow'],
  ])('refuses %s', (section, pointer) => {
    expect(policyErrors(policyText(section)).map((error) => error.pointer)).toEqual([pointer]);
  });
});
