import type { MigrationInterface, QueryRunner } from 'typeorm';
import { EMBEDDED_LOG_DDL } from '../../messaging/embedded-log-ddl.js';

/**
 * The tables behind the gate. 128-bit keys are `uuid` columns that hold the first half of a SHA-256
 * (kernel's key128); times on the hot path are `bigint` ms since the epoch, as messages carry them.
 */
export class FirstGate1764000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(GOVERNING);
    await runner.query(DELIVERY);
    await runner.query(FACTS);
    await runner.query(DECISIONS);
    await runner.query(RESTRICTIONS);
    await runner.query(OPERATION);
    await runner.query(EMBEDDED_LOG_DDL);
  }

  async down(): Promise<void> {
    throw new Error('the first migration is not undone: drop the database instead');
  }
}

/** One row that every batch reads first. Ingress never writes it, so it is no hot spot. */
const GOVERNING = `
  CREATE TABLE governing (
    one boolean PRIMARY KEY DEFAULT true CHECK (one),
    policy_version text,
    policy_revision bigint NOT NULL DEFAULT 0,
    restriction_revision bigint NOT NULL DEFAULT 0,
    seen_generation int NOT NULL DEFAULT 0,
    seen_rotated_at bigint NOT NULL DEFAULT 0,
    watch_started_at bigint,
    follows_known boolean NOT NULL DEFAULT false
  );
  INSERT INTO governing DEFAULT VALUES;
  CREATE TABLE policy_version (
    version text PRIMARY KEY,
    document text NOT NULL,
    hash text NOT NULL,
    created_by text NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now()
  );
  CREATE TABLE policy_activation (
    revision bigint PRIMARY KEY,
    version text NOT NULL REFERENCES policy_version(version),
    activated_by text NOT NULL,
    activated_at timestamptz NOT NULL DEFAULT now()
  );
`;

/** journal: what a batch has to emit. seen_*: generations in rotation, the oldest is truncated. */
const DELIVERY = `
  CREATE TABLE partition_cursor (
    topic text NOT NULL,
    part int NOT NULL,
    next_offset bigint NOT NULL DEFAULT 0,
    epoch bigint NOT NULL DEFAULT 0,
    PRIMARY KEY (topic, part)
  ) WITH (fillfactor = 50);
  CREATE TABLE journal (
    id bigint GENERATED ALWAYS AS IDENTITY,
    day date NOT NULL,
    topic text NOT NULL,
    parts int[] NOT NULL,
    records int NOT NULL,
    payload bytea NOT NULL,
    emitted boolean NOT NULL DEFAULT false,
    PRIMARY KEY (id, day)
  ) PARTITION BY RANGE (day);
  ALTER TABLE journal ALTER COLUMN payload SET STORAGE EXTERNAL;
  CREATE INDEX journal_unemitted ON journal (topic, id) WHERE NOT emitted;
  CREATE TABLE journal_other PARTITION OF journal DEFAULT;
  CREATE TABLE seen_0 (key uuid PRIMARY KEY, digest bigint NOT NULL, revision int NOT NULL DEFAULT 1);
  CREATE TABLE seen_1 (LIKE seen_0 INCLUDING ALL);
  CREATE TABLE seen_2 (LIKE seen_0 INCLUDING ALL);
  CREATE TABLE outbox (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    topic text NOT NULL,
    key text,
    key_bytes bytea,
    value bytea,
    headers jsonb NOT NULL DEFAULT '{}',
    created_at timestamptz NOT NULL DEFAULT now()
  );
`;

const FACTS = `
  CREATE TABLE actor (
    key uuid PRIMARY KEY,
    id text NOT NULL,
    host text NOT NULL,
    first_seen bigint NOT NULL,
    backfilled boolean NOT NULL DEFAULT false,
    posts int NOT NULL DEFAULT 0,
    document text
  ) WITH (fillfactor = 90);
  CREATE INDEX actor_host ON actor (host);
  CREATE TABLE object (
    key uuid PRIMARY KEY,
    owner text,
    visibility smallint,
    updated bigint,
    deleted_at bigint,
    touched int NOT NULL
  ) WITH (fillfactor = 90);
  CREATE INDEX object_touched ON object USING brin (touched);
  CREATE TABLE follow (
    remote uuid NOT NULL,
    local uuid NOT NULL,
    PRIMARY KEY (remote, local)
  );
  CREATE TABLE host (
    name text PRIMARY KEY,
    first_seen bigint NOT NULL,
    backfilled boolean NOT NULL DEFAULT false
  );
  CREATE TABLE look_alike (
    key bigint NOT NULL,
    bucket int NOT NULL,
    part int NOT NULL,
    n int NOT NULL,
    actors bytea NOT NULL,
    domains bytea NOT NULL,
    PRIMARY KEY (key, bucket, part)
  ) PARTITION BY RANGE (bucket);
  CREATE TABLE look_alike_other PARTITION OF look_alike DEFAULT;
`;

const DECISIONS = `
  CREATE TABLE decision (
    seq bigint GENERATED ALWAYS AS IDENTITY,
    day date NOT NULL,
    subject bytea NOT NULL,
    revision int NOT NULL,
    action text NOT NULL,
    kind text NOT NULL,
    actor text NOT NULL,
    domain text NOT NULL,
    direction text NOT NULL,
    score real NOT NULL,
    symbols text[] NOT NULL,
    decided_by text NOT NULL,
    superseding boolean NOT NULL,
    received_at bigint NOT NULL,
    document text NOT NULL,
    PRIMARY KEY (seq, day)
  ) PARTITION BY RANGE (day);
  CREATE INDEX decision_subject ON decision (subject, revision);
  CREATE INDEX decision_actor ON decision (actor, seq);
  CREATE INDEX decision_domain ON decision (reverse(domain) text_pattern_ops, seq);
  CREATE INDEX decision_action ON decision (action, seq) WHERE action <> 'allow';
  CREATE TABLE decision_other PARTITION OF decision DEFAULT;
  CREATE TABLE facts_snapshot (
    day date NOT NULL,
    subject bytea NOT NULL,
    revision int NOT NULL,
    facts text NOT NULL
  ) PARTITION BY RANGE (day);
  CREATE INDEX facts_snapshot_subject ON facts_snapshot (subject);
  CREATE TABLE facts_snapshot_other PARTITION OF facts_snapshot DEFAULT;
  CREATE TABLE open_hold (
    subject bytea PRIMARY KEY,
    hold_until bigint NOT NULL
  );
  CREATE INDEX open_hold_until ON open_hold (hold_until);
`;

const RESTRICTIONS = `
  CREATE TABLE domain_policy (
    domain text PRIMARY KEY,
    severity text NOT NULL,
    reject_media boolean NOT NULL,
    reject_reports boolean NOT NULL,
    public_reason text,
    private_reason text,
    source text NOT NULL,
    made_by text NOT NULL,
    since timestamptz NOT NULL,
    until timestamptz,
    lifted boolean NOT NULL DEFAULT false,
    revision bigint NOT NULL
  );
  CREATE INDEX domain_policy_revision ON domain_policy (revision);
  CREATE TABLE actor_policy (
    actor text PRIMARY KEY,
    severity text NOT NULL,
    reject_media boolean NOT NULL,
    reject_reports boolean NOT NULL,
    public_reason text,
    private_reason text,
    source text NOT NULL,
    made_by text NOT NULL,
    since timestamptz NOT NULL,
    until timestamptz,
    lifted boolean NOT NULL DEFAULT false,
    revision bigint NOT NULL
  );
  CREATE INDEX actor_policy_revision ON actor_policy (revision);
  CREATE TABLE restriction_history (
    revision bigint PRIMARY KEY,
    kind text NOT NULL,
    subject text NOT NULL,
    change text NOT NULL,
    before jsonb,
    after jsonb,
    made_by text NOT NULL,
    reason text,
    at timestamptz NOT NULL DEFAULT now()
  );
  CREATE INDEX restriction_history_subject ON restriction_history (kind, subject, revision);
`;

const OPERATION = `
  CREATE TABLE dead_letter (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    subject bytea NOT NULL,
    topic text NOT NULL,
    part int NOT NULL,
    offs bigint NOT NULL,
    key bytea,
    headers jsonb NOT NULL,
    value bytea NOT NULL,
    bytes int NOT NULL,
    digest bytea NOT NULL,
    truncated boolean NOT NULL,
    code text NOT NULL,
    pointer text NOT NULL,
    message text NOT NULL,
    received_at bigint NOT NULL,
    redriven_at timestamptz
  );
  CREATE INDEX dead_letter_code ON dead_letter (code, id);
  CREATE TABLE api_token (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    hash bytea NOT NULL UNIQUE,
    name text NOT NULL,
    scopes text[] NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    last_used_at timestamptz,
    revoked_at timestamptz
  );
  CREATE TABLE alert (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    key text NOT NULL,
    kind text NOT NULL,
    severity text NOT NULL,
    message text NOT NULL,
    details jsonb NOT NULL DEFAULT '{}',
    at timestamptz NOT NULL DEFAULT now()
  );
  CREATE INDEX alert_key ON alert (key, at);
  CREATE TABLE idempotency (
    key text NOT NULL,
    token_id bigint NOT NULL,
    request_hash bytea NOT NULL,
    status int NOT NULL,
    response text NOT NULL,
    at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (token_id, key)
  );
`;
