import { createHash } from 'node:crypto';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AUTHENTICITIES, DIRECTIONS } from '../contracts/inbound.js';
import { decisionSchema } from '../contracts/decision.js';
import { sha256Hex } from '../kernel/hash.js';
import { assembleDecision, type DecisionMeta } from './assemble-decision.js';
import { decide } from './decide.js';
import { encodeDecision } from './encode-decision.js';
import { selectStage } from './rollout.js';
import { subjectOf } from './subject.js';
import { policy } from './testing.js';

const META: DecisionMeta = {
  subject: sha256Hex('body'),
  revision: 1,
  activityId: 'https://alice.example/likes/1',
  activityKind: 'Like',
  objectId: 'https://bob.example/notes/2',
  actor: 'https://alice.example/users/alice',
  domain: 'alice.example',
  direction: 'inbound',
  authenticity: 'none',
  receivedAt: Date.UTC(2026, 0, 15, 12),
  decidedAt: Date.UTC(2026, 0, 15, 12, 0, 1),
};

const compiled = policy('composites: [{ name: KNOWN, any: [FRIEND], remove: [LEAK] }]');

describe('an assembled decision', () => {
  it('keeps the contract, and its bytes read back to it', () => {
    const text = fc.oneof(fc.string({ unit: 'binary' }), fc.constant('"\ud800\u2028'));
    const hits = fc.uniqueArray(
      fc.record({
        symbol: fc.constantFrom('COPIES', 'BLIND', 'SUSPENDED', 'LEAK', 'FRIEND'),
        strength: fc.double({ min: 0, max: 1, noNaN: true }),
        evidence: fc.array(fc.record({ pointer: text, note: text }), { maxLength: 3 }),
      }),
      { selector: (hit) => hit.symbol },
    );
    fc.assert(
      fc.property(
        hits,
        text,
        fc.option(text),
        fc.integer({ min: 1, max: 9 }),
        (found, actor, activityId, revision) => {
          const meta = { ...META, actor, activityId, revision };
          const stage = selectStage(compiled, { ...meta, kind: 'Like', software: null });
          const draft = decide({
            policy: compiled,
            stage,
            receivedAt: meta.receivedAt,
            hits: found,
            unknowns: [],
          });
          const decision = assembleDecision(draft, meta);
          const parsed = decisionSchema.parse(decision);
          expect(parsed).toEqual(decision);
          expect(encodeDecision(decision).toString()).toBe(JSON.stringify(parsed));
        },
      ),
    );
  });

  it('carries what it is about and under which policy it was made', () => {
    const stage = selectStage(compiled, { ...META, kind: 'Like', software: null });
    const hits = [{ symbol: 'COPIES', strength: 1, evidence: [] }];
    const draft = decide({ policy: compiled, stage, receivedAt: META.receivedAt, hits, unknowns: [] });
    expect(assembleDecision(draft, META)).toMatchObject({
      id: `${META.subject}.1`,
      policyVersion: 'test-1',
      decidedBy: 'policy',
      holdUntil: '2026-01-18T12:00:00.000Z',
      onExpiry: 'allow',
      receivedAt: '2026-01-15T12:00:00.000Z',
      decidedAt: '2026-01-15T12:00:01.000Z',
      supersedes: null,
      labels: {},
    });
  });
});

describe('a subject', () => {
  const digest = sha256Hex('{}');

  it('is the hash of the documented bytes', () => {
    const bytes = Buffer.concat([
      Buffer.from('tidegate.subject.1\ninbound\nverified-owner\n'),
      Buffer.from(`${digest}\n`),
      Buffer.from('https://a.example/ü', 'utf8'),
    ]);
    const expected = createHash('sha256').update(bytes).digest('hex');
    expect(subjectOf('inbound', 'https://a.example/ü', digest, 'verified-owner')).toBe(expected);
  });

  it('differs with each of its parts', () => {
    const subjects = DIRECTIONS.flatMap((direction) =>
      AUTHENTICITIES.flatMap((authenticity) =>
        [null, 'https://a.example/1'].flatMap((id) =>
          [digest, sha256Hex('[]')].map((body) => subjectOf(direction, id, body, authenticity)),
        ),
      ),
    );
    expect(new Set(subjects).size).toBe(32);
  });
});
