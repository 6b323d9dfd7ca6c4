import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Pool } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { modelVersions } from '../../../libs/classifier/model/load.js';
import type { Decision } from '../../../libs/contracts/decision.js';
import { DEFAULT_POLICY_YAML } from '../../../libs/decide/default-policy.js';
import { parsePolicy } from '../../../libs/decide/policy-document.js';
import { ensurePolicy } from '../../../libs/persistence/ensure-policy.js';
import { PgBatchStore } from '../../../libs/persistence/hot/batch-store.js';
import { openHotPool } from '../../../libs/persistence/hot/pool.js';
import { PolicyVersionsRepository } from '../../../libs/persistence/repositories/policy-versions.repository.js';
import type { Scorer } from '../../../libs/pipeline/ports.js';
import { Processor } from '../../../libs/pipeline/processor.js';
import { message, noteBy, START } from '../../../libs/pipeline/testing.js';
import { createAlerts, type AlertRecord } from '../../../libs/platform/alerts.js';
import { createEvent, type EmitEvent } from '../../../libs/platform/event.js';
import { createLog } from '../../../libs/platform/log.js';
import { createMetrics } from '../../../libs/platform/metrics.js';
import { RULES } from '../../../libs/rules/index.js';
import { openTestStore, type TestStore } from '../../../test/support/store.js';
import { BatchingEvaluator } from '../inline-evaluator.js';
import { compileActive } from '../policy.js';
import { openModels } from './models.js';
import { openScorer, reportModels, reportScoringFailure } from './open-scorer.js';
import type { ModelScorer } from './model-scorer.js';

/** The model that comes with Tidegate, in the pipeline. */

const MODELS = join(import.meta.dirname, '..', '..', '..', 'models');
const ALICE = 'https://alice.example/users/alice';
const HATE = 'These foreigners are subhuman filth and have no right to live.';
const ABUSE = 'You are a worthless idiot, shut your stupid mouth, loser.';
const KIND = 'The tide was high this morning, and we took the long way home along the beach.';

let store: TestStore;
let pool: Pool;
let scorer: ModelScorer;
const alerted: AlertRecord[] = [];
const metrics = createMetrics({ version: 'test', mode: 'embedded' });
const event: EmitEvent = createEvent(createLog({ level: 'silent', to: 'stderr' }), metrics);
const clock = { now: () => START };
const alerts = createAlerts({
  store: {
    insert: (record) => {
      alerted.push(record);
      return Promise.resolve(true);
    },
  },
  event,
  clock,
  webhook: null,
});

function scorerOver(folder: string): ModelScorer {
  const models = openModels({ models: folder, model: null, backend: 'auto' }, reportModels(event));
  return openScorer({ models, clock, event, alerts });
}

function processor(by: Scorer): Processor {
  return new Processor({
    store: new PgBatchStore(pool),
    clock,
    localHosts: null,
    compile: compileActive,
    scorer: by,
    report: {
      batch: () => undefined,
      scoringFailed: (err) => reportScoringFailure(event, alerts, err),
      ruleFailed: (symbol, error) => {
        throw new Error(`${symbol} failed`, { cause: error });
      },
    },
  });
}

let n = 0;
const noteOf = (content: string, more: object = {}) =>
  noteBy(ALICE, `score-${(n += 1)}`, content, more);

async function judge(
  bodies: readonly ReturnType<typeof noteOf>[],
  by: Scorer = scorer,
): Promise<Decision[]> {
  const result = await processor(by).process(
    'inline',
    bodies.map((body) => message(body)),
    [],
  );
  if (!result.ok) throw new Error('lost without moves');
  return result.value.outcomes.map((outcome) => {
    if (!outcome || !('decision' in outcome)) throw new Error('refused');
    return outcome.decision;
  });
}

async function one(body: ReturnType<typeof noteOf>, by: Scorer = scorer): Promise<Decision> {
  const [decision] = await judge([body], by);
  if (decision === undefined) throw new Error('no decision');
  return decision;
}

async function activate(edit: (yaml: string) => string, version: string): Promise<void> {
  const repository = new PolicyVersionsRepository(store.dataSource, (yaml) => parsePolicy(yaml, RULES));
  const yaml = edit(DEFAULT_POLICY_YAML).replace(/^version: .*$/m, `version: ${version}`);
  const saved = await repository.save(yaml, 'test');
  if (!saved.ok) throw new Error(JSON.stringify(saved.error));
  await repository.activate(version, { by: 'test', now: START });
}

beforeAll(async () => {
  store = await openTestStore();
  await ensurePolicy(store.dataSource, 'test');
  pool = openHotPool({ url: store.url, size: 4, applicationName: 'test' });
  scorer = scorerOver(MODELS);
  await scorer.prepare(compileActive(DEFAULT_POLICY_YAML).classifier);
});
afterAll(async () => {
  await pool.end();
  await store.close();
});

describe('scores in the pipeline', () => {
  it('hold a hateful post, and say which words did it', async () => {
    const content = `<p>${HATE}</p>`;
    const decision = await one(noteOf(content));
    expect(decision).toMatchObject({ action: 'hold', decidedBy: 'policy' });
    expect(decision.labels['hate']).toBeGreaterThan(0.7);
    expect(decision.labels['spam']).toBeLessThan(0.1);
    const hit = decision.hits.find(({ symbol }) => symbol === 'HATE');
    const words = (hit?.evidence ?? []).map(({ start, end }) => content.slice(start, end));
    expect(words.some((word) => ['foreigners', 'subhuman', 'filth'].includes(word))).toBe(true);
    expect(hit?.evidence[0]).toMatchObject({ pointer: '/object/content' });
  });

  it('hold abuse, and let kind words in with their scores', async () => {
    const [abuse, kind] = await judge([noteOf(ABUSE), noteOf(KIND)]);
    expect(abuse).toMatchObject({ action: 'hold' });
    expect(abuse?.hits.map(({ symbol }) => symbol)).toContain('HARASSMENT');
    expect(kind?.action).toBe('allow');
    expect(kind?.hits.map(({ group }) => group)).not.toContain('safety');
    expect(kind?.labels['hate']).toBeLessThan(0.1);
  });

  it('are not made of followers-only posts', async () => {
    const body = noteOf(HATE, { to: [`${ALICE}/followers`], cc: [] });
    const decision = await one(body);
    expect(decision.labels).toEqual({});
    expect(decision.unknowns.map(({ symbol }) => symbol)).toContain('HATE');
  });

  it('are the same in-line', async () => {
    const fromLog = await one(noteOf(HATE));
    const evaluator = new BatchingEvaluator(processor(scorer), -1);
    const inline = await evaluator.evaluate(message(noteOf(HATE)).value, {});
    expect(inline).toMatchObject({
      ok: true,
      value: { action: 'hold', labels: fromLog.labels, score: fromLog.score },
    });
  });

  it('are missed by nobody but the rules on scores where the classifier throws', async () => {
    const broken: Scorer = { score: () => Promise.reject(new Error(`can't read ${HATE}`)) };
    const decision = await one(noteOf(HATE), broken);
    expect(decision).toMatchObject({ action: 'allow', labels: {} });
    expect(decision.unknowns.map(({ symbol }) => symbol)).toContain('HATE');
    expect(
      await metrics.registry.getSingleMetricAsString('tidegate_classifier_failures_total'),
    ).toMatch(/what="scoring_active"\} 1$/m);
    expect(alerted.map(({ kind }) => kind)).toContain('classifier-failed');
    expect(JSON.stringify(alerted)).not.toContain('foreigners');
  });

  it('are none where there is no model, which is told', async () => {
    const empty = await mkdtemp(join(tmpdir(), 'tidegate-models-'));
    const without = scorerOver(empty);
    await without.prepare(compileActive(DEFAULT_POLICY_YAML).classifier);
    expect(await one(noteOf(HATE), without)).toMatchObject({ action: 'allow', labels: {} });
    expect(alerted.map(({ key }) => key)).toContain('classifier-model:active:default');
    await rm(empty, { recursive: true });
  });

  it('go on with the model that is there where a policy names another that isn’t', async () => {
    const [newest] = (await modelVersions(MODELS)).slice(-1);
    await activate((yaml) => yaml.replace('model: null', 'model: not-there'), 'names-a-missing-model');
    expect(await one(noteOf(HATE))).toMatchObject({ action: 'hold' });
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(await one(noteOf(HATE))).toMatchObject({ action: 'hold' });
    const alert = alerted.find(({ key }) => key === 'classifier-model:active:not-there');
    expect(alert?.message).toContain(`${newest} goes on`);
  });

  it('count from the policy’s thresholds on, from the next batch', async () => {
    await activate((yaml) => yaml.replace('thresholds: {}', 'thresholds: { hate: 0.999 }'), 'strict');
    const strict = await one(noteOf(HATE));
    expect(strict.hits.map(({ symbol }) => symbol)).not.toContain('HATE');
    await activate(
      (yaml) => yaml.replace('  enabled: true\n  # A version', '  enabled: false\n  # A version'),
      'off',
    );
    const off = await one(noteOf(ABUSE));
    expect(off).toMatchObject({ action: 'allow', labels: {} });
    expect(off.unknowns.map(({ symbol }) => symbol)).not.toContain('HARASSMENT');
  });
});
