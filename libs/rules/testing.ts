import type {
  DeliveryView,
  Facts,
  LabelScore,
  RestrictionFacts,
  ScoreFacts,
} from '../contracts/facts.js';
import { LABELS, type Label } from '../contracts/labels.js';
import type { JsonObject } from '../kernel/json.js';
import { DAY, HOUR } from '../kernel/clock.js';
import { parseBody } from '../activity/parse.js';
import type { Rule, RuleInput, RuleOutcome } from './rule.js';

/** When every test activity is received unless it says otherwise. */
export const NOW = Date.UTC(2026, 0, 15, 12);

export const ALICE = 'https://alice.example/users/alice';
export const BOB = 'https://bob.example/users/bob';
export const PUBLIC = 'https://www.w3.org/ns/activitystreams#Public';

export type FactsOverrides = Partial<Omit<Facts, 'delivery'>> & {
  readonly delivery?: Partial<DeliveryView>;
};

/**
 * A deployment that has watched for 90 days and knows the actor well, but nothing else: the object
 * is new, nothing looks alike, nobody is restricted, and the classifier finds nothing.
 */
export function testFacts(overrides: FactsOverrides = {}): Facts {
  return {
    now: NOW,
    watchedFor: 90 * DAY,
    actor: {
      firstSeen: NOW - 60 * DAY,
      backfilled: false,
      posts: 40,
      followedByRecipient: false,
      followedLocally: false,
    },
    object: { known: false, owner: null, visibility: null, updated: null, deletedAt: null },
    target: null,
    seen: { before: false, otherBody: false },
    lookAlikes: [],
    linkHosts: [],
    restrictions: [],
    scores: scoreFacts(),
    ...overrides,
    delivery: {
      direction: 'inbound',
      remoteHost: null,
      recipients: null,
      localHosts: null,
      verifiedKey: null,
      media: null,
      ...overrides.delivery,
    },
  };
}

/** The threshold of every label in the tests' scores. */
export const THRESHOLD = 0.8;

/**
 * What the classifier says of a note: 0.01 of each label unless told otherwise; undefined: it can't tell.
 */
export function scoreFacts(
  scores: Readonly<Partial<Record<Label, number | undefined>>> = {},
  more: Partial<LabelScore> = {},
): ScoreFacts {
  const labels: Partial<Record<Label, LabelScore>> = {};
  for (const label of LABELS) {
    const score = label in scores ? scores[label] : 0.01;
    if (score === undefined) continue;
    labels[label] = {
      score,
      threshold: THRESHOLD,
      pass: 1,
      pointer: '/object/content',
      spans: [],
      ...more,
    };
  }
  return { model: 'test-a', lang: 'en', langConfidence: 0.9, labels };
}

/** A suspension of alice.example that touches the actor. */
export function restriction(overrides: Partial<RestrictionFacts> = {}): RestrictionFacts {
  return {
    role: 'actor',
    pointer: '/actor',
    kind: 'domain',
    subject: 'alice.example',
    severity: 'suspend',
    rejectMedia: false,
    rejectReports: false,
    ...overrides,
  };
}

/** An ordinary public note of Alice's, an hour old. */
export function note(overrides: JsonObject = {}): JsonObject {
  return {
    id: 'https://alice.example/notes/1',
    type: 'Note',
    attributedTo: ALICE,
    to: [PUBLIC],
    cc: [`${ALICE}/followers`],
    published: new Date(NOW - HOUR).toISOString(),
    content: '<p>The tide is out and the mussels are fresh.</p>',
    ...overrides,
  };
}

/** An activity of Alice's. */
export function activity(type: string, overrides: JsonObject = {}): JsonObject {
  return {
    '@context': 'https://www.w3.org/ns/activitystreams',
    id: `https://alice.example/activities/${type.toLowerCase()}/1`,
    type,
    actor: ALICE,
    to: [PUBLIC],
    cc: [`${ALICE}/followers`],
    ...overrides,
  };
}

/** Create of `note(object)`; `outer` overrides the activity. */
export function createNote(object: JsonObject = {}, outer: JsonObject = {}): JsonObject {
  return activity('Create', { object: note(object), ...outer });
}

/** What a rule is given for this document. Throws when the parser refuses it: a broken fixture. */
export function ruleInput(document: JsonObject, facts: FactsOverrides = {}): RuleInput {
  const parsed = parseBody(Buffer.from(JSON.stringify(document)));
  if (!parsed.ok) {
    throw new Error(`fixture refused: ${parsed.error.code} at "${parsed.error.pointer}"`);
  }
  return { activity: parsed.value.activity, body: parsed.value, facts: testFacts(facts) };
}

/** Judges one document with one rule; `options` as a policy would write them. */
export function judge(
  rule: Rule,
  document: JsonObject,
  facts: FactsOverrides = {},
  options: JsonObject = {},
): RuleOutcome {
  return runRule(rule, ruleInput(document, facts), options);
}

/** As `evaluate` would: only for the kinds that the rule looks at. */
export function runRule(rule: Rule, input: RuleInput, options: JsonObject = {}): RuleOutcome {
  if (rule.kinds !== 'all' && !rule.kinds.includes(input.activity.kind)) {
    return { is: 'miss' };
  }
  return rule.test(input, rule.options.parse(options));
}

export const HIT = { is: 'hit', strength: 1 } as const;
export const MISSED = { is: 'miss' } as const;

/** For `toEqual`. */
export function isUnknown(...missing: string[]): RuleOutcome {
  return { is: 'unknown', missing };
}
