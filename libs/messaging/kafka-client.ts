import { Kafka, type KafkaConfig, logLevel } from 'kafkajs';
import { exhaustive } from '../kernel/exhaustive.js';
import type { LogLevel, LogLine } from './log-line.js';

/** How to reach Kafka. The caller reads it from its configuration. */
export interface KafkaConnection {
  /** host:port, at least one. */
  readonly brokers: readonly string[];
  readonly clientId: string;
  /** TLS with the system's authorities (`{}`) or with these, PEM text each. */
  readonly tls?: {
    readonly ca?: string;
    readonly cert?: string;
    readonly key?: string;
    readonly passphrase?: string;
    readonly servername?: string;
  };
  readonly sasl?: {
    readonly mechanism: 'plain' | 'scram-sha-256' | 'scram-sha-512';
    readonly username: string;
    readonly password: string;
  };
}

/**
 * Retries of a single request, about 8 s in all. Stated in full because kafkajs has other defaults
 * under NODE_ENV=test.
 */
export const REQUEST_RETRY = {
  initialRetryTime: 100,
  maxRetryTime: 2_000,
  factor: 0.2,
  multiplier: 2,
  retries: 7,
} as const;

/**
 * What kafkajs reports as errors and then repeats by itself: a topic or a group that is settling.
 * Where it lasts, the request's own failure says so.
 */
const PASSING =
  /no leader for this topic-partition|does not host this topic-partition|coordinator is not available|coordinator is loading|group is rebalancing|not the coordinator/;

/** kafkajs, with its own log led to `log`. */
export function createKafka(
  connection: KafkaConnection,
  log: LogLine,
  limits: Pick<KafkaConfig, 'retry' | 'requestTimeout' | 'authenticationTimeout'> = {},
): Kafka {
  const config: KafkaConfig = {
    clientId: connection.clientId,
    brokers: [...connection.brokers],
    connectionTimeout: 5_000,
    requestTimeout: 30_000,
    retry: REQUEST_RETRY,
    logLevel: logLevel.WARN,
    logCreator: () => (entry) => {
      const { message, error, groupId, topic, partition } = entry.log;
      const cause = textOf(error);
      const level = cause !== undefined && PASSING.test(cause) ? 'debug' : levelOf(entry.level);
      log(level, `kafka: ${message}`, {
        from: entry.namespace,
        ...defined({ error: cause, groupId, topic, partition }),
      });
    },
    ...limits,
  };
  if (connection.tls) config.ssl = { ...connection.tls };
  if (connection.sasl) config.sasl = saslOptions(connection.sasl);
  return new Kafka(config);
}

/** kafkajs types each mechanism apart. */
function saslOptions(sasl: NonNullable<KafkaConnection['sasl']>): NonNullable<KafkaConfig['sasl']> {
  const { mechanism, username, password } = sasl;
  switch (mechanism) {
    case 'plain':
      return { mechanism, username, password };
    case 'scram-sha-256':
      return { mechanism, username, password };
    case 'scram-sha-512':
      return { mechanism, username, password };
    default:
      return exhaustive(mechanism);
  }
}

function levelOf(level: logLevel): LogLevel {
  switch (level) {
    case logLevel.ERROR:
      return 'error';
    case logLevel.WARN:
      return 'warn';
    case logLevel.INFO:
      return 'info';
    default:
      return 'debug';
  }
}

function textOf(error: unknown): string | undefined {
  if (error instanceof Error) return error.message;
  return typeof error === 'string' ? error : undefined;
}

function defined(details: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(details).filter(([, value]) => value !== undefined));
}
