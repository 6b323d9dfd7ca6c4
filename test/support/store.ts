import type { DataSource } from 'typeorm';
import { createTestDatabase } from './database.js';
import type { Decision } from '../../libs/contracts/decision.js';
import { decisionId } from '../../libs/decide/assemble-decision.js';
import { encodeDecision } from '../../libs/decide/encode-decision.js';
import { sha256Hex } from '../../libs/kernel/hash.js';
import { seenKey } from '../../libs/pipeline/seen-key.js';
import { createDataSource, migrate } from '../../libs/persistence/data-source.js';
import { OPEN_HOLDS, SAVE_DECISIONS } from '../../libs/persistence/hot/sql.js';

export interface TestStore {
  readonly url: string;
  readonly dataSource: DataSource;
  close(): Promise<void>;
}

/** An empty, migrated database of its own. */
export async function openTestStore(): Promise<TestStore> {
  const database = await createTestDatabase();
  const dataSource = createDataSource({
    url: database.url,
    poolSize: 10,
    applicationName: 'tidegate-test',
  });
  await dataSource.initialize();
  await migrate(dataSource);
  return {
    url: database.url,
    dataSource,
    async close() {
      // An application that was made over it has closed it.
      if (dataSource.isInitialized) await dataSource.destroy();
      await database.drop();
    },
  };
}

/** A decision as the gate makes them; `name` makes its subject, activity and actor. */
export function decisionOf(name: string, overrides: Partial<Decision> = {}): Decision {
  const subject = overrides.subject ?? sha256Hex(name);
  const revision = overrides.revision ?? 1;
  return {
    schema: '1',
    id: decisionId(subject, revision),
    subject,
    revision,
    activityId: `https://sender.example/activities/${name}`,
    activityKind: 'Create',
    objectId: `https://sender.example/notes/${name}`,
    actor: `https://sender.example/users/${name}`,
    domain: 'sender.example',
    direction: 'inbound',
    authenticity: 'none',
    action: 'allow',
    filters: [],
    holdUntil: null,
    onExpiry: null,
    score: 0,
    hits: [],
    unknowns: [],
    labels: {},
    policyVersion: 'test-1',
    rollout: { stage: 'all', mode: 'enforce', wouldBe: null },
    decidedBy: 'policy',
    reason: null,
    supersedes: null,
    case: null,
    statementUrl: null,
    receivedAt: '2026-03-01T12:00:00.000Z',
    decidedAt: '2026-03-01T12:00:00.100Z',
    ...overrides,
  };
}

export function holdOf(name: string, holdUntil: number, overrides: Partial<Decision> = {}): Decision {
  return decisionOf(name, {
    action: 'hold',
    holdUntil: new Date(holdUntil).toISOString(),
    onExpiry: 'allow',
    ...overrides,
  });
}

/** Records decisions the way ingress does: row, hold, and the `seen` entry of the current generation. */
export async function recordDecisions(
  dataSource: DataSource,
  decisions: readonly Decision[],
): Promise<void> {
  const subjects = decisions.map((decision) => Buffer.from(decision.subject, 'hex'));
  await dataSource.query(SAVE_DECISIONS, [
    subjects,
    decisions.map((decision) => decision.revision),
    decisions.map((decision) => decision.action),
    decisions.map((decision) => decision.activityKind),
    decisions.map((decision) => decision.actor),
    decisions.map((decision) => decision.domain),
    decisions.map((decision) => decision.direction),
    decisions.map((decision) => decision.score),
    decisions.map((decision) => decision.hits.map((hit) => hit.symbol).join(',')),
    decisions.map((decision) => decision.decidedBy),
    decisions.map(() => false),
    decisions.map((decision) => Date.parse(decision.receivedAt)),
    decisions.map((decision) => encodeDecision(decision).toString()),
  ]);
  const holds = decisions.filter((decision) => decision.holdUntil !== null);
  await dataSource.query(OPEN_HOLDS, [
    holds.map((decision) => Buffer.from(decision.subject, 'hex')),
    holds.map((decision) => Date.parse(decision.holdUntil ?? '')),
  ]);
  await dataSource.query(
    `INSERT INTO seen_0 (key, digest, revision) SELECT key, 1, revision
     FROM unnest($1::uuid[], $2::int[]) AS s (key, revision)
     ON CONFLICT (key) DO UPDATE SET revision = EXCLUDED.revision`,
    [
      decisions.map((decision) =>
        seenKey(decision.direction, decision.activityId, decision.authenticity, decision.subject),
      ),
      decisions.map((decision) => decision.revision),
    ],
  );
}

export interface OutboxLine {
  readonly topic: string;
  readonly key: string | null;
  readonly value: unknown;
  readonly headers: Readonly<Record<string, string>>;
}

/** What waits in the outbox, in order; values parsed. */
export async function outboxOf(dataSource: DataSource): Promise<readonly OutboxLine[]> {
  const rows = await dataSource.query<
    { topic: string; key: string | null; value: Buffer | null; headers: Record<string, string> }[]
  >('SELECT topic, key, value, headers FROM outbox ORDER BY id');
  return rows.map((row) => ({
    topic: row.topic,
    key: row.key,
    value: row.value === null ? null : (JSON.parse(row.value.toString()) as unknown),
    headers: row.headers,
  }));
}
