import { describe, expect, it } from 'vitest';
import { type AbstentionRow, chooseAbstention } from './abstention.js';

const text = (confidence: number, right: number, wrong: number): AbstentionRow => ({
  confidence,
  right,
  wrong,
});

/** Five of twenty texts are unsure: one of their four flags is right, all of the others' are. */
const ROWS = [
  text(0.1, 0, 1),
  text(0.2, 1, 1),
  text(0.2, 0, 0),
  text(0.3, 0, 0),
  text(0.4, 0, 1),
  ...Array.from({ length: 15 }, (_, at) => text(0.5 + at / 100, 1, 0)),
].toReversed();

describe('chooseAbstention', () => {
  it('gives up the texts whose flags are wrong too often, and no more', () => {
    expect(chooseAbstention(ROWS, { precision: 0.8, minCoverage: 0 })).toEqual({
      minConfidence: 0.5,
      coverage: 0.75,
      precision: 1,
      precisionBelow: 0.25,
    });
  });

  it('keeps as many texts as it has to', () => {
    const { minConfidence, coverage } = chooseAbstention(ROWS, { precision: 0.8, minCoverage: 0.9 });
    expect([minConfidence, coverage]).toEqual([0.2, 0.95]);
  });

  it('gives up nothing where flags are right, where none are, or where confidence isn’t the reason', () => {
    const right = [text(0.1, 1, 0), text(0.9, 9, 1)];
    const never = [text(0.1, 0, 1), text(0.9, 1, 1)];
    for (const rows of [right, never, [text(0.5, 0, 0)], []]) {
      expect(chooseAbstention(rows, { precision: 0.8, minCoverage: 0 })).toMatchObject({
        minConfidence: 0,
        coverage: 1,
        precisionBelow: null,
      });
    }
  });
});
