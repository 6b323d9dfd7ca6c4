import type { Label } from '../contracts/labels.js';
import { errorMessage } from '../kernel/error-code.js';
import type { EventKind } from './event.js';

/** active: its scores count; shadow: it is asked for comparison alone. */
export type ModelRole = 'active' | 'shadow';

export const CLASSIFIER_RUNTIME: EventKind<{
  /** The sentence for the log. */
  readonly line: string;
  readonly backend: string;
  readonly version: string;
}> = {
  message: 'classifier runtime',
  level: 'info',
  count: (metrics, { backend, version }) => metrics.classifierRuntime.set({ backend, version }, 1),
};

export const MODEL_CHANGED: EventKind<{
  readonly role: ModelRole;
  /** Versions; null: none. */
  readonly model: string | null;
  readonly before: string | null;
}> = {
  message: 'classifier model',
  level: 'info',
  count(metrics, { role, model, before }) {
    if (before !== null) metrics.classifierModel.remove({ model: before, role });
    if (model !== null) metrics.classifierModel.set({ model, role }, 1);
  },
};

export const MODEL_FAILED: EventKind<{
  readonly role: ModelRole;
  readonly model: string;
  readonly kept: string | null;
  readonly err: unknown;
}> = {
  message: 'a model can not be used; it is tried again in a minute',
  level: 'warn',
  fields: ({ role, model, kept, err }) => ({ role, model, kept, problem: errorMessage(err) }),
  count: (metrics, { role }) => metrics.classifierFailures.inc({ what: `model_${role}` }),
};

export const SCORING_FAILED: EventKind<{ readonly role: ModelRole; readonly err: unknown }> = {
  message: 'the classifier threw; a batch goes without its scores',
  level: 'error',
  fields: ({ role, err }) => ({ role, ...withoutMessage(err) }),
  count: (metrics, { role }) => metrics.classifierFailures.inc({ what: `scoring_${role}` }),
};

export const TEXTS_SCORED: EventKind<{
  readonly first: number;
  readonly second: number;
  readonly none: number;
}> = {
  message: 'texts scored',
  level: 'debug',
  count(metrics, { first, second, none }) {
    metrics.classifierTexts.inc({ pass: '1' }, first);
    metrics.classifierTexts.inc({ pass: '2' }, second);
    metrics.classifierTexts.inc({ pass: 'none' }, none);
  },
};

export const SECOND_PASS_MISSED: EventKind<{
  readonly why: 'starting' | 'busy' | 'late' | 'failed';
  readonly texts: number;
}> = {
  message: 'texts kept the first pass’s scores',
  level: 'debug',
  count: (metrics, { why, texts }) => metrics.classifierSecondPassMisses.inc({ why }, texts),
};

export const SECOND_PASS_FAILED: EventKind<{ readonly problem: string }> = {
  message: 'the second pass’s process has ended; it is started again when it is asked',
  level: 'warn',
  count: (metrics) => metrics.classifierFailures.inc({ what: 'second_pass' }),
};

export const SHADOW_COMPARED: EventKind<{
  readonly comparisons: readonly {
    readonly label: Label;
    readonly verdict: string;
    readonly score: number;
  }[];
}> = {
  message: 'shadow compared',
  level: 'debug',
  fields: ({ comparisons }) => ({ comparisons: comparisons.length }),
  count(metrics, { comparisons }) {
    for (const { label, verdict, score } of comparisons) {
      metrics.classifierShadow.inc({ label, verdict });
      metrics.classifierShadowScore.observe({ label }, score);
    }
  },
};

/** Its message could quote the text that it stumbled over. */
function withoutMessage(error: unknown): { readonly error: string; readonly at: readonly string[] } {
  if (!(error instanceof Error)) return { error: typeof error, at: [] };
  const frames = (error.stack ?? '').split('\n').filter((line) => /^ {4}at /.test(line));
  return { error: error.name, at: frames.map((line) => line.trim()) };
}
