/**
 * Why the embedded PostgreSQL could not be started.
 * - `in_use`: `pid` runs on the data folder (another Tidegate, or a PostgreSQL started by hand)
 * - `no_binaries`: the npm package for this platform is missing or does not run
 * - `no_account`: started as root, and no unprivileged account could be had
 * - `initialise`, `start`: initdb or postgres failed; `message` ends with what they said
 * - `bad_state`: the file with the password is missing or unreadable beside an existing cluster
 */
export type EmbeddedPostgresErrorCode =
  'in_use' | 'no_binaries' | 'no_account' | 'initialise' | 'start' | 'bad_state';

export class EmbeddedPostgresError extends Error {
  override readonly name = 'EmbeddedPostgresError';

  constructor(
    readonly code: EmbeddedPostgresErrorCode,
    message: string,
    readonly pid: number | null = null,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
