/** Statements of the ingress transaction. Each takes arrays: their number doesn't grow with the batch. */

/** Day under which a row is kept: that of its recording, so that a drained backlog is kept as long. */
const TODAY = `(now() AT TIME ZONE 'UTC')::date`;

export const OWN = `
  INSERT INTO partition_cursor AS c (topic, part, next_offset, epoch)
  SELECT $1, part, 0, 1 FROM unnest($2::int[]) AS part ORDER BY part
  ON CONFLICT (topic, part) DO UPDATE SET epoch = c.epoch + 1
  RETURNING part, next_offset, epoch`;

/**
 * A worker that is suspended inside a transaction holds its cursors' locks, and with them back whoever
 * takes its partitions over; PostgreSQL ends its session. Far more than a batch spends between two
 * statements, which is the evaluation of 8 MiB of activities at most.
 */
export const BEGIN = `BEGIN; SET LOCAL idle_in_transaction_session_timeout = '20s'`;

export const BEGIN_BATCH = `
  WITH move AS (
    SELECT * FROM unnest($2::int[], $3::bigint[], $4::bigint[], $5::bigint[])
      AS m (part, epoch, from_offset, to_offset)
  ), moved AS (
    UPDATE partition_cursor c SET next_offset = m.to_offset FROM move m
    WHERE c.topic = $1 AND c.part = m.part AND c.epoch = m.epoch AND c.next_offset = m.from_offset
    RETURNING c.part
  )
  SELECT policy_revision, restriction_revision, seen_generation, watch_started_at, follows_known,
    ARRAY(SELECT part FROM moved) AS moved
  FROM governing`;

export const GOVERNING = `
  SELECT policy_revision, restriction_revision, seen_generation, watch_started_at, follows_known,
    ARRAY[]::int[] AS moved
  FROM governing`;

/** The current generation's rows of keys that are taken. */
export const seenHeld = (generation: number): string => `
  SELECT key, digest, revision FROM seen_${generation % 3}
  WHERE key = ANY($1::uuid[]) ORDER BY key FOR UPDATE`;

/**
 * Claims keys, with the digest and revision of the former generation where that knows them. Answers
 * the keys that one of the two knew; `held`: the current one did, and says more.
 */
export const seenClaim = (generation: number): string => `
  WITH claim AS (
    SELECT * FROM unnest($1::uuid[], $2::bigint[], $3::int[]) AS c (key, digest, revision)
  ), former AS MATERIALIZED (
    SELECT key, digest, revision FROM seen_${(generation + 2) % 3}
    WHERE key = ANY($1::uuid[]) ORDER BY key FOR UPDATE
  ), taken AS (
    INSERT INTO seen_${generation % 3} (key, digest, revision)
    SELECT c.key, coalesce(f.digest, c.digest), coalesce(f.revision, c.revision)
    FROM claim c LEFT JOIN former f USING (key) ORDER BY c.key
    ON CONFLICT (key) DO NOTHING RETURNING key
  )
  SELECT c.key, f.digest, f.revision, t.key IS NULL AS held
  FROM claim c LEFT JOIN former f USING (key) LEFT JOIN taken t USING (key)
  WHERE t.key IS NULL OR f.key IS NOT NULL`;

export const seenRevise = (generation: number): string => `
  UPDATE seen_${generation % 3} s SET revision = r.revision
  FROM unnest($1::uuid[], $2::int[]) AS r (key, revision)
  WHERE s.key = r.key AND s.revision < r.revision`;

export const LOAD_ACTORS = `
  SELECT key, first_seen, backfilled, posts, document FROM actor WHERE key = ANY($1::uuid[])`;

export const LOAD_OBJECTS = `
  SELECT key, owner, visibility, updated, deleted_at FROM object WHERE key = ANY($1::uuid[])`;

export const LOAD_HOSTS = `
  SELECT name, first_seen, backfilled FROM host WHERE name = ANY($1::text[])`;

export const LOAD_LOOK_ALIKES = `
  SELECT key, bucket, part, n, actors, domains FROM look_alike
  WHERE key = ANY($1::bigint[]) AND bucket >= $2`;

export const LOAD_FOLLOWS = `
  SELECT w.remote, w.local FROM unnest($1::uuid[], $2::uuid[]) AS w (remote, local)
  WHERE EXISTS (
    SELECT FROM follow f WHERE f.remote = w.remote AND (w.local IS NULL OR f.local = w.local)
  )`;

/** The latest decision of each subject, where it supersedes another or is an open hold. */
export const STANDING = `
  SELECT DISTINCT ON (subject) encode(subject, 'hex') AS subject, document, superseding
  FROM decision WHERE subject = ANY($1::bytea[]) ORDER BY subject, revision DESC`;

export const SAVE_ACTORS = `
  INSERT INTO actor AS a (key, id, host, first_seen, posts, document)
  SELECT * FROM unnest($1::uuid[], $2::text[], $3::text[], $4::bigint[], $5::int[], $6::text[])
  ON CONFLICT (key) DO UPDATE SET
    posts = a.posts + EXCLUDED.posts,
    document = coalesce(EXCLUDED.document, a.document),
    first_seen = least(a.first_seen, EXCLUDED.first_seen)
  WHERE EXCLUDED.posts > 0 OR EXCLUDED.document IS NOT NULL OR EXCLUDED.first_seen < a.first_seen`;

export const SAVE_OBJECTS = `
  INSERT INTO object (key, owner, visibility, updated, deleted_at, touched)
  SELECT key, owner, visibility, updated, deleted_at, $6
  FROM unnest($1::uuid[], $2::text[], $3::smallint[], $4::bigint[], $5::bigint[])
    AS o (key, owner, visibility, updated, deleted_at)
  ON CONFLICT (key) DO UPDATE SET owner = EXCLUDED.owner, visibility = EXCLUDED.visibility,
    updated = EXCLUDED.updated, deleted_at = EXCLUDED.deleted_at, touched = EXCLUDED.touched`;

export const SAVE_HOSTS = `
  INSERT INTO host AS h (name, first_seen)
  SELECT * FROM unnest($1::text[], $2::bigint[])
  ON CONFLICT (name) DO UPDATE SET first_seen = EXCLUDED.first_seen
  WHERE EXCLUDED.first_seen < h.first_seen`;

export const SAVE_LOOK_ALIKES = `
  INSERT INTO look_alike (key, bucket, part, n, actors, domains)
  SELECT * FROM unnest($1::bigint[], $2::int[], $3::int[], $4::int[], $5::bytea[], $6::bytea[])
  ON CONFLICT (key, bucket, part) DO UPDATE SET
    n = EXCLUDED.n, actors = EXCLUDED.actors, domains = EXCLUDED.domains`;

export const ADD_FOLLOWS = `
  INSERT INTO follow (remote, local) SELECT * FROM unnest($1::uuid[], $2::uuid[])
  ON CONFLICT DO NOTHING`;

export const REMOVE_FOLLOWS = `
  DELETE FROM follow f USING unnest($1::uuid[], $2::uuid[]) AS r (remote, local)
  WHERE f.remote = r.remote AND f.local = r.local`;

export const SAVE_DECISIONS = `
  INSERT INTO decision (day, subject, revision, action, kind, actor, domain, direction, score,
    symbols, decided_by, superseding, received_at, document)
  SELECT ${TODAY}, subject, revision, action,
    kind, actor, domain, direction, score, string_to_array(symbols, ','), decided_by, superseding,
    received_at, document
  FROM unnest($1::bytea[], $2::int[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[],
    $8::real[], $9::text[], $10::text[], $11::boolean[], $12::bigint[], $13::text[])
    AS d (subject, revision, action, kind, actor, domain, direction, score, symbols, decided_by,
      superseding, received_at, document)`;

export const SAVE_FACTS = `
  INSERT INTO facts_snapshot (day, subject, revision, facts)
  SELECT ${TODAY}, subject, revision, facts
  FROM unnest($1::bytea[], $2::int[], $3::text[]) AS f (subject, revision, facts)`;

export const OPEN_HOLDS = `
  INSERT INTO open_hold (subject, hold_until)
  SELECT * FROM unnest($1::bytea[], $2::bigint[])
  ON CONFLICT (subject) DO UPDATE SET hold_until = EXCLUDED.hold_until`;

export const CLOSE_HOLDS = `DELETE FROM open_hold WHERE subject = ANY($1::bytea[])`;

export const SAVE_DEAD_LETTERS = `
  INSERT INTO dead_letter (subject, topic, part, offs, key, headers, value, bytes, digest, truncated,
    code, pointer, message, received_at)
  SELECT subject, $1, part, offs, key, headers, value, bytes, digest, truncated, code, pointer,
    message, received_at
  FROM unnest($2::bytea[], $3::int[], $4::bigint[], $5::bytea[], $6::jsonb[], $7::bytea[], $8::int[],
    $9::bytea[], $10::boolean[], $11::text[], $12::text[], $13::text[], $14::bigint[])
    AS d (subject, part, offs, key, headers, value, bytes, digest, truncated, code, pointer, message,
      received_at)`;

export const SAVE_JOURNAL = `
  INSERT INTO journal (day, topic, parts, records, payload) VALUES (${TODAY}, $1, $2, $3, $4) RETURNING id`;

export const UNEMITTED = `
  SELECT id, payload FROM journal WHERE NOT emitted AND topic = $1 AND parts && $2::int[]
  ORDER BY id LIMIT 50`;

export const MARK_EMITTED = `UPDATE journal SET emitted = true WHERE id = ANY($1::bigint[]) AND NOT emitted`;

export const WATCH_FROM = `
  UPDATE governing SET watch_started_at = $1 WHERE watch_started_at IS NULL OR watch_started_at > $1`;

export const ACTIVE_POLICY = `
  SELECT g.policy_revision, p.document FROM governing g JOIN policy_version p ON p.version = g.policy_version`;

export const RESTRICTIONS_SINCE = `
  SELECT 'domain' AS kind, domain AS subject, severity, reject_media, reject_reports, until, lifted, revision
  FROM domain_policy WHERE revision > $1
  UNION ALL
  SELECT 'actor', actor, severity, reject_media, reject_reports, until, lifted, revision
  FROM actor_policy WHERE revision > $1`;
