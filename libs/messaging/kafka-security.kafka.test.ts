import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { rootCertificates } from 'node:tls';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { ComposeProcess } from '../../test/docker/compose-process.js';
import { createTestDatabase, type TestDatabase } from '../../test/support/database.js';
import { type Login, SecureKafka } from '../../test/support/kafka-secure.js';
import { RecordingHandler, SharedCursors } from '../../test/support/recording-handler.js';
import { decisionSchema } from '../contracts/decision.js';
import { TOPICS } from '../contracts/topics.js';
import { openKafkaBackend } from './kafka-backend.js';
import type { KafkaConnection } from './kafka-client.js';
import { KafkaConnectError } from './kafka-connect.js';

const START = 30_000;
/** A start that can't succeed has to say so within this, the process's own start included. */
const GIVES_UP_WITHIN = 30_000;
/** Of an authority that has not signed the broker's certificate. */
const OTHER_CA = 'other.pem';
const ACTOR = 'https://there.example/users/ada';

describe('Kafka over SASL_SSL', () => {
  const running: ComposeProcess[] = [];
  const logged: string[] = [];
  let kafka: SecureKafka;
  let database: TestDatabase;
  let folder: string;
  let ca: string;

  const wrongSecrets: string[] = [];

  function newSecret(): string {
    const secret = randomBytes(18).toString('base64url');
    wrongSecrets.push(secret);
    return secret;
  }

  const log = (...line: unknown[]): void => void logged.push(JSON.stringify(line));

  /** Settings of a deployment, as its operator would write them. */
  function environment(changes: Readonly<Record<string, string>> = {}): Record<string, string> {
    return {
      DATABASE_URL: database.url,
      KAFKA_BROKERS: kafka.brokers,
      KAFKA_TLS: 'true',
      KAFKA_TLS_CA: kafka.caFile,
      ...login('scram-sha-512', kafka.scramUser),
      TIDEGATE_ROLES: 'ingress',
      TIDEGATE_PORT: '0',
      ...changes,
    };
  }

  function start(
    program: string,
    args: readonly string[],
    env: Record<string, string>,
  ): ComposeProcess {
    const started = new ComposeProcess(['node', `dist/apps/${program}/main.js`, ...args], env);
    running.push(started);
    return started;
  }

  /** Starts a worker that can't work; answers its last words. */
  async function refused(changes: Readonly<Record<string, string>>): Promise<string> {
    const began = Date.now();
    const worker = start('server', [], environment(changes));
    expect(await worker.ended()).toBe(1);
    expect(Date.now() - began).toBeLessThan(GIVES_UP_WITHIN);
    return worker.output.trim().split('\n').at(-1) ?? '';
  }

  /** Of a connection to the secure listener that differs from a good one by `connection`. */
  async function errorOf(connection: Partial<KafkaConnection>): Promise<KafkaConnectError> {
    const opened = openKafkaBackend({ brokers: [kafka.brokers], clientId: 'test', ...connection }, log);
    const error = await opened.then(
      () => null,
      (reason: unknown) => reason,
    );
    if (!(error instanceof KafkaConnectError))
      throw new Error('no KafkaConnectError', { cause: error });
    logged.push(error.message);
    return error;
  }

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'tidegate-security-'));
    await writeFile(join(folder, OTHER_CA), rootCertificates[0] ?? '');
    database = await createTestDatabase();
    // Migrating does not look at Kafka.
    const backing = { DATABASE_URL: database.url, KAFKA_BROKERS: 'unused:9092' };
    const migrated = start('cli', ['migrate'], backing);
    kafka = await SecureKafka.create();
    ca = await readFile(kafka.caFile, 'utf8');
    const code = await migrated.ended();
    if (code !== 0) throw new Error(`migrate ended with ${code}; is dist built?\n${migrated.output}`);
    const worker = start('server', [], environment());
    await worker.prints(/listens on http:/, START);
  });

  afterAll(async () => {
    for (const each of running) each.kill();
    await Promise.all(running.map((each) => each.ended()));
    // Whatever the start has left undone.
    await kafka?.dispose();
    await database?.drop();
    await rm(folder, { recursive: true, force: true });
  });

  it('a worker with SCRAM-SHA-512 judges what a client with PLAIN sends and reads', async () => {
    const sasl = { mechanism: 'plain', ...kafka.plainUser } as const;
    const backend = await openKafkaBackend(
      { brokers: [kafka.brokers], clientId: 'test', tls: { ca }, sasl },
      log,
    );
    const cursors = new SharedCursors();
    const consumer = backend.consumer({
      topic: TOPICS.decisions,
      groupId: `test-${randomUUID()}`,
      lanes: 1,
      maxBatchMessages: 100,
      maxBatchBytes: 1_000_000,
      maxQueuedBytes: 4_000_000,
    });
    await consumer.start(new RecordingHandler(cursors));
    const like = anActivity();
    const value = Buffer.from(JSON.stringify(like));
    await backend.producer.send(TOPICS.inbound, [{ key: ACTOR, value, headers: {} }]);
    const outbox = await backend.openOutboxProducer();
    await outbox.close();

    const deadline = Date.now() + START;
    while (cursors.recorded.length === 0 && Date.now() < deadline) await sleep(50);
    const decision = decisionSchema.parse(JSON.parse(String(cursors.recorded[0]?.value)));
    expect(decision).toMatchObject({ activityId: like['id'], actor: ACTOR, revision: 1 });
    await consumer.stop();
    await backend.close();
  });

  it.concurrent(
    'replay --kafka logs in by the same settings, with no other configuration',
    async () => {
      const file = join(folder, 'like.json');
      const like = anActivity();
      await writeFile(file, JSON.stringify(like));
      const args = ['replay', file, '--kafka', kafka.brokers, '--format', 'ndjson', '--patience', '20'];
      const access = { KAFKA_TLS: 'true', KAFKA_TLS_CA: kafka.caFile };
      const replay = start('cli', args, { ...access, ...login('plain', kafka.plainUser) });
      const wrong = start('cli', args, { ...access, ...login('plain', kafka.scramUser) });
      expect(await Promise.all([replay.ended(), wrong.ended()])).toEqual([0, 2]);
      const line = replay.output.split('\n').find((text) => text.startsWith('{')) ?? '';
      const answer = z.object({ decision: decisionSchema }).parse(JSON.parse(line));
      expect(answer.decision.activityId).toBe(like['id']);
      expect(wrong.output).toMatch(/^Kafka refuses the login .* check KAFKA_SASL_USERNAME.*\n$/);
    },
  );

  it.concurrent('a worker that is refused ends soon, with one line that says what to do', async () => {
    const [password, stranger] = await Promise.all([
      refused({ KAFKA_SASL_PASSWORD: newSecret() }),
      refused({ KAFKA_TLS_CA: join(folder, OTHER_CA) }),
    ]);
    expect(password).toMatch(/^Tidegate could not start: Kafka refuses the login /);
    expect(password).toContain('check KAFKA_SASL_USERNAME and KAFKA_SASL_PASSWORD');
    expect(stranger).toMatch(
      /^Tidegate could not start: a Kafka broker's certificate is not accepted /,
    );
    expect(stranger).toContain('set KAFKA_TLS_CA to the PEM file');
  });

  it.concurrent('each way to be refused has a name', async () => {
    const plain = { mechanism: 'plain', ...kafka.plainUser } as const;
    const scram = { mechanism: 'scram-sha-512', ...kafka.scramUser } as const;
    const garbage = ca.replaceAll(/[A-Za-z0-9+/]{20}/g, 'x');
    const errors = await Promise.all([
      errorOf({ sasl: { ...plain, password: newSecret() }, tls: { ca } }),
      errorOf({ sasl: { ...scram, mechanism: 'scram-sha-256' }, tls: { ca } }),
      errorOf({ sasl: scram, tls: {} }),
      errorOf({ sasl: scram, tls: { ca, servername: 'other.example' } }),
      errorOf({ sasl: scram, tls: { ca, cert: garbage, key: garbage } }),
    ]);
    expect(errors.map(({ code }) => code)).toEqual([
      'login',
      'login',
      'certificate',
      'certificate',
      'tls_files',
    ]);
    expect(errors[1]?.message).toContain('takes KAFKA_SASL_MECHANISM');
    expect(errors[3]?.message).toContain('as their certificates do');
  });

  it.concurrent(
    'a listener of another kind is named with what it is taken for, in bounded time',
    async () => {
      const sasl = { mechanism: 'plain', ...kafka.plainUser } as const;
      const plainBrokers = [kafka.plainBrokers];
      const began = Date.now();
      const [noTls, noLogin, noTlsThere, noLoginThere] = await Promise.all([
        errorOf({ sasl }),
        errorOf({ tls: { ca } }),
        errorOf({ brokers: plainBrokers, tls: { ca }, sasl }),
        errorOf({ brokers: plainBrokers, sasl }),
      ]);
      expect(Date.now() - began).toBeLessThan(GIVES_UP_WITHIN);
      expect(noTls).toMatchObject({ code: 'unreachable' });
      expect(noTls.message).toContain('speaks no TLS (KAFKA_TLS is not true) and takes logins');
      expect(noLogin).toMatchObject({ code: 'unreachable' });
      expect(noLogin.message).toContain('asks for no login (KAFKA_SASL_MECHANISM is not set)');
      expect(noTlsThere).toMatchObject({ code: 'unreachable' });
      expect(noTlsThere.message).toContain('speaks TLS (KAFKA_TLS is true)');
      expect(noLoginThere).toMatchObject({ code: 'login' });
    },
  );

  it('no password is in anything that was printed or logged', () => {
    const secrets = [kafka.plainUser.password, kafka.scramUser.password, ...wrongSecrets];
    const printed = [...running.map(({ output }) => output), ...logged].join('\n');
    expect(printed).toContain('refuses the login');
    expect(secrets.filter((secret) => printed.includes(secret))).toEqual([]);
    const encoded = secrets.map((secret) => Buffer.from(secret).toString('base64').slice(0, 20));
    expect(encoded.filter((secret) => printed.includes(secret))).toEqual([]);
  });
});

function login(mechanism: string, { username, password }: Login): Record<string, string> {
  return {
    KAFKA_SASL_MECHANISM: mechanism,
    KAFKA_SASL_USERNAME: username,
    KAFKA_SASL_PASSWORD: password,
  };
}

function anActivity(): Readonly<Record<string, string>> {
  return {
    '@context': 'https://www.w3.org/ns/activitystreams',
    id: `https://there.example/activities/${randomUUID()}`,
    type: 'Like',
    actor: ACTOR,
    object: 'https://here.example/notes/1',
  };
}
