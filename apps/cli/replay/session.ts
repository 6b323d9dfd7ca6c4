import { decisionSchema, type Decision } from '../../../libs/contracts/decision.js';
import {
  DEAD_LETTER_HEADERS,
  rejectionSchema,
  type Rejection,
} from '../../../libs/contracts/dead-letter.js';
import { INBOUND_HEADERS } from '../../../libs/contracts/inbound.js';
import { TOPICS } from '../../../libs/contracts/topics.js';
import type { ConsumedMessage, LogProducer, LogRecord } from '../../../libs/messaging/port.js';
import { prepare } from '../../../libs/pipeline/prepare.js';
import { UsageError } from '../usage-error.js';
import type { ReplayItem } from './envelope.js';

/** Sent but unanswered at most; bounds memory and keeps the progress honest. */
const MAX_IN_FLIGHT = 2_000;
const SEND_BATCH = 200;

export interface ReplayAnswer {
  readonly item: ReplayItem;
  readonly subject: string;
  readonly decision: Decision | null;
  readonly rejection: Rejection | null;
}

export interface SessionOptions {
  readonly producer: LogProducer;
  /** Starts reading a topic from its end and hands over what comes. */
  readonly tail: (
    topic: string,
    take: (message: ConsumedMessage) => void,
  ) => Promise<() => Promise<void>>;
  /** Only learn: nothing is answered. */
  readonly learn: boolean;
  /** ms without any answer after which it is given up. */
  readonly patienceMs: number;
  readonly onSent: (count: number) => void;
  /** In the order of the input. */
  readonly onAnswer: (answer: ReplayAnswer) => void;
}

interface Waiting {
  readonly item: ReplayItem;
  readonly subject: string;
  answer: Pick<ReplayAnswer, 'decision' | 'rejection'> | null;
}

/** Sends items and matches what comes back to them by subject, in the order of the input. */
export class ReplaySession {
  private readonly order: Waiting[] = [];
  private readonly bySubject = new Map<string, Waiting[]>();
  private lastAnswer = Date.now();
  private wake: (() => void) | null = null;

  constructor(private readonly options: SessionOptions) {}

  async run(items: AsyncIterable<ReplayItem>): Promise<void> {
    const { learn, tail } = this.options;
    const stops = learn
      ? []
      : await Promise.all([
          tail(TOPICS.decisions, (message) => this.decided(message)),
          tail(TOPICS.deadLetters, (message) => this.refused(message)),
        ]);
    try {
      let batch: ReplayItem[] = [];
      for await (const item of items) {
        batch.push(item);
        if (batch.length < SEND_BATCH) continue;
        await this.send(batch);
        batch = [];
        await this.settle(MAX_IN_FLIGHT);
      }
      await this.send(batch);
      await this.settle(0);
    } finally {
      await Promise.all(stops.map((stop) => stop()));
    }
  }

  private async send(items: readonly ReplayItem[]): Promise<void> {
    if (items.length === 0) return;
    const { learn, producer, onSent } = this.options;
    const records = items.map((item): LogRecord => {
      if (!learn) this.expect(item);
      const headers = learn ? { ...item.headers, [INBOUND_HEADERS.learn]: '1' } : item.headers;
      return { key: item.key, value: item.body, headers };
    });
    await producer.send(TOPICS.inbound, records);
    this.lastAnswer = Date.now();
    onSent(items.length);
  }

  /** The subject is worked out with the very code of the gate: it needs no answer to be known. */
  private expect(item: ReplayItem): void {
    const { subject } = prepare({
      partition: 0,
      offset: 0n,
      key: null,
      value: item.body,
      headers: item.headers,
      timestamp: 0,
    });
    const waiting: Waiting = { item, subject, answer: null };
    this.order.push(waiting);
    const same = this.bySubject.get(subject);
    if (same) same.push(waiting);
    else this.bySubject.set(subject, [waiting]);
  }

  private decided(message: ConsumedMessage): void {
    if (message.value.length === 0) return;
    const subject = message.headers['subject'];
    if (subject === undefined || !this.bySubject.has(subject)) return;
    const decision = decisionSchema.parse(JSON.parse(message.value.toString()));
    this.answer(subject, { decision, rejection: null });
  }

  private refused(message: ConsumedMessage): void {
    const subject = message.headers[DEAD_LETTER_HEADERS.subject];
    const reason = message.headers[DEAD_LETTER_HEADERS.rejection];
    if (subject === undefined || reason === undefined || !this.bySubject.has(subject)) return;
    this.answer(subject, { decision: null, rejection: rejectionSchema.parse(JSON.parse(reason)) });
  }

  private answer(subject: string, answer: Pick<ReplayAnswer, 'decision' | 'rejection'>): void {
    const waiting = this.bySubject.get(subject);
    const first = waiting?.shift();
    if (waiting?.length === 0) this.bySubject.delete(subject);
    if (!first) return;
    first.answer = answer;
    this.lastAnswer = Date.now();
    while (this.order[0]?.answer) {
      const done = this.order.shift();
      if (done?.answer)
        this.options.onAnswer({ item: done.item, subject: done.subject, ...done.answer });
    }
    this.wake?.();
  }

  private async settle(most: number): Promise<void> {
    while (this.order.length > most) {
      if (Date.now() - this.lastAnswer > this.options.patienceMs) {
        throw new UsageError(
          `${this.order.length} activities got no answer for ${this.options.patienceMs / 1_000} s ` +
            `(the first is ${this.order[0]?.item.label}): does an ingress worker run, and what does its log say?`,
        );
      }
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, 250);
        this.wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
      this.wake = null;
    }
  }
}
