import { describe, expect, it } from 'vitest';
import { HOUR } from '../kernel/clock.js';
import { RULES } from '../rules/index.js';
import type { CompiledPolicy } from './compiled-policy.js';
import { decide, type DecisionDraft } from './decide.js';
import { DEFAULT_POLICY_YAML } from './default-policy.js';
import { parsePolicy } from './policy-document.js';
import { selectStage } from './rollout.js';
import { listErrors } from './testing.js';

function defaultPolicy(): CompiledPolicy {
  const parsed = parsePolicy(DEFAULT_POLICY_YAML, RULES);
  if (!parsed.ok) {
    throw new Error(listErrors(parsed.error));
  }
  return parsed.value;
}

const compiled = defaultPolicy();

function judge(hits: Readonly<Record<string, number>>): DecisionDraft {
  const subject = {
    actor: 'a',
    domain: 'a.example',
    software: null,
    kind: 'Create',
    direction: 'inbound',
  } as const;
  return decide({
    policy: compiled,
    stage: selectStage(compiled, subject),
    receivedAt: 0,
    hits: Object.entries(hits).map(([symbol, strength]) => ({ symbol, strength, evidence: [] })),
    unknowns: [],
  });
}

describe('the default policy', () => {
  it('compiles against the rules there are and enforces for everybody', () => {
    expect(compiled.rollout).toMatchObject([{ mode: 'enforce', percentage: 100 }]);
    expect(compiled.holds).toEqual({ forMs: 72 * HOUR, onExpiry: 'allow' });
    expect(compiled.evaluated).toHaveLength(RULES.length);
  });

  it('gets where each rule says it goes, alone and at full strength', () => {
    for (const { symbol, effect } of RULES) {
      const expected = effect.action === 'block' || effect.action === 'hold' ? effect.action : 'allow';
      expect([symbol, judge({ [symbol]: 1 }).action]).toEqual([symbol, expected]);
    }
  });

  it.each([
    ['a newcomer’s reply with its mentions', { FIRST_CONTACT_MENTIONS: 0.45 }, 'allow'],
    [
      'such a reply with a link to a new site',
      { FIRST_CONTACT_MENTIONS: 0.45, NEW_LINK_HOST: 1 },
      'allow',
    ],
    [
      'such a reply that invites into a chat group',
      { FIRST_CONTACT_MENTIONS: 0.45, INVITE_LINK: 1 },
      'hold',
    ],
    ['a first contact', { FIRST_CONTACT_MENTIONS: 0.9 }, 'hold'],
    [
      'a first contact that a few others post',
      { FIRST_CONTACT_MENTIONS: 0.9, LOOK_ALIKE_TEXT: 0.4 },
      'hold',
    ],
    ['a first contact that many post', { FIRST_CONTACT_MENTIONS: 0.9, LOOK_ALIKE_TEXT: 0.86 }, 'block'],
    [
      'three views of one wave',
      { LOOK_ALIKE_TEXT: 1, LOOK_ALIKE_LINK: 1, LOOK_ALIKE_IMAGE: 1 },
      'hold',
    ],
    ['a community that invites to its chat', { INVITE_LINK: 1, NEW_LINK_HOST: 1 }, 'allow'],
    ['two leaks', { OTHERS_PERSONAL_DATA: 1, AUDIENCE_MISMATCH: 1 }, 'hold'],
    ['text like spam', { SPAM_TEXT: 1 }, 'allow'],
    ['text like spam with a link to a new site', { SPAM_TEXT: 1, NEW_LINK_HOST: 1 }, 'hold'],
    ['text just like enough to spam with one', { SPAM_TEXT: 0.5, NEW_LINK_HOST: 1 }, 'allow'],
    ['text like spam to strangers', { SPAM_TEXT: 0.5, FIRST_CONTACT_MENTIONS: 0.9 }, 'block'],
    ['a newcomer’s reply like spam', { SPAM_TEXT: 1, FIRST_CONTACT_MENTIONS: 0.45 }, 'hold'],
    ['text like spam in a wave', { SPAM_TEXT: 0.5, LOOK_ALIKE_TEXT: 0.9 }, 'block'],
    ['a greeting like spam that others post too', { SPAM_TEXT: 0.5, LOOK_ALIKE_TEXT: 0.4 }, 'hold'],
    ['hate, just at the threshold', { HATE: 0.5 }, 'hold'],
    ['rough words', { HARASSMENT: 0.85 }, 'allow'],
    ['abuse', { HARASSMENT: 0.95 }, 'hold'],
    ['somebody who needs help', { SELF_HARM: 0.7 }, 'allow'],
    ['somebody who says it outright', { SELF_HARM: 0.95 }, 'hold'],
    ['a newcomer’s hate to strangers', { HATE: 1, FIRST_CONTACT_MENTIONS: 1 }, 'hold'],
  ])('deals with %s', (_what, hits, action) => {
    expect(judge(hits as Record<string, number>).action).toBe(action);
  });

  it('never blocks by what the classifier says, whatever it says at once', () => {
    const scores = RULES.filter(({ needs }) => needs.includes('scores'));
    const hits = Object.fromEntries(scores.map(({ symbol }) => [symbol, 1]));
    expect(judge(hits).action).toBe('hold');
    expect(scores.length).toBeGreaterThan(5);
  });

  it('never makes a block of another rule’s hold by a score, but by that for spam', () => {
    const others = RULES.filter(({ needs }) => needs.includes('scores'))
      .map(({ symbol }) => symbol)
      .filter((symbol) => symbol !== 'SPAM_TEXT');
    const scores = Object.fromEntries(others.map((symbol) => [symbol, 1]));
    for (const { symbol, effect } of RULES) {
      const expected = effect.action === 'block' ? 'block' : 'hold';
      expect([symbol, judge({ ...scores, [symbol]: 1 }).action]).toEqual([symbol, expected]);
    }
  });

  it('marks sexual content sensitive', () => {
    expect(judge({ SEXUAL: 1, SEXUAL_UNMARKED: 1 })).toMatchObject({
      action: 'allow',
      filters: ['mark-sensitive'],
    });
  });
});
