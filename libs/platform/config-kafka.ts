import type { Reader } from './config-reader.js';
import { SECTIONS } from './config-variables.js';

export interface KafkaSettings {
  /** HOST:PORT */
  readonly brokers: readonly string[];
  readonly clientId: string;
  readonly groupId: string;
  /** -1 is the brokers' default. */
  readonly replicationFactor: number;
  readonly sasl: BrokerLogin | null;
  readonly tls: BrokerTls | null;
}

export interface BrokerLogin {
  readonly mechanism: 'plain' | 'scram-sha-256' | 'scram-sha-512';
  readonly username: string;
  readonly password: string;
}

/** PEM texts, not paths. */
export interface BrokerTls {
  readonly ca: string | null;
  readonly cert: string | null;
  readonly key: string | null;
}

const { Kafka } = SECTIONS;

export function brokerLogin(reader: Reader): BrokerLogin | null {
  const mechanism = reader.optional(Kafka.saslMechanism);
  const username = reader.optional(Kafka.saslUsername);
  const password = reader.optional(Kafka.saslPassword);
  reader.requireTogether(Kafka.saslMechanism, Kafka.saslUsername, Kafka.saslPassword);
  if (mechanism === null || username === null || password === null) return null;
  return { mechanism, username, password };
}

export function brokerTls(reader: Reader, readFile: (path: string) => string): BrokerTls | null {
  const files = [Kafka.tlsCa, Kafka.tlsCert, Kafka.tlsKey];
  if (!reader.value(Kafka.tls)) {
    if (files.some((file) => reader.isSet(file))) {
      reader.complain(
        Kafka.tls.name,
        `set it to true, or unset ${files.map(({ name }) => name).join(', ')}`,
      );
    }
    return null;
  }
  reader.requireTogether(Kafka.tlsCert, Kafka.tlsKey);
  const [ca = null, cert = null, key = null] = files.map((file) => readPem(reader, file, readFile));
  return { ca, cert, key };
}

function readPem(
  reader: Reader,
  file: typeof Kafka.tlsCa,
  readFile: (path: string) => string,
): string | null {
  const path = reader.optional(file);
  if (path === null) return null;
  try {
    const content = readFile(path);
    if (content.includes('-----BEGIN ')) return content;
    reader.complain(file.name, 'must name a PEM file; this one has no "-----BEGIN" line');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    reader.complain(file.name, `must name a PEM file that this process can read (${code})`);
  }
  return null;
}
