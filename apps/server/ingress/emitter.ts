import type { LogProducer, LogRecord } from '../../../libs/messaging/port.js';
import type { BatchStore, EmitRecord } from '../../../libs/pipeline/ports.js';
import { backoff } from './backoff.js';

/** How often what was emitted is marked in the journal; a crash before repeats identical bytes. */
const MARK_EVERY_MS = 500;
/** How long a log that is away may hold up the end of the process. */
const PATIENCE_MS = 5_000;

export interface EmitterReport {
  /** A batch is on the log; how long that took, its retries included, ms. */
  sent(ms: number): void;
  /** Sending or marking failed and is tried again. */
  retry(what: 'emit' | 'mark', attempt: number, error: unknown): void;
}

/**
 * Sends recorded batches to the log, after their commit and in order per lane. It never gives up:
 * a log that is away makes the lanes wait, and with them the consumer.
 */
export class Emitter {
  private readonly lanes = new Map<number, Promise<void>>();
  private emitted: string[] = [];
  private marking: Promise<void> = Promise.resolve();
  private readonly timer: NodeJS.Timeout;
  private stopped = false;
  private hurried: NodeJS.Timeout | null = null;
  private giveUp: () => void = () => undefined;
  private readonly givenUp = new Promise<void>((resolve) => {
    this.giveUp = () => {
      this.stopped = true;
      resolve();
    };
  });

  constructor(
    private readonly producer: LogProducer,
    private readonly store: BatchStore,
    private readonly report: EmitterReport,
    private readonly patienceMs = PATIENCE_MS,
  ) {
    this.timer = setInterval(() => void this.mark(), MARK_EVERY_MS);
    this.timer.unref();
  }

  /** Resolves when the lane's earlier batch is out: at most one batch a lane is on its way. */
  async queue(lane: number, journalId: string, records: readonly EmitRecord[]): Promise<void> {
    await this.lanes.get(lane);
    this.lanes.set(lane, this.emit(journalId, records));
  }

  /** Sends until the log has it, or until it is given up: then the journal keeps it for the next owner. */
  async emit(journalId: string, records: readonly EmitRecord[]): Promise<void> {
    await Promise.race([this.send(journalId, records), this.givenUp]);
  }

  private async send(journalId: string, records: readonly EmitRecord[]): Promise<void> {
    const started = performance.now();
    for (let attempt = 0; !this.stopped; attempt += 1) {
      try {
        await Promise.all(
          [...byTopic(records)].map(([topic, list]) => this.producer.send(topic, list)),
        );
        this.emitted.push(journalId);
        this.report.sent(performance.now() - started);
        return;
      } catch (error) {
        this.report.retry('emit', attempt, error);
        await backoff(attempt);
      }
    }
  }

  /** Waits for what is on its way, then marks it. */
  async drain(): Promise<void> {
    await Promise.all(this.lanes.values());
    await this.mark();
  }

  /** The end is near: what can't be sent soon is given up, so that nobody waits for a log that is away. */
  hurry(): void {
    this.hurried ??= setTimeout(this.giveUp, this.patienceMs);
  }

  async stop(): Promise<void> {
    clearInterval(this.timer);
    this.hurry();
    await Promise.race([this.drain(), this.givenUp]);
    if (this.hurried) clearTimeout(this.hurried);
    this.giveUp();
  }

  private mark(): Promise<void> {
    const earlier = this.marking;
    this.marking = (async () => {
      await earlier;
      await this.markEmitted();
    })();
    return this.marking;
  }

  private async markEmitted(): Promise<void> {
    if (this.emitted.length === 0) return;
    const ids = this.emitted;
    this.emitted = [];
    try {
      await this.store.markEmitted(ids);
    } catch (error) {
      this.emitted.push(...ids);
      this.report.retry('mark', 0, error);
    }
  }
}

function byTopic(records: readonly EmitRecord[]): Map<string, LogRecord[]> {
  const topics = new Map<string, LogRecord[]>();
  for (const { topic, key, value, headers } of records) {
    const list = topics.get(topic);
    if (list) list.push({ key, value, headers });
    else topics.set(topic, [{ key, value, headers }]);
  }
  return topics;
}
