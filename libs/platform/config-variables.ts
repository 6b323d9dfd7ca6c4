import { domainToASCII } from 'node:url';
import { z } from 'zod';
import { isCidr } from '../federation/addresses.js';
import { TOKEN_PATTERN } from './tokens.js';

export const ROLES = ['ingress', 'api'] as const;
export type Role = (typeof ROLES)[number];

export const LOG_LEVELS = ['debug', 'info', 'warn', 'error', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** Which TensorFlow.js the classifier runs on; auto: native where it loads, else WebAssembly. */
export const CLASSIFIER_BACKENDS = ['auto', 'native', 'wasm'] as const;
export type ClassifierBackend = (typeof CLASSIFIER_BACKENDS)[number];

export const SASL_MECHANISMS = ['plain', 'scram-sha-256', 'scram-sha-512'] as const;

/** One environment variable. Messages of its schema tell what to do. */
export interface Variable<T, F extends string | null> {
  readonly name: string;
  readonly schema: z.ZodType<T, string>;
  /** Value when unset; null where being unset means something itself. */
  readonly fallback: F;
  readonly about: string;
  /** Its value may not be shown. */
  readonly secret: boolean;
}

const text = (max: number) =>
  z
    .string()
    .max(max, `must have at most ${max} characters`)
    .refine((value) => !/\p{Cc}/u.test(value), 'must not hold control characters');

const whole = (min: number, max: number) =>
  z
    .string()
    .regex(/^-?\d{1,9}$/, `must be a whole number from ${min} to ${max}`)
    .transform(Number)
    .refine((value) => value >= min && value <= max, `must be a whole number from ${min} to ${max}`);

const flag = z
  .enum(['true', 'false', '1', '0'], { error: 'must be true or false' })
  .transform((value) => value === 'true' || value === '1');

const oneOf = <const T extends readonly string[]>(values: T) =>
  z.enum(values, { error: `must be one of ${values.join(', ')}` });

/** Comma-separated; blanks around entries and empty entries don't count. */
const listOf = <T>(entry: z.ZodType<T, string>, max: number) =>
  z
    .string()
    .transform((value) =>
      value
        .split(',')
        .map((part) => part.trim())
        .filter((part) => part !== ''),
    )
    .pipe(z.array(entry).min(1, 'must name at least one').max(max, `must name at most ${max}`));

const url = (protocols: readonly string[], example: string) =>
  text(2048).refine(
    (value) => URL.canParse(value) && protocols.includes(new URL(value).protocol),
    `must be a URL such as ${example}`,
  );

const broker = z
  .string()
  .regex(
    /^(?:[A-Za-z0-9._-]{1,253}|\[[0-9A-Fa-f:.]{2,45}\]):\d{1,5}$/,
    'must be HOST:PORT, or several separated by commas',
  );

const domain = z
  .string()
  .transform((value) => domainToASCII(value).replace(/\.$/, ''))
  .refine((value) => /^[a-z0-9.-]{1,253}$/.test(value), 'must be host names separated by commas');

const variable = <T, F extends string | null>(
  name: string,
  schema: z.ZodType<T, string>,
  fallback: F,
  about: string,
  kind: 'plain' | 'secret' = 'plain',
): Variable<T, F> => ({ name, schema, fallback, about, secret: kind === 'secret' });

/** Every setting there is. Sections and order are those of the generated document. */
export const SECTIONS = {
  Process: {
    roles: variable(
      'TIDEGATE_ROLES',
      listOf(oneOf(ROLES), ROLES.length),
      'ingress,api',
      'What this process does: `ingress` judges activities from the log, `api` answers HTTP. Embedded mode needs both.',
    ),
    dataDir: variable(
      'TIDEGATE_DATA',
      text(4096),
      './.tidegate',
      'Folder of the embedded PostgreSQL and the first-run token. Not used with `DATABASE_URL`.',
    ),
    logLevel: variable(
      'TIDEGATE_LOG_LEVEL',
      oneOf(LOG_LEVELS),
      'info',
      `Least severe log line written: ${LOG_LEVELS.join(', ')}.`,
    ),
  },
  HTTP: {
    host: variable('TIDEGATE_HOST', text(253), '127.0.0.1', 'Address that the api listens on.'),
    port: variable(
      'TIDEGATE_PORT',
      whole(0, 65_535),
      '8420',
      'Port that the api listens on; 0 takes a free one.',
    ),
    adminToken: variable(
      'TIDEGATE_ADMIN_TOKEN',
      z.string().regex(TOKEN_PATTERN, 'must be tg_ and 43 characters of base64url (32 random bytes)'),
      null,
      'A first token with the scope `admin`, for unattended installations. Without it the first start makes one and prints it.',
      'secret',
    ),
  },
  PostgreSQL: {
    databaseUrl: variable(
      'DATABASE_URL',
      url(['postgres:', 'postgresql:'], 'postgres://user:password@host:5432/tidegate'),
      null,
      'Database of production mode. Set it together with `KAFKA_BROKERS`; neither means embedded mode.',
      'secret',
    ),
    databasePool: variable(
      'DATABASE_POOL',
      whole(2, 200),
      '10',
      'Most database connections of this process.',
    ),
  },
  Kafka: {
    brokers: variable(
      'KAFKA_BROKERS',
      listOf(broker, 64),
      null,
      'Brokers as HOST:PORT, separated by commas. Set it together with `DATABASE_URL`.',
    ),
    clientId: variable(
      'KAFKA_CLIENT_ID',
      text(249),
      'tidegate',
      'Name of this client in broker logs and quotas.',
    ),
    groupId: variable(
      'KAFKA_GROUP_ID',
      text(249),
      'tidegate-ingress',
      'Consumer group that all ingress processes share.',
    ),
    replicationFactor: variable(
      'KAFKA_REPLICATION_FACTOR',
      whole(-1, 15).refine((value) => value !== 0, 'must be -1 or at least 1'),
      '-1',
      'Replicas of the topics that Tidegate creates; -1 is the default of the brokers.',
    ),
    saslMechanism: variable(
      'KAFKA_SASL_MECHANISM',
      oneOf(SASL_MECHANISMS),
      null,
      `Log in with ${SASL_MECHANISMS.join(', ')}; needs username and password.`,
    ),
    saslUsername: variable('KAFKA_SASL_USERNAME', text(1024), null, 'User name for SASL.'),
    saslPassword: variable('KAFKA_SASL_PASSWORD', text(4096), null, 'Password for SASL.', 'secret'),
    tls: variable('KAFKA_TLS', flag, 'false', 'Connect to the brokers with TLS.'),
    tlsCa: variable(
      'KAFKA_TLS_CA',
      text(4096),
      null,
      'PEM file of the certificate authority, where the system does not know it.',
    ),
    tlsCert: variable(
      'KAFKA_TLS_CERT',
      text(4096),
      null,
      'PEM file of the client certificate; needs the key.',
    ),
    tlsKey: variable(
      'KAFKA_TLS_KEY',
      text(4096),
      null,
      'PEM file of the key of the client certificate.',
    ),
  },
  Ingress: {
    lanes: variable(
      'TIDEGATE_LANES',
      whole(1, 64),
      '4',
      'Batches under way at a time. More than `DATABASE_POOL` only makes them wait.',
    ),
    batchMessages: variable(
      'TIDEGATE_BATCH_MESSAGES',
      whole(1, 10_000),
      '500',
      'Most messages judged in one transaction.',
    ),
    localHosts: variable(
      'TIDEGATE_LOCAL_HOSTS',
      listOf(domain, 64),
      null,
      'Hosts of the server that Tidegate protects, for messages that do not name them.',
    ),
  },
  Classifier: {
    models: variable(
      'TIDEGATE_MODELS',
      text(4096),
      null,
      'Folder with the model versions, a folder each. Left out, those that come with Tidegate.',
    ),
    model: variable(
      'TIDEGATE_MODEL',
      text(64).regex(/^[a-z0-9][a-z0-9.-]*$/, 'must be the name of a model version, as in 2026-11-24'),
      null,
      'Version that scores where the policy names none. Left out, the newest there is.',
    ),
    backend: variable(
      'TIDEGATE_CLASSIFIER_BACKEND',
      oneOf(CLASSIFIER_BACKENDS),
      'auto',
      'What the classifier computes with: `native` (tfjs-node; the start fails where it does not load), `wasm`, or `auto`, native where it loads, else wasm.',
    ),
  },
  Alerts: {
    webhookUrl: variable(
      'TIDEGATE_WEBHOOK_URL',
      url(['http:', 'https:'], 'https://example.org/hooks/tidegate'),
      null,
      'Where alerts are posted, signed. Needs the secret.',
      'secret',
    ),
    webhookSecret: variable(
      'TIDEGATE_WEBHOOK_SECRET',
      text(1024).min(16, 'must have at least 16 characters'),
      null,
      'Key of the HMAC-SHA256 in `X-Tidegate-Signature`, over `X-Tidegate-Timestamp`, a dot and the body.',
      'secret',
    ),
    webhookNetworks: variable(
      'TIDEGATE_WEBHOOK_NETWORKS',
      listOf(z.string().refine(isCidr, 'must be CIDRs such as 10.0.0.0/8, separated by commas'), 64),
      null,
      'Own networks that the webhook may reach although they are not public. Opens them for nothing else.',
    ),
  },
} as const;
