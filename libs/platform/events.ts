import type { RejectionCode } from '../contracts/dead-letter.js';
import type { Action } from '../contracts/decision.js';
import type { EventKind } from './event.js';
import type { DeliveryReport } from './webhook.js';

interface Tally {
  readonly count: number;
}

/** One recorded batch; tallies, so that a batch of 500 costs a handful of increments. */
export interface BatchRecorded {
  readonly partitions: readonly number[];
  readonly messages: number;
  readonly activities: readonly (Tally & { readonly kind: string; readonly action: Action })[];
  readonly hits: readonly (Tally & { readonly symbol: string; readonly mode: 'enforce' | 'shadow' })[];
  readonly rejections: readonly (Tally & { readonly code: RejectionCode })[];
  /** ms by step. */
  readonly steps: Readonly<Record<string, number>>;
}

export const BATCH_RECORDED: EventKind<BatchRecorded> = {
  message: 'batch recorded',
  level: 'debug',
  fields: ({ partitions, messages, steps }) => ({ partitions, messages, steps }),
  count(metrics, given) {
    metrics.batchSize.observe(given.messages);
    for (const { kind, action, count } of given.activities) {
      metrics.activities.inc({ kind, action }, count);
      metrics.decisions.inc({ action, by: 'policy' }, count);
    }
    for (const { symbol, mode, count } of given.hits) metrics.hits.inc({ symbol, mode }, count);
    for (const { code, count } of given.rejections) {
      metrics.rejections.inc({ code }, count);
      metrics.deadLetters.inc(count);
    }
    for (const [step, ms] of Object.entries(given.steps))
      metrics.stepSeconds.observe({ step }, ms / 1000);
  },
};

export const RULE_FAILED: EventKind<{
  readonly symbol: string;
  readonly err: unknown;
}> = {
  message: 'a rule threw; its answer is unknown',
  level: 'error',
  count: (metrics, { symbol }) => metrics.ruleFailures.inc({ symbol }),
};

export const DECISION_SUPERSEDED: EventKind<{
  readonly subject: string;
  readonly revision: number;
  readonly action: Action;
  readonly by: 'moderator' | 'expiry';
}> = {
  message: 'decision superseded',
  level: 'info',
  count: (metrics, { action, by }) => metrics.decisions.inc({ action, by }),
};

export const DATABASE_LOST: EventKind<{ readonly err: unknown }> = {
  message: 'database out of reach; consumption pauses',
  level: 'error',
  count: (metrics) => metrics.databaseOutage.set(1),
};

export const DATABASE_BACK: EventKind<{ readonly outageMs: number }> = {
  message: 'database back; consumption goes on',
  level: 'info',
  count: (metrics) => metrics.databaseOutage.set(0),
};

export const ALERT_RAISED: EventKind<{
  readonly key: string;
  readonly kind: string;
  readonly severity: string;
}> = {
  message: 'alert',
  level: 'warn',
  count: (metrics, { kind, severity }) => metrics.alerts.inc({ kind, severity }),
};

export const ALERT_DELIVERY: EventKind<DeliveryReport> = {
  message: 'alert webhook',
  level: 'info',
  count: (metrics, { outcome }) => metrics.alertDeliveries.inc({ outcome }),
};

export const ALERT_STORE_FAILED: EventKind<{ readonly key: string; readonly err: unknown }> = {
  message: 'an alert could not be stored',
  level: 'error',
  count: (metrics) => metrics.alertDeliveries.inc({ outcome: 'not_stored' }),
};

export const JOB_FAILED: EventKind<{ readonly job: string; readonly err: unknown }> = {
  message: 'a scheduled job failed; it is tried again in its turn',
  level: 'error',
  count: (metrics, { job }) => metrics.jobFailures.inc({ job }),
};

export const REQUEST_FAILED: EventKind<{
  /** The `instance` of the problem that the caller got. */
  readonly instance: string;
  readonly status: number;
  readonly err: unknown;
}> = {
  message: 'a request failed',
  level: 'error',
  count: (metrics, { status }) => metrics.requestFailures.inc({ status }),
};

export const EMIT_RETRIED: EventKind<{
  readonly what: 'emit' | 'mark';
  readonly attempt: number;
  readonly err: unknown;
}> = {
  message: 'records could not be sent or marked as sent; tried again',
  level: 'warn',
  count: (metrics, { what }) => metrics.emitRetries.inc({ what }),
};

export const MESSAGE_POISONED: EventKind<{
  readonly partition: number;
  readonly offset: string;
  readonly err: unknown;
}> = {
  message: 'a message could not be processed and became a dead letter',
  level: 'error',
  count: (metrics) => metrics.poisoned.inc(),
};
