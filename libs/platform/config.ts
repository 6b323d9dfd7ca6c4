import { readFileSync } from 'node:fs';
import { err, ok, type Result } from '../kernel/result.js';
import { brokerLogin, brokerTls, type KafkaSettings } from './config-kafka.js';
import { createReader, type Environment, type Problem, type Reader } from './config-reader.js';
import {
  ROLES,
  SECTIONS,
  type ClassifierBackend,
  type LogLevel,
  type Role,
} from './config-variables.js';

export { CONFIG_DOCS, configMarkdown } from './config-docs.js';
export type { KafkaSettings } from './config-kafka.js';
export type { ClassifierBackend, LogLevel, Role } from './config-variables.js';

/** Where the log and the database are. */
export type Backing =
  | { readonly mode: 'embedded'; readonly dataDir: string }
  | { readonly mode: 'kafka'; readonly databaseUrl: string; readonly kafka: KafkaSettings };

export interface WebhookSettings {
  readonly url: string;
  readonly secret: string;
  /** CIDRs that the webhook may reach although they are not public. */
  readonly networks: readonly string[];
}

export interface Config {
  readonly roles: readonly Role[];
  readonly backing: Backing;
  readonly databasePool: number;
  readonly http: { readonly host: string; readonly port: number; readonly adminToken: string | null };
  readonly ingress: {
    readonly lanes: number;
    readonly batchMessages: number;
    /** Lower-case A-labels; null is unknown. */
    readonly localHosts: readonly string[] | null;
  };
  readonly classifier: {
    readonly backend: ClassifierBackend;
    /** Folder of the model versions; null: the one that comes with the programs. */
    readonly models: string | null;
    /** Version that scores where the policy names none; null: the newest. */
    readonly model: string | null;
  };
  readonly logLevel: LogLevel;
  readonly webhook: WebhookSettings | null;
  /** What is legal but likely a mistake; to be logged at start. */
  readonly warnings: readonly string[];
}

export interface ConfigError {
  readonly is: 'config';
  readonly problems: readonly Problem[];
}

export function describeConfigError(error: ConfigError): string {
  const lines = error.problems.map(({ variable, problem }) => `  ${variable}: ${problem}`);
  return ['The configuration is wrong:', ...lines].join('\n');
}

const { Process, HTTP, PostgreSQL, Kafka, Ingress, Classifier, Alerts } = SECTIONS;

/**
 * Reads the whole configuration; nothing else reads the process's environment. All problems are
 * found before it answers.
 */
export function readConfig(
  env: Environment = process.env,
  readFile: (path: string) => string = readText,
): Result<Config, ConfigError> {
  const reader = createReader(env);
  const config: Config = {
    roles: [...new Set(reader.value(Process.roles))],
    backing: backing(reader, readFile),
    databasePool: reader.value(PostgreSQL.databasePool),
    http: {
      host: reader.value(HTTP.host),
      port: reader.value(HTTP.port),
      adminToken: reader.optional(HTTP.adminToken),
    },
    ingress: {
      lanes: reader.value(Ingress.lanes),
      batchMessages: reader.value(Ingress.batchMessages),
      localHosts: reader.optional(Ingress.localHosts),
    },
    classifier: {
      backend: reader.value(Classifier.backend),
      models: reader.optional(Classifier.models),
      model: reader.optional(Classifier.model),
    },
    logLevel: reader.value(Process.logLevel),
    webhook: webhook(reader),
    warnings: [],
  };
  if (reader.problems.length > 0) return err({ is: 'config', problems: reader.problems });
  return ok({ ...config, warnings: warnings(env, config) });
}

/**
 * How to log in to brokers that are named elsewhere, as on a command line. The rest of the
 * configuration may be anything.
 */
export function readBrokerAccess(
  env: Environment = process.env,
  readFile: (path: string) => string = readText,
): Result<Pick<KafkaSettings, 'sasl' | 'tls'>, ConfigError> {
  const reader = createReader(env);
  const access = { sasl: brokerLogin(reader), tls: brokerTls(reader, readFile) };
  return reader.problems.length > 0 ? err({ is: 'config', problems: reader.problems }) : ok(access);
}

function readText(path: string): string {
  return readFileSync(path, 'utf8');
}

function backing(reader: Reader, readFile: (path: string) => string): Backing {
  const databaseUrl = reader.optional(PostgreSQL.databaseUrl);
  const brokers = reader.optional(Kafka.brokers);
  const dataDir = reader.value(Process.dataDir);
  // Asked of the environment, so that a wrong value isn't also reported as missing.
  const [database, log] = [reader.isSet(PostgreSQL.databaseUrl), reader.isSet(Kafka.brokers)];
  if (database && !log) {
    reader.complain(Kafka.brokers.name, 'set it too, or unset DATABASE_URL for embedded mode');
  }
  if (log && !database) {
    reader.complain(
      PostgreSQL.databaseUrl.name,
      'set it too, or unset KAFKA_BROKERS for embedded mode',
    );
  }
  if (databaseUrl !== null && brokers !== null) {
    const kafka: KafkaSettings = {
      brokers,
      clientId: reader.value(Kafka.clientId),
      groupId: reader.value(Kafka.groupId),
      replicationFactor: reader.value(Kafka.replicationFactor),
      sasl: brokerLogin(reader),
      tls: brokerTls(reader, readFile),
    };
    return { mode: 'kafka', databaseUrl, kafka };
  }
  const roles = reader.value(Process.roles);
  if (!database && !log && ROLES.some((role) => !roles.includes(role))) {
    reader.complain(
      Process.roles.name,
      'embedded mode is one process with all roles: unset it, or set DATABASE_URL and KAFKA_BROKERS',
    );
  }
  return { mode: 'embedded', dataDir };
}

function webhook(reader: Reader): WebhookSettings | null {
  const url = reader.optional(Alerts.webhookUrl);
  const secret = reader.optional(Alerts.webhookSecret);
  const networks = reader.optional(Alerts.webhookNetworks) ?? [];
  reader.requireTogether(Alerts.webhookUrl, Alerts.webhookSecret);
  return url === null || secret === null ? null : { url, secret, networks };
}

const KNOWN_NAMES = new Set(
  Object.values(SECTIONS).flatMap((section) => Object.values(section).map(({ name }) => name)),
);

function warnings(env: Environment, config: Config): string[] {
  const found: string[] = [];
  for (const name of Object.keys(env)) {
    if (name.startsWith('TIDEGATE_') && !KNOWN_NAMES.has(name)) {
      found.push(`${name.slice(0, 80)} is set but is no setting of Tidegate`);
    }
  }
  if (config.backing.mode === 'embedded') {
    const idle = Object.values(Kafka).filter(({ name }) => (env[name] ?? '') !== '');
    if (idle.length > 0) {
      found.push(`${idle.map(({ name }) => name).join(', ')}: no effect in embedded mode`);
    }
  } else if (config.backing.kafka.sasl?.mechanism === 'plain' && config.backing.kafka.tls === null) {
    found.push('KAFKA_SASL_MECHANISM is plain without KAFKA_TLS: the password goes unprotected');
  }
  if (config.ingress.lanes >= config.databasePool) {
    found.push('TIDEGATE_LANES is not below DATABASE_POOL: batches will wait for connections');
  }
  return found;
}
