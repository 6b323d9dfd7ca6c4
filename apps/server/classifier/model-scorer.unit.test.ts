import { setImmediate } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import type { Classification } from '../../../libs/classifier/model/types.js';
import type { ClassifierPolicy } from '../../../libs/contracts/policy.js';
import { DEFAULT_POLICY_YAML } from '../../../libs/decide/default-policy.js';
import { parsePolicy } from '../../../libs/decide/policy-document.js';
import { RULES } from '../../../libs/rules/index.js';
import { ModelScorer } from './model-scorer.js';
import { ModelSlot } from './model-slot.js';
import { Shadow, type Comparison } from './shadow.js';
import { CountingModel } from './testing.js';

const text = (content: string) => ({ text: content, lang: null });

function classifierPolicy(more: Partial<ClassifierPolicy> = {}): ClassifierPolicy {
  const parsed = parsePolicy(DEFAULT_POLICY_YAML, RULES);
  if (!parsed.ok) throw new Error('the default policy is broken');
  return { ...parsed.value.classifier, ...more };
}

function scorerOf(models: readonly CountingModel[]) {
  const slot = (): ModelSlot =>
    new ModelSlot({
      load(version) {
        const found = models.find((model) => version === null || model.version === version);
        return found === undefined ? Promise.reject(new Error('not there')) : Promise.resolve(found);
      },
      clock: { now: () => 0 },
      changed: () => undefined,
      failed: () => undefined,
    });
  const comparisons: Comparison[] = [];
  const failures: unknown[] = [];
  const scored: Classification[] = [];
  const scorer = new ModelScorer({
    active: slot(),
    shadow: new Shadow({
      slot: slot(),
      compared: (found) => comparisons.push(...found),
      failed: (error) => failures.push(error),
    }),
    scored: (found) => scored.push(...found),
  });
  return { scorer, comparisons, failures, scored };
}

describe('the scorer', () => {
  it('has no answer without a model', async () => {
    const { scorer } = scorerOf([]);
    await scorer.prepare(classifierPolicy());
    expect(await scorer.score([text('x')], classifierPolicy())).toBeNull();
  });

  it('loads no model for a policy that has the classifier off', async () => {
    const { scorer } = scorerOf([new CountingModel('a')]);
    await scorer.prepare(classifierPolicy({ enabled: false }));
    // Asked nevertheless, it has to load one first.
    expect(await scorer.score([text('x')], classifierPolicy())).toBeNull();
  });

  it('answers with the thresholds in force and the words over them', async () => {
    const model = new CountingModel('a');
    const { scorer } = scorerOf([model]);
    const policy = classifierPolicy({ thresholds: { hate: 0.3, spam: null } });
    await scorer.prepare(policy);
    const scoring = await scorer.score([text('so x'), text('xxx')], policy);
    expect(scoring).toMatchObject({
      model: 'a',
      thresholds: { hate: 0.3, spam: null },
      texts: [
        { scores: { hate: 0.1 }, spans: { hate: [] } },
        { scores: { hate: 0.3 }, spans: { hate: [{ start: 0, end: 1 }] } },
      ],
    });
    expect(model.calls).toMatchObject([
      { texts: 2, options: {} },
      { texts: 1, options: { explain: true, secondPass: false } },
    ]);
  });

  it('explains no more texts of a batch than the time allows', async () => {
    const model = new CountingModel('a');
    const { scorer, scored } = scorerOf([model]);
    await scorer.prepare(classifierPolicy());
    await scorer.score(
      Array.from({ length: 100 }, () => text('xxxxxxx')),
      classifierPolicy(),
    );
    expect(model.calls.map(({ texts }) => texts)).toEqual([100, 32]);
    expect(scored).toHaveLength(100);
  });

  it('goes over to the version that the policy names', async () => {
    const { scorer } = scorerOf([new CountingModel('a'), new CountingModel('b')]);
    await scorer.prepare(classifierPolicy({ model: 'a' }));
    const other = classifierPolicy({ model: 'b' });
    expect(await scorer.score([text('x')], other)).toMatchObject({ model: 'a' });
    await setImmediate();
    expect(await scorer.score([text('x')], other)).toMatchObject({ model: 'b' });
  });

  it('compares with a version in shadow, whose scores count for nothing', async () => {
    const { scorer, comparisons, failures } = scorerOf([
      new CountingModel('a'),
      new CountingModel('b', 0.25),
    ]);
    const policy = classifierPolicy({ model: 'a', shadow: 'b' });
    await scorer.prepare(policy);
    await scorer.score([text('x')], policy);
    await setImmediate();
    await setImmediate();
    comparisons.length = 0;
    const scoring = await scorer.score([text('x'), text('xxx'), text('xxxxxx')], policy);
    await setImmediate();
    await setImmediate();
    expect(scoring?.texts.map(({ scores }) => scores.hate)).toEqual([0.1, 0.3, 0.6]);
    expect(comparisons).toEqual([
      { label: 'hate', verdict: 'neither', score: 0.35 },
      { label: 'hate', verdict: 'only_shadow', score: 0.55 },
      { label: 'hate', verdict: 'both', score: 0.85 },
    ]);
    expect(failures).toEqual([]);
  });
});
