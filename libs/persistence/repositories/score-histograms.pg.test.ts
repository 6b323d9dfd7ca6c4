import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openTestStore, type TestStore } from '../../../test/support/store.js';
import { DAY } from '../../kernel/clock.js';
import { retainScores } from '../maintenance/feedback.js';
import { ScoreHistogramsRepository, type ScoreCounts } from './score-histograms.repository.js';

const MONDAY = Date.UTC(2026, 2, 2, 12);
const day = (n: number): number => MONDAY + n * DAY;
const counts = (bins: readonly number[], more: Partial<ScoreCounts> = {}): ScoreCounts => ({
  model: 'm-1',
  label: 'hate',
  scope: 'language',
  name: 'en',
  bins,
  ...more,
});

describe('score histograms', () => {
  let store: TestStore;
  let histograms: ScoreHistogramsRepository;

  beforeAll(async () => {
    store = await openTestStore();
    histograms = new ScoreHistogramsRepository(store.dataSource);
  });
  beforeEach(() => store.dataSource.query('TRUNCATE score_histogram, score_reference'));
  afterAll(() => store.close());

  it('add up within a day, bin by bin, also from several processes at once', async () => {
    await Promise.all(
      Array.from({ length: 8 }, (_, index) =>
        histograms.add([counts([1, 0, 2]), counts([0, index, 0], { name: 'de' })], day(0)),
      ),
    );
    expect(await histograms.windows(day(0))).toEqual([
      { label: 'hate', scope: 'language', name: 'de', current: [0, 28, 0], reference: null },
      { label: 'hate', scope: 'language', name: 'en', current: [8, 0, 16], reference: null },
    ]);
    expect(await store.dataSource.query('SELECT FROM score_histogram')).toHaveLength(2);
  });

  it('are read of today and yesterday', async () => {
    for (const n of [0, 1, 2]) await histograms.add([counts([10 ** n, 0])], day(n));
    expect((await histograms.windows(day(2)))[0]?.current).toEqual([110, 0]);
    expect((await histograms.windows(day(3)))[0]?.current).toEqual([100, 0]);
    expect(await histograms.windows(day(4))).toEqual([]);
  });

  it('get as reference their first seven full days, and keep it', async () => {
    for (let n = 0; n < 8; n += 1) await histograms.add([counts([n === 0 ? 1_000 : 1, 2])], day(n));
    await histograms.setReferences(day(7), 10);
    expect((await histograms.windows(day(7)))[0]?.reference).toBeNull();
    await histograms.setReferences(day(8), 10);
    expect((await histograms.windows(day(8)))[0]?.reference).toEqual([7, 14]);
    await histograms.add([counts([500, 500])], day(9));
    await histograms.setReferences(day(10), 10);
    expect((await histograms.windows(day(10)))[0]?.reference).toEqual([7, 14]);
  });

  it('gather longer where a week has too few scores', async () => {
    for (let n = 0; n < 12; n += 1) await histograms.add([counts([1, 0])], day(n));
    await histograms.setReferences(day(8), 10);
    expect((await histograms.windows(day(8)))[0]?.reference).toBeNull();
    await histograms.setReferences(day(11), 10);
    expect((await histograms.windows(day(11)))[0]?.reference).toEqual([10, 0]);
  });

  it('are those of the model in use, also after a change back', async () => {
    await histograms.add([counts([1, 0])], day(0));
    await histograms.add([counts([2, 0], { model: 'm-2' }), counts([50, 0])], day(1));
    expect((await histograms.windows(day(1)))[0]?.current).toEqual([51, 0]);
    await histograms.add([counts([100, 0], { model: 'm-2' })], day(1));
    expect((await histograms.windows(day(1)))[0]?.current).toEqual([102, 0]);
  });

  it('outlive their reference by weeks, and take it along when their model scores no more', async () => {
    for (let n = 0; n < 9; n += 1) await histograms.add([counts([10, 0])], day(n));
    await histograms.setReferences(day(8), 10);
    const runner = store.dataSource.createQueryRunner();
    try {
      expect(await retainScores(runner, day(60))).toBe(0);
      expect(await retainScores(runner, day(67))).toBe(7);
      expect(await retainScores(runner, day(69))).toBe(3);
    } finally {
      await runner.release();
    }
  });
});
