/** Statements of the preload. Row numbers make the values, so a run is the same every time. */

/** What decisions take their actors from; dropped at the end. */
export const BEGIN = `
  CREATE UNLOGGED TABLE bench_actor (nr int PRIMARY KEY, id text NOT NULL, host text NOT NULL)`;

/** The service has run for weeks: rules with a cold start are warm, the second generation is on. */
export const GOVERN = `
  UPDATE governing SET watch_started_at = $1, follows_known = true, seen_generation = 1,
    seen_rotated_at = $2`;

export const ACTORS = `
  WITH given AS (
    SELECT key, id, host, $1::int + nr AS n
    FROM unnest($2::uuid[], $3::text[], $4::text[]) WITH ORDINALITY AS g (key, id, host, nr)
  ), kept AS (
    INSERT INTO bench_actor SELECT n, id, host FROM given
  ), hosts AS (
    INSERT INTO host (name, first_seen)
    SELECT DISTINCT host, $5::bigint - $6::bigint FROM given ON CONFLICT DO NOTHING
  )
  INSERT INTO actor (key, id, host, first_seen, posts)
  SELECT key, id, host, $5::bigint - n::bigint * 7919 % $6::bigint, n % 50 FROM given
  ON CONFLICT DO NOTHING`;

export const FOLLOWS = `
  INSERT INTO follow (remote, local) SELECT * FROM unnest($1::uuid[], $2::uuid[])
  ON CONFLICT DO NOTHING`;

/** One in two hundred was held, one in five hundred blocked, one in thirty allowed with a hit. */
export const DECISIONS = `
  WITH made AS (
    SELECT n, a.id AS actor, a.host AS domain,
      sha256(convert_to('decision ' || n, 'UTF8')) AS subject,
      $4::bigint - n::bigint * 104729 % $5::bigint AS at,
      CASE WHEN n % 500 = 0 THEN 'block' WHEN n % 200 = 0 THEN 'hold' ELSE 'allow' END AS action,
      CASE n % 10 WHEN 0 THEN 'Delete' WHEN 1 THEN 'Update' ELSE 'Create' END AS kind,
      CASE WHEN n % 200 = 0 OR n % 500 = 0 OR n % 30 = 0 THEN '{MASS_MENTION,FIRST_LINK}' ELSE '{}'
        END::text[] AS symbols
    FROM generate_series($1::int, $2::int) AS n
      JOIN bench_actor a ON a.nr = 1 + (n::bigint * 7919 % $3::int)::int
  ), snapshots AS (
    INSERT INTO facts_snapshot (day, subject, revision, facts)
    SELECT (to_timestamp(at / 1000.0) AT TIME ZONE 'UTC')::date, subject, 1,
      json_build_object('now', at, 'filling', repeat(md5(n::text), 25))::text
    FROM made WHERE cardinality(symbols) > 0 OR n % 100 = 1
  )
  INSERT INTO decision (day, subject, revision, action, kind, actor, domain, direction, score,
    symbols, decided_by, superseding, received_at, document)
  SELECT (to_timestamp(at / 1000.0) AT TIME ZONE 'UTC')::date, subject, 1, action, kind, actor,
    domain, 'inbound', cardinality(symbols) * 3.5, symbols, 'policy', false, at,
    json_build_object('schema', '1', 'id', encode(subject, 'hex') || '.1', 'subject',
      encode(subject, 'hex'), 'revision', 1, 'activityId', actor || '/statuses/' || n,
      'activityKind', kind, 'objectId', actor || '/posts/' || n, 'actor', actor, 'domain', domain,
      'direction', 'inbound', 'authenticity', 'server-verified', 'action', action, 'filters',
      '[]'::json, 'score', cardinality(symbols) * 3.5, 'unknowns', '[]'::json, 'hits', '[]'::json,
      'policyVersion', repeat('0', 16), 'decidedBy', 'policy', 'receivedAt',
      to_timestamp(at / 1000.0), 'decidedAt', to_timestamp(at / 1000.0))::text
  FROM made`;

export const OBJECTS = `
  INSERT INTO object (key, owner, visibility, updated, touched)
  SELECT encode(substring(sha256(convert_to(a.id || '/posts/' || n, 'UTF8')) FOR 16), 'hex')::uuid,
    a.id, n % 4, at, (at / 86400000)::int
  FROM generate_series($1::int, $2::int) AS n
    JOIN bench_actor a ON a.nr = 1 + (n::bigint * 7919 % $3::int)::int,
    LATERAL (SELECT $4::bigint - n::bigint * 104729 % $5::bigint AS at) AS t
  ON CONFLICT DO NOTHING`;

const seen = (table: string): string => `
  INSERT INTO ${table} (key, digest, revision)
  SELECT md5('${table} ' || n)::uuid, hashint8extended(n, 1), 1
  FROM generate_series($1::int, $2::int) AS n ORDER BY 1`;

export const SEEN_FORMER = seen('seen_0');
export const SEEN_CURRENT = seen('seen_1');

export const JOURNAL = `
  INSERT INTO journal (day, topic, parts, records, payload, emitted)
  SELECT (to_timestamp($3::bigint / 1000.0) AT TIME ZONE 'UTC')::date - n % 2, 'tidegate.inbound',
    ARRAY[n % 24], 500, convert_to(repeat(md5(n::text), 8000), 'UTF8'), true
  FROM generate_series($1::int, $2::int) AS n`;

const LOOK_ALIKES = `
  INSERT INTO look_alike (key, bucket, part, n, actors, domains)
  SELECT hashint8extended(n, 2), (extract(epoch FROM now()) / 1800)::int - n % 48, n % 24, 1,
    int4send(n), int4send(n % 400)
  FROM generate_series(1, (SELECT count(*) FROM bench_actor)::int) AS n`;

export const FINISH: readonly string[] = [
  LOOK_ALIKES,
  'DROP TABLE bench_actor',
  'VACUUM ANALYZE',
  'CHECKPOINT',
];
