import { z } from 'zod';
import { type Decision, decisionSchema } from '../../../libs/contracts/decision.js';
import { DEAD_LETTER_HEADERS } from '../../../libs/contracts/dead-letter.js';
import { TOPICS } from '../../../libs/contracts/topics.js';
import { sha256Hex } from '../../../libs/kernel/hash.js';
import type { Deployment } from './deployment.js';
import { readTopic, type TopicRecord } from './topic-reader.js';

/** A look-alike bucket of one source partition. */
export interface WindowRow {
  readonly n: number;
  readonly actors: ReadonlySet<string>;
  readonly domains: ReadonlySet<string>;
}

/** Everything a run has left behind: what it emitted, duplicates included, and the state it keeps. */
export interface Outcome {
  /** By decision id; the bytes are the same for every copy, or the id is in `conflicting`. */
  readonly decisions: ReadonlyMap<string, Decision>;
  /** Records on the decisions topic. */
  readonly emitted: number;
  /** Ids that were emitted with different bytes. */
  readonly conflicting: readonly string[];
  /** Subjects of dead letters, with their rejection codes. */
  readonly deadLetters: ReadonlyMap<string, string>;
  /** First appearances of decision ids, by record key: the order that a server sees. */
  readonly order: ReadonlyMap<string, readonly string[]>;
  /** By key, bucket and source partition. */
  readonly windows: ReadonlyMap<string, WindowRow>;
  /** Posts let in, by actor id. */
  readonly posts: ReadonlyMap<string, number>;
}

/** Read after the last worker has stopped. */
export async function collectOutcome(deployment: Deployment): Promise<Outcome> {
  const { kafka } = deployment;
  const records = await readTopic(kafka, TOPICS.decisions);
  const letters = await readTopic(kafka, TOPICS.deadLetters);
  return {
    ...readDecisions(records),
    emitted: records.length,
    deadLetters: readDeadLetters(letters),
    windows: await readWindows(deployment),
    posts: await readPosts(deployment),
  };
}

function readDecisions(
  records: readonly TopicRecord[],
): Pick<Outcome, 'decisions' | 'conflicting' | 'order'> {
  const decisions = new Map<string, Decision>();
  const digests = new Map<string, string>();
  const conflicting = new Set<string>();
  const order = new Map<string, string[]>();
  for (const { key, value } of records) {
    const bytes = value ?? Buffer.alloc(0);
    const decision = decisionSchema.parse(JSON.parse(bytes.toString()));
    const digest = sha256Hex(bytes);
    const before = digests.get(decision.id);
    if (before !== undefined) {
      if (before !== digest) conflicting.add(decision.id);
      continue;
    }
    digests.set(decision.id, digest);
    decisions.set(decision.id, decision);
    const seen = order.get(key ?? '');
    if (seen) seen.push(decision.id);
    else order.set(key ?? '', [decision.id]);
  }
  return { decisions, conflicting: [...conflicting], order };
}

const rejectionCode = z.object({ code: z.string() });

function readDeadLetters(records: readonly TopicRecord[]): ReadonlyMap<string, string> {
  return new Map(
    records.map(({ headers }) => [
      headers[DEAD_LETTER_HEADERS.subject] ?? '',
      rejectionCode.parse(JSON.parse(headers[DEAD_LETTER_HEADERS.rejection] ?? '{}')).code,
    ]),
  );
}

async function readWindows({ pool }: Deployment): Promise<ReadonlyMap<string, WindowRow>> {
  const { rows } = await pool.query<{
    key: string;
    bucket: number;
    part: number;
    n: number;
    actors: Buffer;
    domains: Buffer;
  }>('SELECT key, bucket, part, n, actors, domains FROM look_alike');
  return new Map(
    rows.map((row) => [
      `${row.key} in bucket ${row.bucket} of partition ${row.part}`,
      { n: row.n, actors: members(row.actors), domains: members(row.domains) },
    ]),
  );
}

function members(packed: Buffer): ReadonlySet<string> {
  const hex = packed.toString('hex');
  return new Set(Array.from({ length: hex.length / 8 }, (_, at) => hex.slice(at * 8, at * 8 + 8)));
}

async function readPosts({ pool }: Deployment): Promise<ReadonlyMap<string, number>> {
  const { rows } = await pool.query<{ id: string; posts: number }>('SELECT id, posts FROM actor');
  return new Map(rows.map(({ id, posts }) => [id, posts]));
}
