import type { DataSource } from 'typeorm';
import type { CompiledPolicy } from '../../libs/decide/compiled-policy.js';
import { HOUR, MINUTE, SECOND, type Clock } from '../../libs/kernel/clock.js';
import { maintain } from '../../libs/persistence/maintenance.js';
import { ActorPoliciesRepository } from '../../libs/persistence/repositories/actor-policies.repository.js';
import { DecisionsRepository } from '../../libs/persistence/repositories/decisions.repository.js';
import { DomainPoliciesRepository } from '../../libs/persistence/repositories/domain-policies.repository.js';
import { ScoreHistogramsRepository } from '../../libs/persistence/repositories/score-histograms.repository.js';
import { readBacklog } from '../../libs/persistence/views/backlog.view.js';
import type { LogBackend } from '../../libs/messaging/backend.js';
import type { Alerts } from '../../libs/platform/alerts.js';
import type { EmitEvent } from '../../libs/platform/event.js';
import { DECISION_SUPERSEDED } from '../../libs/platform/events.js';
import type { Metrics } from '../../libs/platform/metrics.js';
import type { Scheduler } from '../../libs/platform/scheduler.js';
import { createDriftWatch } from './drift.js';

const EXPIRE_EVERY = SECOND;
const LAPSE_EVERY = 5 * SECOND;
const GAUGES_EVERY = 10 * SECOND;
const DRIFT_EVERY = 15 * MINUTE;
const EXPIRE_BATCH = 500;

export interface JobDeps {
  readonly scheduler: Scheduler;
  readonly dataSource: DataSource;
  readonly backend: LogBackend;
  readonly clock: Clock;
  readonly event: EmitEvent;
  readonly metrics: Metrics;
  readonly alerts: Alerts;
  readonly activePolicy: () => Promise<CompiledPolicy>;
}

/** What has to happen by itself; every api process runs it, and they share the work by locks. */
export function scheduleJobs(deps: JobDeps): void {
  const { scheduler, dataSource, clock, metrics } = deps;
  const decisions = new DecisionsRepository(dataSource);
  const restrictions = [
    new DomainPoliciesRepository(dataSource),
    new ActorPoliciesRepository(dataSource),
  ];
  scheduler.every(EXPIRE_EVERY, 'expire-holds', async (signal) => {
    for (let more = true; more && !signal.aborted;) {
      const expired = await decisions.expireHolds(clock.now(), EXPIRE_BATCH);
      for (const { subject, revision, action } of expired.decisions) {
        deps.event(DECISION_SUPERSEDED, { subject, revision, action, by: 'expiry' });
      }
      more = expired.closed === EXPIRE_BATCH;
    }
  });
  scheduler.every(LAPSE_EVERY, 'lift-lapsed-policies', async () => {
    for (const repository of restrictions) await repository.liftExpired(clock.now());
  });
  scheduler.every(GAUGES_EVERY, 'read-backlog', async () => {
    const backlog = await readBacklog(dataSource);
    metrics.outboxPending.set(backlog.outbox);
    metrics.holdsOpen.set(backlog.openHolds);
  });
  const histograms = new ScoreHistogramsRepository(dataSource);
  scheduler.every(
    DRIFT_EVERY,
    'watch-drift',
    createDriftWatch({ histograms, metrics, alerts: deps.alerts, clock }),
  );
  scheduler.every(HOUR, 'maintain', async () => {
    await maintain(dataSource, await deps.activePolicy(), clock.now());
    await deps.backend.maintain(clock.now());
  });
}
