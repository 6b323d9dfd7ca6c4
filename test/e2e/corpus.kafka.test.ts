import { mkdtemp, readFile, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { Pool } from 'pg';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { decisionSchema } from '../../libs/contracts/decision.js';
import { DEAD_LETTER_HEADERS } from '../../libs/contracts/dead-letter.js';
import { INBOUND_HEADERS } from '../../libs/contracts/inbound.js';
import { TOPICS } from '../../libs/contracts/topics.js';
import { DAY, HOUR, SECOND } from '../../libs/kernel/clock.js';
import {
  embeddedLogEnds,
  EmbeddedLogProducer,
  EMBEDDED_PARTITIONS,
  readEmbeddedLog,
} from '../../libs/messaging/embedded-log.js';
import { runtimeFile, runtimeSchema } from '../../libs/platform/runtime-file.js';
import { judgementOf } from '../proof/harness/compare.js';
import { Deployment } from '../proof/harness/deployment.js';
import { produce } from '../proof/harness/producer.js';
import { eventually, everythingDone } from '../proof/harness/run.js';
import { ServerProcess } from '../proof/harness/server-process.js';
import { readTopic } from '../proof/harness/topic-reader.js';
import { realDocuments } from '../proof/mutate.js';
import { createAttacks } from '../traffic/attacks/index.js';
import { createTraffic, take } from '../traffic/traffic.js';
import type { TrafficItem } from '../traffic/types.js';

const START = Date.now() - 2 * HOUR;
const WATCHED_SINCE = START - 400 * DAY;
const PATIENCE = 120_000;

interface Answer {
  readonly topic: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly value: Buffer | null;
}

/** By subject and revision: a judgement, or the code of a rejection. */
type Answers = ReadonlyMap<string, unknown>;

/**
 * Every document under one key, so that both logs have them in one partition and in one order: what
 * windows hold at each is then the same.
 */
function documents(): readonly TrafficItem[] {
  const real = realDocuments().map(({ body }) => body);
  return (real.length > 0 ? real : madeDocuments()).map((body, index) => {
    const at = START + index * SECOND;
    const headers = { [INBOUND_HEADERS.receivedAt]: new Date(at).toISOString() };
    return { key: 'https://corpus.example/actor', body, headers, label: 'honest', kind: 'none', at };
  });
}

/** What a clone without the real documents has: our traffic, and every attack. */
function madeDocuments(): readonly Buffer[] {
  const traffic = [
    ...take(createTraffic({ seed: 1, mix: 'day', start: START }), 500),
    ...createAttacks({ seed: 1, at: START }),
  ];
  return traffic.map(({ body }) => body);
}

function answersOf(records: readonly Answer[]): Answers {
  return new Map(
    records.map(({ topic, headers, value }) => {
      const text = (value ?? Buffer.alloc(0)).toString();
      if (topic === TOPICS.deadLetters) {
        const rejection: unknown = JSON.parse(headers[DEAD_LETTER_HEADERS.rejection] ?? 'null');
        return [headers[DEAD_LETTER_HEADERS.subject] ?? '', rejection] as const;
      }
      const decision = decisionSchema.parse(JSON.parse(text));
      return [decision.id, judgementOf(decision)] as const;
    }),
  );
}

const ANSWERS = [TOPICS.decisions, TOPICS.deadLetters];

async function throughKafka(items: readonly TrafficItem[]): Promise<readonly Answer[]> {
  const deployment = await Deployment.open({ durable: false });
  try {
    await deployment.startWorker();
    await produce(deployment.kafka, items, { limit: items.length });
    await everythingDone(deployment);
    const answers = await Promise.all(
      ANSWERS.map(async (topic) =>
        (await readTopic(deployment.kafka, topic)).map((record) => ({ topic, ...record })),
      ),
    );
    return answers.flat();
  } finally {
    await deployment.close();
  }
}

/** Embedded mode as a newcomer starts it; its log is a table of its own database. */
async function throughEmbeddedMode(items: readonly TrafficItem[]): Promise<readonly Answer[]> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'tidegate-embedded-')));
  const data = join(folder, 'data');
  const env = { TIDEGATE_DATA: data, TIDEGATE_PORT: '0', TIDEGATE_LOG_LEVEL: 'warn' };
  const server = await ServerProcess.start({ name: 'embedded', folder, env });
  const runtime = runtimeSchema.parse(JSON.parse(await readFile(runtimeFile(data), 'utf8')));
  const pool = new Pool({ connectionString: runtime.databaseUrl, max: 4 });
  try {
    await pool.query('UPDATE governing SET watch_started_at = $1', [WATCHED_SINCE]);
    await new EmbeddedLogProducer(pool).send(
      TOPICS.inbound,
      items.map(({ key, body, headers }) => ({ key, value: body, headers })),
    );
    await eventually('every document answered', PATIENCE, async () => {
      const ends = await Promise.all(ANSWERS.map((topic) => embeddedLogEnds(pool, topic)));
      const answered = ends.flatMap((each) => [...each.values()]).reduce((sum, end) => sum + end, 0n);
      return answered >= BigInt(items.length);
    });
    const read = ANSWERS.flatMap((topic) =>
      Array.from({ length: EMBEDDED_PARTITIONS }, async (_, partition) => {
        const all = { from: 0n, maxRecords: items.length, maxBytes: 1 << 30 };
        const records = await readEmbeddedLog(pool, { topic, partition, ...all });
        return records.map((record) => ({ topic, ...record }));
      }),
    );
    return (await Promise.all(read)).flat();
  } finally {
    await pool.end();
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

it(
  'gives every real document the same answer through Kafka as in embedded mode',
  async () => {
    const items = documents();
    const [embedded, kafka] = await Promise.all([throughEmbeddedMode(items), throughKafka(items)]);
    expect({ embedded: embedded.length, kafka: kafka.length }).toEqual({
      embedded: items.length,
      kafka: items.length,
    });
    const [a, b] = [answersOf(embedded), answersOf(kafka)];
    expect([...b.keys()].toSorted()).toEqual([...a.keys()].toSorted());
    const different = [...a].filter(([id, answer]) => !isDeepStrictEqual(answer, b.get(id)));
    expect(different.map(([id, answer]) => ({ id, embedded: answer, kafka: b.get(id) }))).toEqual([]);
    expect([...a.values()].filter(isInternal)).toEqual([]);
  },
  PATIENCE,
);

function isInternal(answer: unknown): boolean {
  return z.object({ code: z.literal('processing_failed') }).safeParse(answer).success;
}
