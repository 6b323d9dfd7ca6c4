import type { Deployment } from './deployment.js';

/** Rows a statement; keeps a checkpoint's worth of log between commits. */
const CHUNK = 100_000;

/** Fills the tables that grow with the traffic as months of it would have. */
export async function preload(
  deployment: Deployment,
  decisions: number,
  actors: number,
): Promise<void> {
  // A start makes the day's partitions; made later, they would have to take the rows over.
  await (await deployment.startWorker()).stop();
  const { pool } = deployment;
  for (let from = 0; from < actors; from += CHUNK) {
    await pool.query(PRELOAD_ACTORS, [from, Math.min(actors, from + CHUNK) - 1, Date.now()]);
  }
  for (let from = 0; from < decisions; from += CHUNK) {
    const to = Math.min(decisions, from + CHUNK) - 1;
    await pool.query(PRELOAD_DECISIONS, [from, to, actors, Date.now()]);
    await pool.query(PRELOAD_SEEN, [from, to]);
    await pool.query(PRELOAD_OBJECTS, [from, to, actors]);
  }
  await pool.query('ANALYZE');
}

const PRELOAD_ACTORS = `
  INSERT INTO actor (key, id, host, first_seen, posts)
  SELECT md5('actor' || n)::uuid, 'https://old' || n % 400 || '.example/users/u' || n,
    'old' || n % 400 || '.example', $3::bigint - n, n % 50
  FROM generate_series($1::int, $2::int) AS n`;

const PRELOAD_SEEN = `
  INSERT INTO seen_0 (key, digest, revision)
  SELECT md5('seen' || n)::uuid, hashint8(n), 1 FROM generate_series($1::int, $2::int) AS n`;

const PRELOAD_OBJECTS = `
  INSERT INTO object (key, owner, visibility, updated, touched)
  SELECT md5('object' || n)::uuid, 'https://old' || n % 400 || '.example/users/u' || n % $3::int, 0, 0, 0
  FROM generate_series($1::int, $2::int) AS n WHERE n % 4 = 0`;

/** A document of the usual length that compresses as one does. */
const PRELOAD_DECISIONS = `
  INSERT INTO decision (day, subject, revision, action, kind, actor, domain, direction, score, symbols,
    decided_by, superseding, received_at, document)
  SELECT (to_timestamp(at / 1000.0) AT TIME ZONE 'UTC')::date, sha256(n::text::bytea), 1,
    CASE WHEN n % 100 = 0 THEN 'hold' ELSE 'allow' END, 'Create',
    'https://old' || n % 400 || '.example/users/u' || n % $3::int, 'old' || n % 400 || '.example', 'inbound', 0,
    '{}', 'policy', false, at,
    '{"schema":"1","id":"' || encode(sha256(n::text::bytea), 'hex') || '.1","padding":"' || repeat(md5(n::text), 20) || '"}'
  FROM (SELECT n, $4::bigint - 3600000 - n % 86400000 AS at FROM generate_series($1::int, $2::int) AS n) AS rows`;
