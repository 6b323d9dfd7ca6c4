import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What training may learn from moderators, and how the classifier's scores are spread. */
export class Feedback1764100000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(FEEDBACK);
    await runner.query(SCORES);
  }

  async down(): Promise<void> {
    throw new Error('migrations are not undone: restore the backup that was made before');
  }
}

/**
 * The one table with texts of posts, and only while the policy's `feedback` is on. A text and what a
 * moderator made of it are one row, so that erasing the row erases all there is. `object_key` and
 * `owner_key` are hashes, there to find what has to be erased.
 */
const FEEDBACK = `
  CREATE TABLE feedback (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    subject bytea NOT NULL UNIQUE,
    object_key uuid NOT NULL,
    owner_key uuid NOT NULL,
    text text NOT NULL,
    lang text NOT NULL,
    flagged text[] NOT NULL,
    kept_at bigint NOT NULL,
    action text,
    filtered boolean,
    labels jsonb,
    decided_at bigint
  );
  CREATE INDEX feedback_object ON feedback (object_key);
  CREATE INDEX feedback_owner ON feedback (owner_key);
  CREATE INDEX feedback_kept ON feedback (kept_at);
`;

/** score_histogram: by UTC day. score_reference: what a distribution was in its first week. */
const SCORES = `
  CREATE TABLE score_histogram (
    model text NOT NULL,
    label text NOT NULL,
    scope text NOT NULL,
    name text NOT NULL,
    day int NOT NULL,
    bins bigint[] NOT NULL,
    PRIMARY KEY (model, label, scope, name, day)
  ) WITH (fillfactor = 70);
  CREATE INDEX score_histogram_day ON score_histogram (day);
  CREATE TABLE score_reference (
    model text NOT NULL,
    label text NOT NULL,
    scope text NOT NULL,
    name text NOT NULL,
    bins bigint[] NOT NULL,
    first_day int NOT NULL,
    last_day int NOT NULL,
    PRIMARY KEY (model, label, scope, name)
  );
`;
