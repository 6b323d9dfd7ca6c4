import { readFileSync } from 'node:fs';
import { err, ok, type Result } from '../kernel/result.js';
import { ROLES, SECTIONS, type LogLevel, type Role, type Settings, type Variable } from './config-variables.js';

export type { LogLevel, Role } from './config-variables.js';

export interface KafkaSettings {
  readonly brokers: readonly string[];
  readonly clientId: string;
  readonly groupId: string;
  /** -1 is the brokers' default. */
  readonly replicationFactor: number;
  readonly sasl: {
    readonly mechanism: 'plain' | 'scram-sha-256' | 'scram-sha-512';
    readonly username: string;
    readonly password: string;
  } | null;
  /** PEM texts; null is no TLS. */
  readonly tls: { readonly ca: string | null; readonly cert: string | null; readonly key: string | null } | null;
}

/** Where the log and the database are. */
export type Backing =
  | { readonly mode: 'embedded'; readonly dataDir: string }
  | { readonly mode: 'kafka'; readonly databaseUrl: string; readonly kafka: KafkaSettings };

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
  readonly log: { readonly level: LogLevel };
  readonly webhook: {
    readonly url: string;
    readonly secret: string;
    readonly networks: readonly string[];
  } | null;
  /** What is legal but likely a mistake; to be logged at start. */
  readonly warnings: readonly string[];
}

export interface ConfigError {
  readonly is: 'config';
  readonly problems: readonly { readonly variable: string; readonly problem: string }[];
}

export function describeConfigError(error: ConfigError): string {
  const lines = error.problems.map(({ variable, problem }) => `  ${variable}: ${problem}`);
  return ['The configuration is wrong:', ...lines].join('\n');
}

type Environment = Readonly<Record<string, string | undefined>>;
type Complain = (variable: string, problem: string) => void;

/**
 * Reads the whole configuration. The only reader of the process's environment; an empty variable
 * counts as unset. All problems are found before it answers.
 */
export function readConfig(
  env: Environment = process.env,
  readFile: (path: string) => string = (path) => readFileSync(path, 'utf8'),
): Result<Config, ConfigError> {
  const problems: { variable: string; problem: string }[] = [];
  const complain: Complain = (variable, problem) => problems.push({ variable, problem });
  const settings = parse(env, complain);
  const { roles, lanes, batchMessages, localHosts } = settings;
  const config: Config = {
    roles: [...new Set(roles)],
    backing: backing(settings, complain, readFile),
    databasePool: settings.databasePool,
    http: { host: settings.host, port: settings.port, adminToken: settings.adminToken },
    ingress: { lanes, batchMessages, localHosts },
    log: { level: settings.logLevel },
    webhook: webhook(settings, complain),
    warnings: warnings(env, settings),
  };
  return problems.length === 0 ? ok(config) : err({ is: 'config', problems });
}

const ALL_VARIABLES: readonly (readonly [string, Variable<unknown, string | null>])[] =
  Object.values(SECTIONS).flatMap((section) => Object.entries(section));
const KNOWN_NAMES = new Set(ALL_VARIABLES.map(([, { name }]) => name));

/** A wrong variable is complained of and then stands at its fallback, so that the rest gets checked. */
function parse(env: Environment, complain: Complain): Settings {
  const values: Record<string, unknown> = {};
  for (const [key, { name, schema, fallback, secret }] of ALL_VARIABLES) {
    const given = env[name]?.trim() ?? '';
    const parsed = given === '' ? null : schema.safeParse(given);
    if (parsed?.success === false) {
      const [issue] = parsed.error.issues;
      const shown = secret ? '' : ` (it is ${JSON.stringify(given.slice(0, 80))})`;
      complain(name, `${issue?.message ?? 'is not valid'}${shown}`);
    }
    values[key] = parsed?.success === true ? parsed.data : fallback === null ? null : schema.parse(fallback);
  }
  return values as Settings;
}

function backing(settings: Settings, complain: Complain, readFile: (path: string) => string): Backing {
  const { databaseUrl, brokers } = settings;
  if (databaseUrl !== null && brokers === null) {
    complain('KAFKA_BROKERS', 'set it too, or unset DATABASE_URL for embedded mode');
  }
  if (databaseUrl === null && brokers !== null) {
    complain('DATABASE_URL', 'set it too, or unset KAFKA_BROKERS for embedded mode');
  }
  if (databaseUrl === null || brokers === null) {
    if (databaseUrl === brokers && ROLES.some((role) => !settings.roles.includes(role))) {
      complain(
        'TIDEGATE_ROLES',
        `embedded mode is one process with all roles: unset it, or set DATABASE_URL and KAFKA_BROKERS`,
      );
    }
    return { mode: 'embedded', dataDir: settings.dataDir };
  }
  const { clientId, groupId, replicationFactor } = settings;
  return {
    mode: 'kafka',
    databaseUrl,
    kafka: {
      brokers,
      clientId,
      groupId,
      replicationFactor,
      sasl: sasl(settings, complain),
      tls: tls(settings, complain, readFile),
    },
  };
}

function sasl(settings: Settings, complain: Complain): KafkaSettings['sasl'] {
  const { saslMechanism: mechanism, saslUsername: username, saslPassword: password } = settings;
  if (mechanism !== null && username !== null && password !== null) return { mechanism, username, password };
  if (mechanism === null && username === null && password === null) return null;
  const why = 'set all three of KAFKA_SASL_MECHANISM, KAFKA_SASL_USERNAME and KAFKA_SASL_PASSWORD, or none';
  if (mechanism === null) complain('KAFKA_SASL_MECHANISM', why);
  if (username === null) complain('KAFKA_SASL_USERNAME', why);
  if (password === null) complain('KAFKA_SASL_PASSWORD', why);
  return null;
}

function tls(
  settings: Settings,
  complain: Complain,
  readFile: (path: string) => string,
): KafkaSettings['tls'] {
  const { tlsCa, tlsCert, tlsKey } = settings;
  if (!settings.tls) {
    if (tlsCa !== null || tlsCert !== null || tlsKey !== null) {
      complain('KAFKA_TLS', 'set it to true, or unset KAFKA_TLS_CA, KAFKA_TLS_CERT and KAFKA_TLS_KEY');
    }
    return null;
  }
  if (tlsCert === null && tlsKey !== null) complain('KAFKA_TLS_CERT', 'set it too, or unset KAFKA_TLS_KEY');
  if (tlsCert !== null && tlsKey === null) complain('KAFKA_TLS_KEY', 'set it too, or unset KAFKA_TLS_CERT');
  const pem = (variable: string, path: string | null): string | null => {
    if (path === null) return null;
    try {
      const content = readFile(path);
      if (content.includes('-----BEGIN ')) return content;
      complain(variable, 'must name a PEM file; this one holds no "-----BEGIN" line');
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
      complain(variable, `must name a PEM file that this process can read (${code})`);
    }
    return null;
  };
  return {
    ca: pem('KAFKA_TLS_CA', tlsCa),
    cert: pem('KAFKA_TLS_CERT', tlsCert),
    key: pem('KAFKA_TLS_KEY', tlsKey),
  };
}

function webhook(settings: Settings, complain: Complain): Config['webhook'] {
  const { webhookUrl: url, webhookSecret: secret, webhookNetworks } = settings;
  if (url === null && secret !== null) {
    complain('TIDEGATE_WEBHOOK_URL', 'set it too, or unset TIDEGATE_WEBHOOK_SECRET');
  }
  if (url !== null && secret === null) {
    complain('TIDEGATE_WEBHOOK_SECRET', 'set it too (16 characters or more), or unset TIDEGATE_WEBHOOK_URL');
  }
  return url === null || secret === null ? null : { url, secret, networks: webhookNetworks ?? [] };
}

function warnings(env: Environment, settings: Settings): string[] {
  const found: string[] = [];
  for (const name of Object.keys(env)) {
    if (name.startsWith('TIDEGATE_') && !KNOWN_NAMES.has(name)) {
      found.push(`${name.slice(0, 80)} is set but is no setting of Tidegate`);
    }
  }
  if (settings.brokers === null) {
    const idle = [...KNOWN_NAMES].filter((name) => name.startsWith('KAFKA_') && (env[name] ?? '') !== '');
    if (idle.length > 0) found.push(`${idle.join(', ')} do nothing in embedded mode`);
  }
  if (settings.saslMechanism === 'plain' && !settings.tls) {
    found.push('KAFKA_SASL_MECHANISM is plain without KAFKA_TLS: the password crosses the network unprotected');
  }
  if (settings.lanes >= settings.databasePool) {
    found.push('TIDEGATE_LANES is not below DATABASE_POOL: batches will wait for connections');
  }
  return found;
}
