import type { DynamicModule, Provider } from '@nestjs/common';
import type { Pool } from 'pg';
import type { DataSource } from 'typeorm';
import { systemClock } from '../../libs/kernel/clock.js';
import type { LogBackend } from '../../libs/messaging/backend.js';
import type { BatchStore } from '../../libs/pipeline/ports.js';
import { Processor } from '../../libs/pipeline/processor.js';
import { AlertsRepository } from '../../libs/persistence/repositories/alerts.repository.js';
import { TokensRepository } from '../../libs/persistence/repositories/tokens.repository.js';
import { parsePolicy } from '../../libs/decide/policy-document.js';
import { createAlertWebhook } from '../../libs/platform/alert-webhook.js';
import { createAlerts } from '../../libs/platform/alerts.js';
import type { Config } from '../../libs/platform/config.js';
import type { EmitEvent } from '../../libs/platform/event.js';
import { BATCH_RECORDED, JOB_FAILED, RULE_FAILED } from '../../libs/platform/events.js';
import type { Metrics } from '../../libs/platform/metrics.js';
import { createScheduler } from '../../libs/platform/scheduler.js';
import { Tokens } from '../../libs/platform/tokens.js';
import { RULES } from '../../libs/rules/index.js';
import { ScoreHistogramsRepository } from '../../libs/persistence/repositories/score-histograms.repository.js';
import { OutboxPublisher } from '../../libs/persistence/outbox-publisher.js';
import { createApiModule } from './api/api.module.js';
import { firstRunToken } from './first-run.js';
import { IngressService, type IngressOptions } from './ingress/ingress.service.js';
import {
  ALERTS,
  BACKEND,
  EVENTS,
  INGRESS_OPTIONS,
  JOBS,
  METRICS_SET,
  PROCESSOR,
  STORE,
} from './injection.js';
import { BackgroundService } from './background.service.js';
import { openModels } from './classifier/models.js';
import { openScorer, reportModels, reportScoringFailure } from './classifier/open-scorer.js';
import { BatchingEvaluator, drainInline } from './inline-evaluator.js';
import { takeInlineSlot } from './inline-slot.js';
import { scheduleJobs } from './jobs.js';
import { createScoreRecorder } from './score-recorder.js';
import { activePolicy, compileActive } from './policy.js';
import { VERSION } from './version.js';

export interface Parts {
  readonly config: Config;
  readonly databaseUrl: string;
  readonly dataSource: DataSource;
  readonly pool: Pool;
  readonly store: BatchStore;
  readonly backend: LogBackend;
  readonly metrics: Metrics;
  readonly event: EmitEvent;
}

export interface Assembled {
  readonly module: DynamicModule;
  /** Issued once the server listens: a token of a start that failed would be shown to nobody. */
  firstToken(): Promise<string | null>;
}

/** The application's modules for the roles of this process, over parts that are already open. */
export async function assemble(parts: Parts): Promise<Assembled> {
  const { config, dataSource, store, backend, metrics, event } = parts;
  const clock = systemClock;
  const alerts = createAlerts({
    store: new AlertsRepository(dataSource),
    event,
    clock,
    webhook:
      config.webhook === null
        ? null
        : createAlertWebhook(config.webhook, { event, clock, userAgent: `Tidegate/${VERSION}` }),
  });
  const scheduler = createScheduler({ event });
  const scores = createScoreRecorder({
    histograms: new ScoreHistogramsRepository(dataSource),
    scheduler,
    clock,
    event,
  });
  const models = openModels(config.classifier, reportModels(event));
  const scorer = openScorer({ models, clock, event, alerts });
  const { classifier } = await activePolicy(dataSource);
  if (classifier.enabled || config.classifier.backend === 'native') await models.start();
  await scorer.prepare(classifier);
  const processor = new Processor({
    store,
    clock,
    localHosts: config.ingress.localHosts,
    compile: compileActive,
    scorer,
    report: {
      batch: (summary) => event(BATCH_RECORDED, summary),
      scored: (activities) => scores.add(activities),
      scoringFailed: (err) => reportScoringFailure(event, alerts, err),
      ruleFailed: (symbol, err) => {
        event(RULE_FAILED, { symbol, err });
        void alerts.alert({
          key: `rule-failed:${symbol}`,
          kind: 'rule-failed',
          severity: 'warning',
          message: `Rule ${symbol} threw; its answer is unknown until it is mended`,
        });
      },
    },
  });
  const tokens = new Tokens({
    store: new TokensRepository(dataSource),
    clock,
    onTouchFailed: (err) => event(JOB_FAILED, { job: 'touch-token', err }),
  });

  const providers: Provider[] = [
    { provide: BACKEND, useValue: backend },
    { provide: STORE, useValue: store },
    { provide: PROCESSOR, useValue: processor },
    { provide: EVENTS, useValue: event },
    { provide: METRICS_SET, useValue: metrics },
    { provide: ALERTS, useValue: alerts },
  ];
  if (config.roles.includes('ingress')) {
    providers.push({ provide: INGRESS_OPTIONS, useValue: ingressOptions(config) }, IngressService);
  }
  const slot = await takeInlineSlot(parts.databaseUrl);
  const evaluator = new BatchingEvaluator(processor, slot.part);
  if (config.roles.includes('api')) {
    scheduleJobs({
      scheduler,
      dataSource,
      backend,
      clock,
      event,
      metrics,
      alerts,
      activePolicy: () => activePolicy(dataSource),
    });
  }
  const publisher = new OutboxPublisher({
    databaseUrl: parts.databaseUrl,
    openProducer: () => backend.openOutboxProducer(),
    drainInline: (producer) => drainInline(store, producer),
    onError(err) {
      event(JOB_FAILED, { job: 'publish-outbox', err });
      void alerts.alert({
        key: 'outbox-failing',
        kind: 'outbox-failing',
        severity: 'critical',
        message: 'Superseding decisions and policies can not be published; they wait in the outbox',
      });
    },
  });
  const background = [
    { start: () => undefined, stop: () => evaluator.drain() },
    { start: () => undefined, stop: () => scheduler.stop() },
    { start: () => undefined, stop: () => scores.stop() },
    ...(config.roles.includes('api')
      ? [{ start: () => publisher.start(), stop: () => publisher.stop() }]
      : []),
    { start: () => undefined, stop: () => alerts.close() },
    { start: () => undefined, stop: () => slot.release() },
  ];
  providers.push({ provide: JOBS, useValue: background }, BackgroundService);

  const api = createApiModule({
    dataSource,
    clock,
    tokens,
    event,
    evaluator,
    validatePolicy: (yaml) => parsePolicy(yaml, RULES),
    modelProblem: (version) => models.problemOf(version),
    probes: [
      { name: 'database', check: async () => void (await dataSource.query('SELECT 1')) },
      { name: 'log', check: () => backend.check() },
    ],
    metrics: metrics.registry,
  });
  return {
    module: { ...api, providers: [...(api.providers ?? []), ...providers] },
    firstToken: () =>
      config.roles.includes('api')
        ? firstRunToken(dataSource, tokens, config.http.adminToken)
        : Promise.resolve(null),
  };
}

/**
 * Embedded mode has one lane: throughput is not what it is for, and with a single order every
 * activity sees all before it, so that a replay decides the same each time.
 */
function ingressOptions({ backing, ingress }: Config): IngressOptions {
  const { lanes, batchMessages } = ingress;
  return backing.mode === 'kafka'
    ? { groupId: backing.kafka.groupId, lanes, batchMessages }
    : { groupId: 'tidegate-ingress', lanes: 1, batchMessages };
}
