import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client';

export type Metrics = ReturnType<typeof createMetrics>;

const STEP_SECONDS = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
const BATCH_SIZES = [1, 5, 10, 25, 50, 100, 250, 500, 1000, 2500, 5000, 10_000];
const SCORES = [0.01, 0.02, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.99];

/**
 * Every metric there is, in a registry of its own. Labels take only values from closed lists or the
 * policy, never from activities.
 */
export function createMetrics(options: {
  readonly version: string;
  readonly mode: 'embedded' | 'kafka';
  /** Adds those of Node.js and the process; tests leave them out. */
  readonly processMetrics?: boolean;
}) {
  const registry = new Registry();
  const registers = [registry];
  if (options.processMetrics === true) collectDefaultMetrics({ register: registry });

  const counter = <L extends string = never>(name: string, help: string, ...labelNames: L[]) =>
    new Counter<L>({ name: `tidegate_${name}`, help, labelNames, registers });
  const gauge = <L extends string = never>(name: string, help: string, ...labelNames: L[]) =>
    new Gauge<L>({ name: `tidegate_${name}`, help, labelNames, registers });

  const buildInfo = gauge('build_info', 'Always 1; what is running', 'version', 'mode', 'node');
  buildInfo.set({ version: options.version, mode: options.mode, node: process.versions.node }, 1);

  return {
    registry,
    activities: counter('activities_total', 'Activities judged', 'kind', 'action'),
    decisions: counter('decisions_total', 'Decisions made, superseding ones too', 'action', 'by'),
    rejections: counter('rejections_total', 'Bodies that are no activity', 'code'),
    hits: counter('hits_total', 'Hits of rules', 'symbol', 'mode'),
    ruleFailures: counter('rule_failures_total', 'Rules that threw; their answer is unknown', 'symbol'),
    batchSize: new Histogram({
      name: 'tidegate_batch_size',
      help: 'Messages in a batch',
      buckets: BATCH_SIZES,
      registers,
    }),
    stepSeconds: new Histogram({
      name: 'tidegate_step_seconds',
      help: 'Time that a step takes for a batch',
      labelNames: ['step'],
      buckets: STEP_SECONDS,
      registers,
    }),
    consumerLag: gauge('consumer_lag', 'Messages not yet dealt with', 'partition'),
    queueBytes: gauge('queue_bytes', 'Bytes fetched from the log and not yet dealt with'),
    deadLetters: counter('dead_letters_total', 'Messages set aside as dead letters'),
    emitRetries: counter('emit_retries_total', 'Sends or marks that failed and were repeated', 'what'),
    poisoned: counter('poisoned_total', 'Messages whose processing failed'),
    outboxPending: gauge('outbox_pending', 'Records that wait to be published'),
    holdsOpen: gauge('holds_open', 'Holds that are not decided yet'),
    classifierRuntime: gauge(
      'classifier_runtime',
      'Always 1; what the classifier computes with',
      'backend',
      'version',
    ),
    classifierModel: gauge(
      'classifier_model',
      'Always 1; the model that scores, and the one it is compared with',
      'model',
      'role',
    ),
    classifierTexts: counter(
      'classifier_texts_total',
      'Texts scored, by the pass that had the last word; none: too short or in no language it can tell',
      'pass',
    ),
    classifierSecondPassMisses: counter(
      'classifier_second_pass_misses_total',
      'Texts that kept the first pass’s scores, as the second was starting, busy, late or failed',
      'why',
    ),
    classifierFailures: counter(
      'classifier_failures_total',
      'Batches without scores, and models that could not be loaded',
      'what',
    ),
    classifierShadow: counter(
      'classifier_shadow_total',
      'Texts by whether a label counts for the model, the one in shadow, both or neither',
      'label',
      'verdict',
    ),
    classifierShadowScore: new Histogram({
      name: 'tidegate_classifier_shadow_score',
      help: 'Scores of the model in shadow',
      labelNames: ['label'],
      buckets: SCORES,
      registers,
    }),
    classifierPsi: gauge(
      'classifier_psi',
      'Shift of the distribution of scores since the reference week (PSI); over 0.25 look into it',
      'label',
      'language',
    ),
    alerts: counter('alerts_total', 'Alerts raised', 'kind', 'severity'),
    alertDeliveries: counter(
      'alert_deliveries_total',
      'How storing and delivering alerts ended',
      'outcome',
    ),
    databaseOutage: gauge('db_outage', '1 while the database is out of reach'),
    requestFailures: counter(
      'request_failures_total',
      'Requests answered with a 5xx problem',
      'status',
    ),
    jobFailures: counter('job_failures_total', 'Runs of scheduled jobs that failed', 'job'),
  };
}
