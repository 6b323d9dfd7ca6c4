import {
  Inject,
  Injectable,
  type OnApplicationBootstrap,
  type BeforeApplicationShutdown,
} from '@nestjs/common';
import type { LogBackend } from '../../../libs/messaging/backend.js';
import type { LogConsumer } from '../../../libs/messaging/port.js';
import { TOPICS } from '../../../libs/contracts/topics.js';
import type { BatchStore } from '../../../libs/pipeline/ports.js';
import type { Processor } from '../../../libs/pipeline/processor.js';
import type { Alerts } from '../../../libs/platform/alerts.js';
import type { EmitEvent } from '../../../libs/platform/event.js';
import {
  DATABASE_BACK,
  DATABASE_LOST,
  EMIT_RETRIED,
  MESSAGE_POISONED,
} from '../../../libs/platform/events.js';
import type { Metrics } from '../../../libs/platform/metrics.js';
import {
  ALERTS,
  BACKEND,
  EVENTS,
  INGRESS_OPTIONS,
  METRICS_SET,
  PROCESSOR,
  STORE,
} from '../injection.js';
import { Emitter } from './emitter.js';
import { IngressHandler } from './ingress-handler.js';

export interface IngressOptions {
  readonly groupId: string;
  readonly lanes: number;
  readonly batchMessages: number;
}

const MAX_BATCH_BYTES = 8 * 1024 * 1024;
const MAX_QUEUED_BYTES = 48 * 1024 * 1024;
const LAG_EVERY_MS = 5_000;

/** Consumes the inbound topic for as long as the application runs. */
@Injectable()
export class IngressService implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly emitter: Emitter;
  private readonly handler: IngressHandler;
  private readonly consumer: LogConsumer;
  private lagTimer: NodeJS.Timeout | null = null;
  private outageSince: number | null = null;

  constructor(
    @Inject(BACKEND) backend: LogBackend,
    @Inject(STORE) store: BatchStore,
    @Inject(PROCESSOR) processor: Processor,
    @Inject(EVENTS) private readonly event: EmitEvent,
    @Inject(METRICS_SET) private readonly metrics: Metrics,
    @Inject(ALERTS) private readonly alerts: Alerts,
    @Inject(INGRESS_OPTIONS) options: IngressOptions,
  ) {
    this.emitter = new Emitter(backend.producer, store, {
      sent: (ms) => metrics.stepSeconds.observe({ step: 'emit' }, ms / 1000),
      retry: (what, attempt, err) => event(EMIT_RETRIED, { what, attempt, err }),
    });
    this.handler = new IngressHandler(TOPICS.inbound, options.lanes, store, processor, this.emitter, {
      outage: (_attempt, err) => this.lost(err),
      recovered: () => this.back(),
      poison: ({ partition, offset }, err) => {
        event(MESSAGE_POISONED, { partition, offset: String(offset), err });
        void alerts.alert({
          key: 'message-poisoned',
          kind: 'message-poisoned',
          severity: 'warning',
          message: 'A message could not be processed and became a dead letter',
          details: { partition, offset: String(offset) },
        });
      },
    });
    this.consumer = backend.consumer({
      topic: TOPICS.inbound,
      groupId: options.groupId,
      lanes: options.lanes,
      maxBatchMessages: options.batchMessages,
      maxBatchBytes: MAX_BATCH_BYTES,
      maxQueuedBytes: MAX_QUEUED_BYTES,
    });
  }

  async onApplicationBootstrap(): Promise<void> {
    await this.consumer.start(this.handler);
    this.lagTimer = setInterval(() => void this.showLag(), LAG_EVERY_MS);
    this.lagTimer.unref();
  }

  async beforeApplicationShutdown(): Promise<void> {
    if (this.lagTimer) clearInterval(this.lagTimer);
    this.handler.stop();
    this.emitter.hurry();
    await this.consumer.stop();
    await this.emitter.stop();
  }

  private async showLag(): Promise<void> {
    this.metrics.queueBytes.set(this.consumer.queuedBytes());
    try {
      const lag = await this.consumer.lag();
      this.metrics.consumerLag.reset();
      for (const [partition, messages] of lag) {
        this.metrics.consumerLag.set({ partition: String(partition) }, Number(messages));
      }
    } catch {
      // The log is away, which the consumer itself reports; the gauge keeps its last value.
    }
  }

  /** Told once an outage, however many attempts it takes. */
  private lost(err: unknown): void {
    if (this.outageSince !== null) return;
    this.outageSince = Date.now();
    this.event(DATABASE_LOST, { err });
    void this.alerts.alert({
      key: 'database-lost',
      kind: 'database-lost',
      severity: 'critical',
      message: 'The database is out of reach; consumption pauses until it is back',
    });
  }

  private back(): void {
    if (this.outageSince === null) return;
    this.event(DATABASE_BACK, { outageMs: Date.now() - this.outageSince });
    this.outageSince = null;
  }
}
