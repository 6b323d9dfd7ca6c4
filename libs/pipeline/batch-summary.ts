import type { RejectionCode } from '../contracts/dead-letter.js';
import type { Action } from '../contracts/decision.js';
import type { Folded } from './fold.js';
import type { Refused } from './prepare.js';

/** Steps of a batch, as they are timed. */
export type Step = 'parse' | 'classify' | 'enrich' | 'evaluate' | 'record';

/** What one recorded batch comes to, in tallies: the number of them doesn't grow with the batch. */
export interface BatchSummary {
  readonly partitions: readonly number[];
  readonly messages: number;
  readonly activities: readonly {
    readonly kind: string;
    readonly action: Action;
    readonly count: number;
  }[];
  readonly hits: readonly {
    readonly symbol: string;
    readonly mode: 'enforce' | 'shadow';
    readonly count: number;
  }[];
  readonly rejections: readonly { readonly code: RejectionCode; readonly count: number }[];
  /** ms by step. */
  readonly steps: Readonly<Record<Step, number>>;
}

export function summarise(
  partitions: readonly number[],
  outcomes: readonly (Folded | Refused | null)[],
  steps: Readonly<Record<Step, number>>,
): BatchSummary {
  const activities = new Tallies<{ kind: string; action: Action }>();
  const hits = new Tallies<{ symbol: string; mode: 'enforce' | 'shadow' }>();
  const rejections = new Tallies<{ code: RejectionCode }>();
  for (const outcome of outcomes) {
    if (outcome === null) continue;
    if (!('decision' in outcome)) {
      const { code } = outcome.rejection;
      rejections.add(code, { code });
      continue;
    }
    const { activityKind: kind, action } = outcome.decision;
    activities.add(`${kind} ${action}`, { kind, action });
    for (const { symbol, mode } of outcome.decision.hits)
      hits.add(`${symbol} ${mode}`, { symbol, mode });
  }
  return {
    partitions,
    messages: outcomes.length,
    activities: activities.list(),
    hits: hits.list(),
    rejections: rejections.list(),
    steps,
  };
}

class Tallies<T extends object> {
  private readonly counts = new Map<string, T & { count: number }>();

  add(key: string, value: T): void {
    const known = this.counts.get(key);
    if (known) known.count += 1;
    else this.counts.set(key, { ...value, count: 1 });
  }

  list(): (T & { count: number })[] {
    return [...this.counts.values()];
  }
}
