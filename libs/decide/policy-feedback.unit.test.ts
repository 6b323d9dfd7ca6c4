import { expect, it } from 'vitest';
import { DAY, HOUR } from '../kernel/clock.js';
import { policy, policyErrors, policyText } from './testing.js';

it('keeps no texts for feedback unless a policy says so', () => {
  expect(policy().feedback.enabled).toBe(false);
  expect(policy('feedback: { enabled: true }').feedback).toEqual({
    enabled: true,
    decidedMs: 180 * DAY,
    undecidedMs: 14 * DAY,
  });
  const brief = policy('feedback: { enabled: true, decided: 30d, undecided: 12h }');
  expect(brief.feedback).toMatchObject({ decidedMs: 30 * DAY, undecidedMs: 12 * HOUR });
});

it.each([
  ['feedback: { decided: 30d }', '/feedback/enabled'],
  ['feedback: { enabled: maybe }', '/feedback/enabled'],
  ['feedback: { enabled: true, decided: forever }', '/feedback/decided'],
  ['feedback: { enabled: true, keep: 30d }', '/feedback/keep'],
])('refuses %s', (section, pointer) => {
  expect(policyErrors(policyText(section)).map((error) => error.pointer)).toEqual([pointer]);
});
