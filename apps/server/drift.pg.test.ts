import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { SCORE_BINS } from '../../libs/classifier/feedback/psi.js';
import { DAY, HOUR } from '../../libs/kernel/clock.js';
import { createDataSource } from '../../libs/persistence/data-source.js';
import { AlertsRepository } from '../../libs/persistence/repositories/alerts.repository.js';
import { ScoreHistogramsRepository } from '../../libs/persistence/repositories/score-histograms.repository.js';
import { createAlerts } from '../../libs/platform/alerts.js';
import { createMetrics } from '../../libs/platform/metrics.js';
import { createScheduler } from '../../libs/platform/scheduler.js';
import { openTestStore, type TestStore } from '../../test/support/store.js';
import { createDriftWatch } from './drift.js';
import { createScoreRecorder, type ScoreRecorder } from './score-recorder.js';

const START = Date.UTC(2026, 2, 2, 12);

describe('drift of scores', () => {
  let store: TestStore;
  let now = START;
  const clock = { now: () => now };

  beforeAll(async () => {
    store = await openTestStore();
  });
  beforeEach(async () => {
    now = START;
    await store.dataSource.query('TRUNCATE score_histogram, score_reference, alert');
  });
  afterAll(() => store.close());

  const histograms = (): ScoreHistogramsRepository => new ScoreHistogramsRepository(store.dataSource);
  const alerts = (): Promise<{ key: string; details: object }[]> =>
    store.dataSource.query('SELECT key, details FROM alert ORDER BY id');

  /** A day's scores of one label: most in one bin, some in the next. */
  async function day(
    bin: number,
    name = 'en',
    scope: 'language' | 'domain' = 'language',
  ): Promise<void> {
    const bins = Array.from({ length: SCORE_BINS }, () => 0);
    bins[bin] = 900;
    bins[bin + 1] = 100;
    await histograms().add([{ model: 'm-1', label: 'hate', scope, name, bins }], now);
  }

  function watch() {
    const metrics = createMetrics({ version: 'test', mode: 'embedded' });
    const told = createAlerts({
      store: new AlertsRepository(store.dataSource),
      event: () => undefined,
      clock,
      webhook: null,
    });
    const run = createDriftWatch({ histograms: histograms(), metrics, alerts: told, clock });
    const gauge = async (language: string): Promise<number | undefined> =>
      (await metrics.classifierPsi.get()).values.find(
        ({ labels }) => labels.label === 'hate' && labels.language === language,
      )?.value;
    return { run, gauge };
  }

  it('shows in the gauge and alerts once a day, after a week that was otherwise', async () => {
    const { run, gauge } = watch();
    for (let n = 0; n < 9; n += 1) {
      await day(2);
      await day(2, 'ann.example', 'domain');
      await run();
      now += DAY;
    }
    expect(await gauge('en')).toBeLessThan(0.01);
    expect(await alerts()).toEqual([]);
    now += DAY;
    await day(9);
    await run();
    expect(await gauge('en')).toBeGreaterThan(0.25);
    expect(await gauge('all')).toBeGreaterThan(0.25);
    now += 2 * HOUR;
    await run();
    expect((await alerts()).map(({ key }) => key)).toEqual(['classifier-drift:hate by language']);
    now += DAY;
    await day(9);
    await run();
    expect(await alerts()).toHaveLength(2);
  });

  it('of a domain is told in an alert, not in a metric', async () => {
    const { run, gauge } = watch();
    for (let n = 0; n < 8; n += 1) {
      await day(2, 'ann.example', 'domain');
      now += DAY;
    }
    await run();
    now += DAY;
    await day(12, 'ann.example', 'domain');
    await run();
    const [alert] = await alerts();
    expect(alert?.key).toBe('classifier-drift:hate by domain');
    expect(Object.keys(alert?.details ?? {})).toEqual(['ann.example']);
    expect(await gauge('ann.example')).toBeUndefined();
  });

  it('is told of none with fewer than 500 scores', async () => {
    const { run, gauge } = watch();
    for (let n = 0; n < 8; n += 1) {
      await day(2);
      now += DAY;
    }
    await run();
    now += DAY;
    const bins = Array.from({ length: SCORE_BINS }, () => 0);
    bins[15] = 499;
    await histograms().add([{ model: 'm-1', label: 'hate', scope: 'language', name: 'en', bins }], now);
    await run();
    expect(await gauge('en')).toBeUndefined();
    expect(await alerts()).toEqual([]);
  });

  describe('is measured of what is counted', () => {
    const scheduler = createScheduler({ event: () => undefined });
    let failures: string[] = [];
    const recorder = (over = histograms()): ScoreRecorder =>
      createScoreRecorder({
        histograms: over,
        scheduler,
        clock,
        event: ({ message }) => failures.push(message),
      });
    beforeEach(() => {
      failures = [];
    });
    afterAll(() => scheduler.stop());

    it('and written at the latest when the process stops', async () => {
      const scores = recorder();
      const scored = { model: 'm-1', lang: 'en', domain: 'ann.example', scores: { spam: 0.9 } };
      scores.add([scored, scored]);
      await scores.stop();
      expect(failures).toEqual([]);
      const rows = await store.dataSource.query(
        'SELECT scope, name, (SELECT sum(n) FROM unnest(bins) n)::int AS n FROM score_histogram ORDER BY scope',
      );
      expect(rows).toEqual([
        { scope: 'domain', name: 'other', n: 2 },
        { scope: 'language', name: 'other', n: 2 },
      ]);
    });

    it('and a stop goes on where they can’t be written', async () => {
      const notConnected = createDataSource({ url: store.url, poolSize: 1, applicationName: 'test' });
      const scores = recorder(new ScoreHistogramsRepository(notConnected));
      scores.add([{ model: 'm-1', lang: 'en', domain: 'ann.example', scores: { spam: 0.9 } }]);
      await scores.stop();
      expect(failures).toHaveLength(1);
    });
  });
});
