import { HOUR, type Clock } from '../kernel/clock.js';
import type { EmitEvent } from './event.js';
import { ALERT_RAISED, ALERT_STORE_FAILED } from './events.js';
import type { Webhook } from './webhook.js';

export const ALERT_SEVERITIES = ['info', 'warning', 'critical'] as const;
export type AlertSeverity = (typeof ALERT_SEVERITIES)[number];

export interface Alert {
  /** What the alert is about, as in `consumer-lag:7`; one key is told once per quiet time. */
  readonly key: string;
  /** Which sort of alert, from a closed list; a label of the metric. */
  readonly kind: string;
  readonly severity: AlertSeverity;
  /** A sentence for people, without any text of posts. */
  readonly message: string;
  readonly details?: Readonly<Record<string, string | number | boolean | null>>;
}

export interface AlertRecord extends Required<Alert> {
  readonly at: Date;
}

export interface AlertStore {
  /**
   * Stores the alert unless one of its key was stored after `quietSince`. Answers whether it was
   * stored, so that of several processes only one tells it.
   */
  insert(alert: AlertRecord, quietSince: Date): Promise<boolean>;
}

export type RaiseOutcome = 'raised' | 'quiet';

export interface Alerts {
  /** Never throws: whoever raises an alert has trouble enough. */
  alert(alert: Alert): Promise<RaiseOutcome>;
  /** Gives up deliveries under way; the rows stay. */
  close(): Promise<void>;
}

const MAX_KEYS = 1000;
const MAX_KEY = 300;
const MAX_MESSAGE = 1000;
const MAX_DETAILS = 32;
const MAX_DETAIL = 500;

export function createAlerts(options: {
  readonly store: AlertStore;
  readonly event: EmitEvent;
  readonly clock: Clock;
  readonly webhook: Webhook | null;
  /** How long a key stays quiet, ms. */
  readonly quietMs?: number;
}): Alerts {
  const { store, event, clock, webhook } = options;
  const quietMs = options.quietMs ?? HOUR;
  const lastRaised = new Map<string, number>();

  const recently = (key: string, now: number): boolean => {
    if (now - (lastRaised.get(key) ?? -Infinity) < quietMs) return true;
    lastRaised.delete(key);
    lastRaised.set(key, now);
    const [oldest] = lastRaised.keys();
    if (lastRaised.size > MAX_KEYS && oldest !== undefined) lastRaised.delete(oldest);
    return false;
  };

  const insert = async (record: AlertRecord): Promise<boolean> => {
    try {
      return await store.insert(record, new Date(record.at.getTime() - quietMs));
    } catch (error) {
      // With the database gone the webhook is all that is left, so the alert goes on.
      event(ALERT_STORE_FAILED, { key: record.key, err: error });
      return true;
    }
  };

  return {
    async alert(given) {
      const record = bounded(given, new Date(clock.now()));
      if (recently(record.key, record.at.getTime())) return 'quiet';
      if (!(await insert(record))) return 'quiet';
      const { key, kind, severity } = record;
      event(ALERT_RAISED, { key, kind, severity });
      webhook?.push(key, JSON.stringify({ schema: '1', ...record }));
      return 'raised';
    },
    async close() {
      await webhook?.close();
    },
  };
}

function bounded(alert: Alert, at: Date): AlertRecord {
  const details = Object.entries(alert.details ?? {})
    .slice(0, MAX_DETAILS)
    .map(
      ([name, value]) =>
        [name, typeof value === 'string' ? value.slice(0, MAX_DETAIL) : value] as const,
    );
  return {
    key: alert.key.slice(0, MAX_KEY),
    kind: alert.kind,
    severity: alert.severity,
    message: alert.message.slice(0, MAX_MESSAGE),
    details: Object.fromEntries(details),
    at,
  };
}
