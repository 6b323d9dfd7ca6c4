import { randomBytes, randomUUID } from 'node:crypto';
import { Kafka, logLevel, type IHeaders } from 'kafkajs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { decisionSchema } from '../../libs/contracts/decision.js';
import { domainPolicySchema } from '../../libs/contracts/domain-policy.js';
import { INBOUND_HEADERS } from '../../libs/contracts/inbound.js';
import { TOPICS } from '../../libs/contracts/topics.js';
import { subjectOf } from '../../libs/decide/subject.js';
import { sha256Hex } from '../../libs/kernel/hash.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { testBrokers } from '../support/kafka.js';
import { ComposeProcess } from './compose-process.js';
import { environmentOf, readCompose, serviceOf, type Compose } from './compose.js';
import { execForm, readStages, valuesOf } from './dockerfile.js';

const START = 60_000;
const RUN = randomBytes(6).toString('hex');
const DOMAIN = `there-${RUN}.example`;
const ACTOR = `https://${DOMAIN}/users/ada`;
const TOKEN = `tg_${randomBytes(32).toString('base64url')}`;

interface Seen {
  readonly topic: string;
  readonly key: string;
  readonly value: Buffer | null;
  readonly headers: IHeaders;
}

/** What docker/compose.yaml starts, as plain processes: the file's commands and its environment. */
describe('the services of compose.yaml', () => {
  const kafka = new Kafka({ brokers: testBrokers(), logLevel: logLevel.NOTHING });
  const running: ComposeProcess[] = [];
  const seen: Seen[] = [];
  let stopListening: (() => Promise<void>) | null = null;
  let database: TestDatabase;
  let compose: Compose;
  let api: ComposeProcess;
  let apiUrl: string;

  function start(name: string): ComposeProcess {
    const service = serviceOf(compose, name);
    const started = new ComposeProcess(service.command ?? [], {
      ...environmentOf(service, { POSTGRES_PASSWORD: 'unused', TIDEGATE_ADMIN_TOKEN: TOKEN }),
      // Only where things are differs from the file.
      DATABASE_URL: database.url,
      KAFKA_BROKERS: testBrokers().join(','),
      KAFKA_GROUP_ID: `compose-${RUN}`,
      TIDEGATE_PORT: '0',
    });
    running.push(started);
    return started;
  }

  async function waitFor(topic: string, key: string): Promise<Seen> {
    const deadline = Date.now() + START;
    for (;;) {
      const found = seen.find((record) => record.topic === topic && record.key === key);
      if (found) return found;
      if (Date.now() > deadline) {
        throw new Error(
          `nothing for ${key} on ${topic}\n${running.map(({ output }) => output).join('\n')}`,
        );
      }
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  function request(method: string, path: string, body?: unknown): Promise<Response> {
    return fetch(`${apiUrl}${path}`, {
      method,
      headers: { authorization: `Bearer ${TOKEN}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  }

  async function healthCheck(): Promise<number> {
    const stage = (await readStages()).at(-1);
    const check = execForm((stage && valuesOf(stage, 'HEALTHCHECK')[0]) ?? '');
    return new ComposeProcess(check, { TIDEGATE_PORT: new URL(apiUrl).port }).ended();
  }

  beforeAll(async () => {
    compose = await readCompose();
    database = await createTestDatabase();
    const migrated = start('migrate');
    const code = await migrated.ended();
    if (code !== 0) throw new Error(`migrate ended with ${code}; is dist built?\n${migrated.output}`);
    api = start('api');
    const workers = Array.from({ length: serviceOf(compose, 'ingress').deploy?.replicas ?? 1 }, () =>
      start('ingress'),
    );
    apiUrl = await urlOf(api);
    await Promise.all(workers.map(urlOf));
    stopListening = await listen(kafka, seen);
  });

  afterAll(async () => {
    for (const each of running) each.kill();
    await Promise.all(running.map((each) => each.ended()));
    await stopListening?.();
    await database.drop();
  });

  it('migrate and choose a policy, and find nothing to do the second time', async () => {
    expect(running[0]?.output).toContain('governs now');
    const again = start('migrate');
    expect(await again.ended()).toBe(0);
    expect(again.output.trim()).toBe('the schema is up to date');
  });

  it('decide on what is sent to tidegate.inbound', async () => {
    const id = `https://${DOMAIN}/activities/${randomUUID()}`;
    const body = JSON.stringify({
      '@context': 'https://www.w3.org/ns/activitystreams',
      id,
      type: 'Like',
      actor: ACTOR,
      object: 'https://here.example/notes/1',
    });
    const producer = kafka.producer();
    await producer.connect();
    const headers = { [INBOUND_HEADERS.verifiedKey]: `${ACTOR}#main-key` };
    await producer.send({ topic: TOPICS.inbound, messages: [{ key: ACTOR, value: body, headers }] });
    await producer.disconnect();

    const record = await waitFor(TOPICS.decisions, ACTOR);
    const decision = decisionSchema.parse(JSON.parse(String(record.value)));
    const subject = subjectOf('inbound', id, sha256Hex(body), 'server-verified');
    expect(decision).toMatchObject({ subject, revision: 1, activityId: id, action: 'allow' });
    expect(String(record.headers['subject'])).toBe(subject);
    expect(String(record.headers['revision'])).toBe('1');
    expect(String(record.headers['schema'])).toBe('1');
  });

  it('publish what a moderator does through the api', async () => {
    const written = await request('PUT', `/api/v1/domain-policies/${DOMAIN}`, { severity: 'limit' });
    expect(written.status).toBe(201);
    const record = await waitFor(TOPICS.domainPolicies, DOMAIN);
    const policy = domainPolicySchema.parse(JSON.parse(String(record.value)));
    expect(policy).toMatchObject({ domain: DOMAIN, severity: 'limit', by: 'TIDEGATE_ADMIN_TOKEN' });
    expect(String(record.headers['revision'])).toBe(String(policy.revision));
  });

  it('answer the image’s health check and are ready', async () => {
    expect(await healthCheck()).toBe(0);
    const ready = await request('GET', '/health/ready');
    expect(await ready.json()).toEqual({ status: 'ok', checks: { database: 'ok', log: 'ok' } });
  });

  it('end cleanly when they are stopped, and are unhealthy then', async () => {
    const services = running.filter(({ output }) => output.includes('listens on'));
    expect(services).toHaveLength(3);
    expect(await Promise.all(services.map((service) => service.stop()))).toEqual([0, 0, 0]);
    expect(await healthCheck()).toBe(1);
  });
});

async function urlOf(started: ComposeProcess): Promise<string> {
  const [, url = ''] = await started.prints(/listens on (http:\S+)/, START);
  return url;
}

/** Collects the records of our outgoing topics that concern this run, from the beginning. */
async function listen(kafka: Kafka, into: Seen[]): Promise<() => Promise<void>> {
  const consumer = kafka.consumer({ groupId: `compose-listener-${RUN}`, maxWaitTimeInMs: 50 });
  await consumer.connect();
  await consumer.subscribe({ topics: [TOPICS.decisions, TOPICS.domainPolicies], fromBeginning: true });
  await consumer.run({
    eachMessage: ({ topic, message: { key, value, headers } }) => {
      if (key?.includes(RUN)) into.push({ topic, key: String(key), value, headers: headers ?? {} });
      return Promise.resolve();
    },
  });
  return () => consumer.disconnect();
}
