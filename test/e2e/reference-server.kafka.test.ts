import { isDeepStrictEqual } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type Decision, decisionSchema } from '../../libs/contracts/decision.js';
import { TOPICS } from '../../libs/contracts/topics.js';
import { DEFAULT_POLICY_YAML } from '../../libs/decide/default-policy.js';
import { SECOND } from '../../libs/kernel/clock.js';
import { Deployment } from '../proof/harness/deployment.js';
import { produce } from '../proof/harness/producer.js';
import { eventually, everythingDone } from '../proof/harness/run.js';
import type { ServerProcess } from '../proof/harness/server-process.js';
import { proofTraffic, trafficStart } from '../proof/harness/traffic.js';
import {
  type LogMessage,
  type PolicyState,
  ReferenceServer,
  type Standing,
} from '../support/reference-consumer.js';
import { type RunningServer, runReferenceServer } from '../support/reference-kafka.js';
import { Random } from '../traffic/random.js';
import { take } from '../traffic/traffic.js';

const SEED = 11;
const MESSAGES = 3_300;
const HOLD_FOR = 4 * SECOND;
const PATIENCE = 90_000;
const OUTGOING = [TOPICS.decisions, TOPICS.domainPolicies, TOPICS.actorPolicies];

/** A server that also remembers what it was sent, so that it can be sent again. */
class RememberingServer extends ReferenceServer {
  readonly received: { readonly topic: string; readonly message: LogMessage }[] = [];

  override apply(topic: string, message: LogMessage): void {
    this.received.push({ topic, message });
    super.apply(topic, message);
  }
}

interface Applied {
  readonly standing: Standing;
  readonly revision: number;
  readonly filters: readonly string[];
}

let deployment: Deployment;
let api: ServerProcess;
let running: RunningServer;
let ticking: NodeJS.Timeout;
const server = new RememberingServer();

beforeAll(async () => {
  deployment = await Deployment.open({ durable: false });
  [api] = await Promise.all([
    deployment.startApi(),
    deployment.startWorker(),
    deployment.startWorker(),
  ]);
  running = await runReferenceServer(deployment.kafka, 'reference', server);
  ticking = setInterval(() => server.tick(Date.now()), 100);
});
afterAll(async () => {
  clearInterval(ticking);
  await running?.stop();
  await deployment?.close();
});

async function call(method: string, path: string, body?: unknown): Promise<unknown> {
  const text = typeof body === 'string';
  const response = await fetch(`${api.url}/api/v1${path}`, {
    method,
    headers: {
      authorization: `Bearer ${deployment.token}`,
      'content-type': text ? 'application/yaml' : 'application/json',
    },
    ...(body === undefined ? {} : { body: text ? body : JSON.stringify(body) }),
  });
  const answer = await response.text();
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${answer}`);
  return answer === '' ? null : JSON.parse(answer);
}

/** The shipped policy, but a hold ends while the test waits, and with a block. */
async function activateShortHolds(): Promise<void> {
  const yaml = DEFAULT_POLICY_YAML.replace(/^version: .*$/m, 'version: short-holds')
    .replace(/^ {2}for: .*$/m, `  for: ${HOLD_FOR / SECOND}s`)
    .replace(/^ {2}onExpiry: .*$/m, '  onExpiry: block');
  await call('POST', '/policies', yaml);
  await call('POST', '/policies/short-holds/activate');
}

const actor = (name: string): string => `https://loud.example/users/${name}`;

async function changePolicies(round: number): Promise<void> {
  const soon = new Date(Date.now() + 3 * SECOND).toISOString();
  const write = { reason: `round ${round}` };
  await call('PUT', '/domain-policies/bad.example', { ...write, severity: 'suspend' });
  await call('PUT', '/domain-policies/loud.example', {
    ...write,
    severity: 'limit',
    rejectMedia: round % 2 === 0,
  });
  await call('PUT', `/domain-policies/lifted${round}.example`, write);
  await call('DELETE', `/domain-policies/lifted${round}.example`);
  await call('PUT', `/domain-policies/lapsing${round}.example`, { ...write, until: soon });
  await call('PUT', '/actor-policies', { ...write, actor: actor('one'), severity: 'suspend' });
  await call('PUT', '/actor-policies', { ...write, actor: actor(`gone${round}`), rejectReports: true });
  await call('DELETE', `/actor-policies?actor=${encodeURIComponent(actor(`gone${round}`))}`);
  await call('PUT', '/actor-policies', { ...write, actor: actor(`lapsing${round}`), until: soon });
}

const pageSchema = z.object({ items: z.array(decisionSchema) });

/** Overturns a few of everything: holds, allows, blocks. */
async function supersedeSome(): Promise<number> {
  let count = 0;
  for (const [action, verdict] of [
    ['hold', 'allow'],
    ['hold', 'block'],
    ['allow', 'block'],
    ['block', 'allow'],
  ] as const) {
    const page = pageSchema.parse(await call('GET', `/decisions?action=${action}&limit=20`));
    for (const { subject } of page.items.slice(count % 5, (count % 5) + 4)) {
      await call('POST', `/decisions/${subject}/supersede`, {
        action: verdict,
        reason: 'a moderator says so',
      });
      count += 1;
    }
  }
  return count;
}

/** Sends again what the topics have had: everything, some of it twice, and some of it in reverse. */
async function replay(): Promise<number> {
  const random = new Random(SEED);
  const again = server.received.flatMap((record) => (random.chance(0.2) ? [record, record] : [record]));
  const late = again.filter(() => random.chance(0.1));
  const producer = deployment.kafka.producer();
  await producer.connect();
  const byTopic = OUTGOING.map((topic) => ({
    topic,
    messages: [...again, ...late.toReversed()]
      .filter((record) => record.topic === topic)
      .map(({ message: { key, value, headers } }) => ({ key, value, headers: { ...headers } })),
  })).filter(({ messages }) => messages.length > 0);
  await producer.sendBatch({ acks: -1, topicMessages: byTopic });
  await producer.disconnect();
  return byTopic.reduce((sum, { messages }) => sum + messages.length, 0);
}

async function settled(): Promise<boolean> {
  const { rows } = await deployment.pool.query<{ left: number }>(
    `SELECT (SELECT count(*) FROM open_hold)::int + (SELECT count(*) FROM outbox)::int
       + (SELECT count(*) FROM domain_policy WHERE NOT lifted AND until IS NOT NULL)::int
       + (SELECT count(*) FROM actor_policy WHERE NOT lifted AND until IS NOT NULL)::int AS left`,
  );
  return rows[0]?.left === 0;
}

/** What the database's latest revision of each subject means for a server. */
async function standings(): Promise<ReadonlyMap<string, Applied>> {
  const { rows } = await deployment.pool.query<{ document: string }>(
    'SELECT DISTINCT ON (subject) document FROM decision ORDER BY subject, revision DESC',
  );
  return new Map(
    rows.map(({ document }) => {
      const decision = decisionSchema.parse(JSON.parse(document));
      const { revision, filters } = decision;
      return [decision.subject, { standing: standingOf(decision), revision, filters }] as const;
    }),
  );
}

function standingOf({ action }: Decision): Standing {
  return action === 'allow' ? 'in' : action === 'block' ? 'out' : 'parked';
}

async function policies(kind: 'domain' | 'actor'): Promise<readonly PolicyState[]> {
  const { rows } = await deployment.pool.query<{
    subject: string;
    severity: string;
    reject_media: boolean;
    reject_reports: boolean;
    until: Date | null;
    revision: string;
  }>(
    `SELECT ${kind} AS subject, severity, reject_media, reject_reports, until, revision
     FROM ${kind}_policy WHERE NOT lifted ORDER BY 1`,
  );
  return rows.map((row) => ({
    subject: row.subject,
    severity: row.severity,
    rejectMedia: row.reject_media,
    rejectReports: row.reject_reports,
    until: row.until?.getTime() ?? null,
    revision: Number(row.revision),
  }));
}

describe('a server that follows the topics', () => {
  let sent = 0;

  it(
    'is told of every activity, of holds that run out and of moderators',
    async () => {
      await activateShortHolds();
      await changePolicies(1);
      const items = take(proofTraffic({ seed: SEED, start: trafficStart() }), MESSAGES);
      sent = (await produce(deployment.kafka, items, { limit: items.length })).length;
      await everythingDone(deployment);
      expect(await supersedeSome()).toBeGreaterThan(8);
      await changePolicies(2);
      await eventually('holds and policies run out, outbox empty', PATIENCE, settled);
      const superseding = await deployment.pool.query(
        'SELECT 1 FROM decision WHERE superseding AND decided_by = $1',
        ['policy'],
      );
      expect(superseding.rowCount).toBeGreaterThan(0);
    },
    PATIENCE,
  );

  it(
    'ends equal to the database, and stays so under duplicates, replays and late revisions',
    async () => {
      await eventually('the server has heard everything', PATIENCE, async () => {
        const expected = await standings();
        return [...expected].every(
          ([subject, { revision }]) => server.item(subject)?.revision === revision,
        );
      });
      await expectEqual();
      const before = running.applied();
      const replayed = await replay();
      expect(replayed).toBeGreaterThan(sent);
      await eventually('the replay is applied', PATIENCE, () =>
        Promise.resolve(running.applied() >= before + replayed),
      );
      await expectEqual();
    },
    PATIENCE,
  );
});

async function expectEqual(): Promise<void> {
  const expected = await standings();
  const { rows } = await deployment.pool.query<{ n: number }>(
    'SELECT count(*)::int AS n FROM dead_letter',
  );
  expect(server.items.size).toBeGreaterThan(MESSAGES * 0.9 - (rows[0]?.n ?? 0));
  const wrong: unknown[] = [];
  for (const [subject, item] of server.items) {
    const { standing, revision, filters } = item;
    const got: Applied = { standing, revision, filters };
    // What has no row is an allow without a hit: only its first revision exists.
    const wanted = expected.get(subject) ?? { standing: 'in', revision: 1, filters: [] };
    if (!isDeepStrictEqual(got, wanted)) wrong.push({ subject, wanted, got });
  }
  expect(wrong).toEqual([]);
  expect([...expected.keys()].filter((subject) => !server.items.has(subject))).toEqual([]);
  for (const kind of ['domain', 'actor'] as const) {
    const wanted = await policies(kind);
    expect(wanted.length).toBeGreaterThan(0);
    expect(server.policies(kind, Date.now())).toEqual(wanted);
  }
}
