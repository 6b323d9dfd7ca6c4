import { createSecureContext } from 'node:tls';
import { setTimeout as sleep } from 'node:timers/promises';
import { errorCode, errorMessage } from '../kernel/error-code.js';
import { createKafka, type KafkaConnection } from './kafka-client.js';
import type { LogLine } from './log-line.js';

/**
 * Why Kafka can't be used.
 * - `login`: the brokers refuse the user, the password or the mechanism
 * - `certificate`: a broker's certificate is not trusted, or is for another name
 * - `tls_files`: our own authority, certificate or key is no usable PEM
 * - `unreachable`: no usable answer in time; may heal by itself
 */
export type KafkaConnectErrorCode = 'login' | 'certificate' | 'tls_files' | 'unreachable';

/** The message names the settings to look at; it holds no credentials. */
export class KafkaConnectError extends Error {
  override readonly name = 'KafkaConnectError';

  constructor(
    readonly code: KafkaConnectErrorCode,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

const FIRST_PAUSE = 250;
const LONGEST_PAUSE = 2_000;
/** No try begins later than this after the first, ms. */
const PATIENCE = 10_000;
/** A broker that takes a connection and never answers; the same as for connecting, ms. */
const ANSWER_WITHIN = 5_000;

/**
 * Resolves when a broker takes the connection, the login and a first request. Waits about 10 s for
 * brokers that are starting; what waiting can't mend is said as soon as each broker had its turn.
 * kafkajs alone would go through all its retries first, and end with the words of the last one.
 * @throws KafkaConnectError
 */
export async function checkKafka(connection: KafkaConnection, log: LogLine): Promise<void> {
  checkTlsFiles(connection);
  const kafka = createKafka(connection, (_level, message, details) => log('debug', message, details), {
    retry: { retries: 0 },
    requestTimeout: ANSWER_WITHIN,
    authenticationTimeout: ANSWER_WITHIN,
  });
  // One for all tries: it goes on to the next broker after each failure.
  const admin = kafka.admin();
  const deadline = Date.now() + PATIENCE;
  try {
    for (let tries = 1, pause = FIRST_PAUSE; ; tries++, pause = Math.min(2 * pause, LONGEST_PAUSE)) {
      try {
        await admin.connect();
        // Without a login kafkajs sends nothing that a broker would refuse until here.
        await admin.describeCluster();
        return;
      } catch (cause) {
        const error = connectError(cause, connection);
        const hopeless = error.code !== 'unreachable' && tries >= connection.brokers.length;
        if (hopeless || Date.now() + pause > deadline) throw error;
        log('warn', 'Kafka does not answer yet', { error: errorMessage(cause) });
      }
      await sleep(pause);
    }
  } finally {
    await admin.disconnect().catch(() => undefined);
  }
}

function checkTlsFiles({ tls }: KafkaConnection): void {
  if (!tls) return;
  try {
    createSecureContext(tls);
  } catch (cause) {
    throw new KafkaConnectError(
      'tls_files',
      `the PEM files for Kafka can't be used (${errorMessage(cause)}); check KAFKA_TLS_CA, and that ` +
        'KAFKA_TLS_KEY is the key of KAFKA_TLS_CERT',
      { cause },
    );
  }
}

/** Of OpenSSL's checks, by the names that Node gives them. */
const CERTIFICATE_ADVICE: Readonly<Record<string, string>> = {
  CERT_HAS_EXPIRED: "renew the broker's certificate",
  CERT_NOT_YET_VALID: "check the clocks of this machine and of the broker's",
  ERR_TLS_CERT_ALTNAME_INVALID:
    'name the brokers in KAFKA_BROKERS, and in their advertised listeners, as their certificates do',
  ...Object.fromEntries(
    [
      'DEPTH_ZERO_SELF_SIGNED_CERT',
      'SELF_SIGNED_CERT_IN_CHAIN',
      'UNABLE_TO_GET_ISSUER_CERT',
      'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
      'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
      'CERT_SIGNATURE_FAILURE',
      'INVALID_CA',
      'CERT_UNTRUSTED',
    ].map((code) => [code, 'set KAFKA_TLS_CA to the PEM file of the authority that has signed it']),
  ),
};

/** Protocol errors around the login, by the name kafkajs gives them as `type`. */
const LOGIN_TYPES = new Set([
  'UNSUPPORTED_SASL_MECHANISM',
  'ILLEGAL_SASL_STATE',
  'SASL_AUTHENTICATION_FAILED',
]);

function connectError(cause: unknown, connection: KafkaConnection): KafkaConnectError {
  const options = { cause };
  for (const error of chain(cause)) {
    const advice = CERTIFICATE_ADVICE[errorCode(error) ?? ''];
    if (advice !== undefined) {
      const message = `a Kafka broker's certificate is not accepted (${error.message}); ${advice}`;
      return new KafkaConnectError('certificate', message, options);
    }
    const type = 'type' in error && typeof error.type === 'string' ? error.type : '';
    if (error.name === 'KafkaJSSASLAuthenticationError' || LOGIN_TYPES.has(type)) {
      const message =
        `Kafka refuses the login (${error.message}); check KAFKA_SASL_USERNAME and KAFKA_SASL_PASSWORD, ` +
        'and that the listener in KAFKA_BROKERS takes KAFKA_SASL_MECHANISM';
      return new KafkaConnectError('login', message, options);
    }
  }
  return new KafkaConnectError('unreachable', unreachable(cause, connection), options);
}

/** kafkajs wraps what it gives up on. */
function* chain(cause: unknown): Generator<Error> {
  for (let error = cause, depth = 0; error instanceof Error && depth < 8; depth++) {
    yield error;
    error = error.cause;
  }
}

/** A listener of another kind only closes the connection, so all that could differ is named. */
function unreachable(cause: unknown, { brokers, tls, sasl }: KafkaConnection): string {
  const listener = [
    tls ? 'speaks TLS (KAFKA_TLS is true)' : 'speaks no TLS (KAFKA_TLS is not true)',
    sasl ? 'takes logins' : 'asks for no login (KAFKA_SASL_MECHANISM is not set)',
  ];
  return (
    `Kafka does not answer at ${brokers.join(', ')} (${errorMessage(cause)}); check that it is running, that ` +
    `KAFKA_BROKERS is right, and that the listener there ${listener.join(' and ')}`
  );
}
