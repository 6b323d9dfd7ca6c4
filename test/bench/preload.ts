import { Client } from 'pg';
import { DAY } from '../../libs/kernel/clock.js';
import { storeKey } from '../../libs/pipeline/keys.js';
import { LocalAccounts, Population, type Persona } from '../traffic/population.js';
import { DEFAULT_LOCAL_HOST } from '../traffic/types.js';
import * as SQL from './preload-sql.js';
import { bar, type Bar } from './progress.js';

/** Rows of one statement. */
const CHUNK = 20_000;
const DOMAINS = 400;
const SESSIONS = 2;
const WATCHED_FOR = 30 * DAY;
/** Decisions and their objects lie in the days that have partitions of their own. */
const DAYS = 7;
/** Likes and boosts that no rule hits have no decision row, only a seen key: far more than the rows. */
const SEEN_PER_DECISION = 2;
const BATCH = 500;

export interface PreloadOptions {
  readonly decisions: number;
  readonly actors: number;
  /** Seeds of the traffic that will come: most of its actors are known, as in a running service. */
  readonly seeds: readonly number[];
}

interface Task {
  readonly rows: number;
  readonly text: string;
  readonly values: readonly unknown[];
}

/** Actors that the traffic of each seed comes from. */
export function actorsPerSeed(options: PreloadOptions): number {
  return Math.max(1_000, Math.floor(options.actors / Math.max(1, options.seeds.length)));
}

/**
 * Fills the real tables, with their indexes in place, as weeks of service would: actors and whom of
 * them locals follow, decisions, snapshots, objects, hosts, windows, seen keys of two generations,
 * an emitted journal. Set-based statements, two sessions; then vacuum, analyze, checkpoint.
 */
export async function preload(databaseUrl: string, options: PreloadOptions): Promise<void> {
  const { decisions } = options;
  if (decisions === 0) return;
  const seen = decisions * SEEN_PER_DECISION;
  const batches = Math.ceil(seen / BATCH / 10);
  const now = Date.now();
  const sessions = await Promise.all(Array.from({ length: SESSIONS }, () => connect(databaseUrl)));
  const [first] = sessions;
  if (!first) throw new Error('a preload needs a session');
  const progress = bar('preloading the database', options.actors + 2 * decisions + seen + batches);
  try {
    await first.query(SQL.BEGIN);
    await first.query(SQL.GOVERN, [now - WATCHED_FOR, now]);
    const done = { rows: 0 };
    await runTasks(sessions, actorTasks(options, now), progress, done);
    const values = [options.actors, now, DAYS * DAY] as const;
    await runTasks(
      sessions,
      interleave([
        chunks(SQL.DECISIONS, decisions, values),
        chunks(SQL.OBJECTS, decisions, values),
        chunks(SQL.SEEN_CURRENT, seen / 2, []),
        chunks(SQL.SEEN_FORMER, seen / 2, []),
        chunks(SQL.JOURNAL, batches, [now], 100),
      ]),
      progress,
      done,
    );
    for (const statement of SQL.FINISH) await first.query(statement);
  } finally {
    progress.stop();
    await Promise.all(sessions.map((session) => session.end()));
  }
}

async function connect(databaseUrl: string): Promise<Client> {
  const client = new Client({
    connectionString: databaseUrl,
    application_name: 'tidegate-bench-preload',
    statement_timeout: 180_000,
  });
  await client.connect();
  // Only the preload: the passes commit as the product does.
  await client.query('SET synchronous_commit = off');
  return client;
}

/** Statements with $1 to $2 as the first and last row to make, then `values`. */
function* chunks(
  text: string,
  rows: number,
  values: readonly unknown[],
  size: number = CHUNK,
): Generator<Task> {
  for (let from = 1; from <= rows; from += size) {
    const to = Math.min(rows, from + size - 1);
    yield { rows: to - from + 1, text, values: [from, to, ...values] };
  }
}

function* actorTasks(options: PreloadOptions, now: number): Generator<Task> {
  const locals = new LocalAccounts([DEFAULT_LOCAL_HOST]);
  let chunk: Persona[] = [];
  let index = 0;
  const flush = function* (): Generator<Task> {
    if (chunk.length > 0) yield* actorStatements(chunk, index - chunk.length, now, locals);
    chunk = [];
  };
  for (const persona of personas(options)) {
    chunk.push(persona);
    index += 1;
    if (chunk.length === CHUNK) yield* flush();
  }
  yield* flush();
}

/** The traffic's own actors first, then as many others as it takes. */
function* personas({ actors, seeds, ...rest }: PreloadOptions): Generator<Persona> {
  const each = actorsPerSeed({ actors, seeds, ...rest });
  let left = actors;
  for (const seed of [...seeds, 0]) {
    const count = seed === 0 ? left : Math.min(left, each);
    const population = new Population(seed, Math.max(1, count), DOMAINS);
    for (let index = 0; index < count; index += 1) yield population.persona(index);
    left -= count;
  }
}

function* actorStatements(
  chunk: readonly Persona[],
  first: number,
  now: number,
  locals: LocalAccounts,
): Generator<Task> {
  yield {
    rows: chunk.length,
    text: SQL.ACTORS,
    values: [
      first,
      chunk.map(({ id }) => storeKey(id)),
      chunk.map(({ id }) => id),
      chunk.map(({ host }) => host),
      now,
      WATCHED_FOR,
    ],
  };
  const follows = chunk.flatMap((persona) =>
    followersOf(persona, locals).map((local) => [storeKey(persona.id), storeKey(local)] as const),
  );
  yield {
    rows: 0,
    text: SQL.FOLLOWS,
    values: [follows.map(([remote]) => remote), follows.map(([, local]) => local)],
  };
}

/** As the traffic has it: one to three local accounts follow most remote ones. */
function followersOf(persona: Persona, locals: LocalAccounts): readonly string[] {
  if (!persona.followed) return [];
  const count = 1 + (persona.index % 3);
  return Array.from({ length: count }, (_, k) => locals.at(persona.index * 7 + k * 31).id);
}

function* interleave(lists: readonly Iterator<Task>[]): Generator<Task> {
  let open = [...lists];
  while (open.length > 0) {
    const next: Iterator<Task>[] = [];
    for (const list of open) {
      const step = list.next();
      if (step.done === true) continue;
      yield step.value;
      next.push(list);
    }
    open = next;
  }
}

async function runTasks(
  sessions: readonly Client[],
  tasks: Iterable<Task>,
  progress: Bar,
  done: { rows: number },
): Promise<void> {
  const queue = tasks[Symbol.iterator]();
  await Promise.all(
    sessions.map(async (session) => {
      for (let step = queue.next(); step.done !== true; step = queue.next()) {
        await session.query(step.value.text, [...step.value.values]);
        done.rows += step.value.rows;
        progress.set(done.rows);
      }
    }),
  );
}
