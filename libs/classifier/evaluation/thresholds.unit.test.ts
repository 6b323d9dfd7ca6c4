import { describe, expect, it } from 'vitest';
import { byLabel, type Label } from '../../contracts/labels.js';
import type { ScoredRow } from './labelled-row.js';
import { chooseThresholds } from './thresholds.js';

const CLEAN = byLabel(() => 0 as const);

function row(source: string, positive: readonly Label[], scores: ScoredRow['scores']): ScoredRow {
  const labels = { ...CLEAN, ...Object.fromEntries(positive.map((label) => [label, 1 as const])) };
  return { lang: 'en', source, labels, weak: [], scores };
}

/** Ordinary posts with these scores for a label. */
function ordinary(label: Label, scores: readonly number[]): ScoredRow[] {
  return scores.map((score) => row('btc', [], { [label]: score }));
}

function positives(label: Label, scores: readonly number[]): ScoredRow[] {
  return scores.map((score) => row('davidson', [label], { [label]: score }));
}

function negatives(label: Label, scores: readonly number[]): ScoredRow[] {
  return scores.map((score) => row('davidson', [], { [label]: score }));
}

describe('chooseThresholds', () => {
  it('takes the lowest score with the stated precision', () => {
    const rows = [
      ...positives('hate', [0.9, 0.8, 0.7, 0.3]),
      ...negatives('hate', [0.6, 0.5, 0.4, 0.2]),
    ];
    const of = (precision: number): number | null =>
      chooseThresholds(rows, { goals: { hate: { precision } }, maxOrdinaryShare: 1, minFlagged: 1 })
        .thresholds.hate;
    expect(of(1)).toBe(0.7);
    expect(of(0.75)).toBe(0.6);
    // 3 of 6 at 0.4, then 4 of 7 at 0.3.
    expect(of(0.55)).toBe(0.3);
  });

  it('doesn’t trust the precision of a handful', () => {
    const rows = [...positives('hate', [0.9, 0.8]), ...negatives('hate', [0.7, 0.6])];
    const choice = chooseThresholds(rows, {
      goals: { hate: { precision: 0.9 } },
      maxOrdinaryShare: 1,
      minFlagged: 3,
    });
    expect(choice.thresholds.hate).toBeNull();
    expect(choice.thresholds.spam).toBeNull();
    expect(choice.unmet).toEqual(['hate: no threshold has precision 0.9']);
  });

  it('raises the label that loses least until few ordinary posts are over any', () => {
    const rows = [
      // Letting the ordinary post at 0.75 go costs hate one of four …
      ...positives('hate', [0.9, 0.8, 0.78, 0.7]),
      ...ordinary('hate', [0.75, 0.1, 0.1, 0.1]),
      // … and spam two of four.
      ...positives('spam', [0.9, 0.8, 0.6, 0.55]),
      ...ordinary('spam', [0.65, 0.1, 0.1, 0.1]),
    ];
    const goals = { hate: { precision: 0.8 }, spam: { precision: 0.8 } };
    const free = chooseThresholds(rows, { goals, maxOrdinaryShare: 1, minFlagged: 1 });
    expect(free.thresholds).toMatchObject({ hate: 0.7, spam: 0.55 });
    expect(free).toMatchObject({ ordinaryRows: 8, ordinaryFlagged: 2 });
    const one = chooseThresholds(rows, { goals, maxOrdinaryShare: 1 / 8, minFlagged: 1 });
    expect(one.thresholds).toMatchObject({ hate: 0.78, spam: 0.55 });
    expect(one.ordinaryFlagged).toBe(1);
    const none = chooseThresholds(rows, { goals, maxOrdinaryShare: 0, minFlagged: 1 });
    expect(none.thresholds).toMatchObject({ hate: 0.78, spam: 0.8 });
    expect(none.ordinaryFlagged).toBe(0);
    const kept = chooseThresholds(rows, {
      goals: { ...goals, hate: { precision: 0.8, minRecall: 0.9 } },
      maxOrdinaryShare: 1 / 8,
      minFlagged: 1,
    });
    expect(kept.thresholds).toMatchObject({ hate: 0.7, spam: 0.8 });
  });

  it('counts a post over two thresholds once, and raises both to let it go', () => {
    const rows = [
      ...positives('hate', [0.9, 0.7]),
      ...positives('harassment', [0.9, 0.7]),
      row('wnut17', [], { hate: 0.75, harassment: 0.75 }),
    ];
    const goals = { hate: { precision: 0.6 }, harassment: { precision: 0.6 } };
    const free = chooseThresholds(rows, { goals, maxOrdinaryShare: 1, minFlagged: 1 });
    expect(free.ordinaryFlagged).toBe(1);
    expect(free.chosen.map(({ ordinary: over }) => over)).toEqual([1, 1]);
    const none = chooseThresholds(rows, { goals, maxOrdinaryShare: 0, minFlagged: 1 });
    expect(none.ordinaryFlagged).toBe(0);
    expect(none.thresholds).toMatchObject({ hate: 0.9, harassment: 0.9 });
  });

  it('gives what is left of the allowed to labels under their recall', () => {
    // Hate gives way first, then spam, whose one step lets two posts go: hate can have its own again.
    const rows = [
      ...positives('spam', [0.9, 0.5]),
      ...ordinary('spam', [0.6, 0.6]),
      ...positives('hate', [0.9, 0.8, 0.5]),
      ...ordinary('hate', [0.6]),
    ];
    const goals = {
      spam: { precision: 0.5, minRecall: 1 },
      hate: { precision: 0.6, minRecall: 0.9 },
    };
    const choice = chooseThresholds(rows, { goals, maxOrdinaryShare: 1 / 3, minFlagged: 1 });
    expect(choice.thresholds).toMatchObject({ spam: 0.9, hate: 0.5 });
    expect(choice.ordinaryFlagged).toBe(1);
  });

  it('takes ordinary posts from elsewhere where they are given', () => {
    const rows = [...positives('hate', [0.9, 0.7]), ...negatives('hate', [0.2])];
    const choice = chooseThresholds(rows, {
      goals: { hate: { precision: 0.9 } },
      maxOrdinaryShare: 0,
      minFlagged: 1,
      ordinaryPosts: ordinary('hate', [0.75, 0.1]),
    });
    expect(choice.thresholds.hate).toBe(0.9);
    expect(choice.ordinaryRows).toBe(2);
  });

  it('says where less is found than asked', () => {
    const rows = [...positives('spam', [0.9, 0.8, 0.2]), ...negatives('spam', [0.7, 0.7, 0.7])];
    const { unmet, chosen } = chooseThresholds(rows, {
      goals: { spam: { precision: 0.9, minRecall: 0.85 } },
      maxOrdinaryShare: 1,
      minFlagged: 1,
    });
    expect(chosen[0]).toMatchObject({
      label: 'spam',
      threshold: 0.8,
      flagged: 2,
      precision: 1,
      positives: 3,
    });
    expect(unmet).toEqual(['spam: recall 0.667, asked for 0.85']);
  });
});
