import { describe, expect, test } from 'vitest';
import type { Label } from '../../contracts/labels.js';
import { RULES } from '../index.js';
import type { Rule } from '../rule.js';
import {
  activity,
  ALICE,
  createNote,
  isUnknown,
  judge,
  MISSED,
  note,
  scoreFacts,
  THRESHOLD,
} from '../testing.js';
import { harassment } from './harassment.js';
import { hate } from './hate.js';
import { selfHarm } from './self-harm.js';
import { sexualUnmarked } from './sexual-unmarked.js';
import { sexual } from './sexual.js';
import { spamText } from './spam-text.js';
import { threat } from './threat.js';

const ALL: readonly [string, Rule, Label][] = [
  ['SPAM_TEXT', spamText, 'spam'],
  ['HATE', hate, 'hate'],
  ['HARASSMENT', harassment, 'harassment'],
  ['THREAT', threat, 'threat'],
  ['SELF_HARM', selfHarm, 'self_harm'],
  ['SEXUAL', sexual, 'sexual'],
  ['SEXUAL_UNMARKED', sexualUnmarked, 'sexual'],
];

describe.each(ALL)('%s', (symbol, rule, label) => {
  test('hits from its label’s threshold on, the harder the higher the score', () => {
    const strengthAt = (score: number): number => {
      const outcome = judge(rule, createNote(), { scores: scoreFacts({ [label]: score }) });
      return outcome.is === 'hit' ? outcome.strength : 0;
    };
    expect(rule.symbol).toBe(symbol);
    expect(strengthAt(THRESHOLD - 0.0001)).toBe(0);
    expect(strengthAt(THRESHOLD)).toBe(0.5);
    expect(strengthAt(0.9)).toBeCloseTo(0.75, 6);
    expect(strengthAt(1)).toBe(1);
  });

  test('misses where only another label is over its threshold', () => {
    const others = Object.fromEntries(ALL.map(([, , each]) => [each, each === label ? 0.79 : 0.99]));
    expect(judge(rule, createNote(), { scores: scoreFacts(others) })).toEqual(MISSED);
  });

  test('is unknown where the text was not scored, or the model can’t tell', () => {
    expect(judge(rule, createNote(), { scores: null })).toEqual(isUnknown('scores'));
    expect(judge(rule, createNote(), { scores: scoreFacts({ [label]: undefined }) })).toEqual(
      isUnknown(`scores.${label}`),
    );
    expect(
      judge(rule, createNote(), { scores: scoreFacts({ [label]: 0.99 }, { threshold: null }) }),
    ).toEqual(isUnknown(`scores.${label}.threshold`));
  });

  test('has nothing to say of a post without a text, scored or not', () => {
    expect(judge(rule, createNote({ content: '' }), { scores: null })).toEqual(MISSED);
  });
});

describe('rules on scores', () => {
  test('point at the words, and tell the score without quoting them', () => {
    const scores = scoreFacts(
      { hate: 0.9 },
      {
        spans: [
          { start: 3, end: 7 },
          { start: 12, end: 18 },
        ],
      },
    );
    expect(judge(hate, createNote(), { scores })).toMatchObject({
      evidence: [
        {
          pointer: '/object/content',
          start: 3,
          end: 7,
          note: 'score 0.9, threshold 0.8, pass 1, en',
        },
        { pointer: '/object/content', start: 12, end: 18 },
      ],
    });
  });

  test('look at what an Announce carries', () => {
    const announce = activity('Announce', { object: note() });
    expect(judge(hate, announce, { scores: scoreFacts({ hate: 0.9 }) })).toMatchObject({ is: 'hit' });
  });

  test('weigh nothing, but for spam: a score makes no block of another rule’s hold', () => {
    const weights = RULES.filter(({ needs }) => needs.includes('scores')).map(
      (rule) => [rule.symbol, rule.weight, rule.effect.action === 'block'] as const,
    );
    expect(weights.filter(([, weight]) => weight !== 0).map(([symbol]) => symbol)).toEqual([
      'SPAM_TEXT',
    ]);
    expect(weights.filter(([, , blocks]) => blocks)).toEqual([]);
    expect(weights).toHaveLength(ALL.length);
  });
});

describe('SEXUAL_UNMARKED', () => {
  const scores = scoreFacts({ sexual: 0.99 });

  test('leaves alone what is marked, and marks what isn’t or doesn’t say', () => {
    expect(judge(sexualUnmarked, createNote({ sensitive: true }), { scores })).toEqual(MISSED);
    expect(judge(sexualUnmarked, createNote({ sensitive: false }), { scores })).toMatchObject({
      is: 'hit',
    });
    expect(sexualUnmarked.effect).toEqual({ action: 'filter', filters: ['mark-sensitive'] });
  });

  test('leaves profiles alone, which can’t be marked', () => {
    const profile = {
      id: ALICE,
      type: 'Person',
      preferredUsername: 'alice',
      inbox: `${ALICE}/inbox`,
      summary: 'all about the tides',
    };
    const update = activity('Update', { object: profile });
    expect(judge(sexualUnmarked, update, { scores })).toEqual(MISSED);
    expect(judge(sexual, update, { scores })).toMatchObject({ is: 'hit' });
  });
});
