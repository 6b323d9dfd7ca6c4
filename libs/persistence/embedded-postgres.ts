import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client, escapeIdentifier } from 'pg';
import { errorCode, errorMessage } from '../kernel/error-code.js';
import { postgresHome, unprivilegedAccount } from './embedded-postgres-binaries.js';
import {
  type Cluster,
  type ClusterState,
  collectLines,
  ensureCluster,
  environment,
  folderName,
  freePort,
  writeState,
} from './embedded-postgres-cluster.js';
import { EmbeddedPostgresError } from './embedded-postgres-error.js';
import { postmasterPid, takeDataFolder } from './embedded-postgres-lock.js';

export { EmbeddedPostgresError } from './embedded-postgres-error.js';

/** Crash recovery replays at most max_wal_size of log; generous for 2 GB on a slow disk, ms. */
const START_TIMEOUT = 300_000;
const FAST_SHUTDOWN = 60_000;
const IMMEDIATE_SHUTDOWN = 10_000;
const PORT_ATTEMPTS = 5;

export interface EmbeddedPostgresOptions {
  /** Folder of the cluster; created when missing. Password, port and lock stand beside it. */
  readonly dataDir: string;
  /** Fixed port; else one that was free at the first start and is kept while it stays free. */
  readonly port?: number;
  /** Gets PostgreSQL's own log, a line at a time. */
  readonly log?: (line: string) => void;
  /** false gives up crash safety for speed; for tests only. Default true. */
  readonly durable?: boolean;
  /** Created when missing. Default `tidegate`. */
  readonly database?: string;
  /** Called when PostgreSQL ends without `stop` having been asked for. */
  readonly onExit?: (error: EmbeddedPostgresError) => void;
}

export interface EmbeddedPostgres {
  /** Connection string of the superuser, with the password. */
  readonly url: string;
  readonly port: number;
  readonly pid: number;
  /** Fast shutdown: open transactions are rolled back, a checkpoint is written. Idempotent. */
  stop(): Promise<void>;
}

/** Step by step: the recursive mkdir of Node never ends where a parent exists but takes no folders. */
async function makeFolders(path: string): Promise<void> {
  const missing: string[] = [];
  for (let at = path; (await stat(at).catch(() => null)) === null; at = dirname(at)) {
    missing.unshift(at);
  }
  for (const folder of missing) {
    await mkdir(folder, { mode: 0o700 }).catch((error: unknown) => {
      if (errorCode(error) !== 'EEXIST') throw error;
    });
  }
}

/**
 * Runs a PostgreSQL of its own, from the binaries of the `embedded-postgres` package. That
 * package's own class is not used: it hooks the process's signals and ends both PostgreSQL and the
 * process before our shutdown has run. For the same reason PostgreSQL gets a session of its own:
 * Ctrl-C in a terminal must reach only us.
 * @throws EmbeddedPostgresError
 */
export async function startEmbeddedPostgres(
  options: EmbeddedPostgresOptions,
): Promise<EmbeddedPostgres> {
  const dataDir = resolve(options.dataDir);
  await makeFolders(dirname(dataDir));
  const release = await takeDataFolder(dataDir, `${dataDir}.lock`);
  try {
    const account = await unprivilegedAccount();
    const home = await postgresHome(account);
    const cluster: Cluster = { dataDir, home, account, durable: options.durable ?? true };
    const server = await launch(cluster, await ensureCluster(cluster), options);
    return {
      url: server.url,
      port: server.port,
      pid: server.pid,
      stop: async () => {
        await server.stop();
        await release();
      },
    };
  } catch (error) {
    await release();
    throw error;
  }
}

/** For one small machine, shared with the application: few checkpoints, little WAL. */
function settings(cluster: Cluster): string[] {
  const always = [
    'listen_addresses=127.0.0.1',
    'unix_socket_directories=',
    'cluster_name=tidegate',
    'max_connections=100',
    'shared_buffers=256MB',
    'wal_level=minimal',
    'max_wal_senders=0',
    'max_wal_size=2GB',
    'wal_compression=on',
    'checkpoint_timeout=15min',
    'jit=off',
    'timezone=UTC',
    'logging_collector=off',
  ];
  return cluster.durable
    ? always
    : [...always, 'fsync=off', 'synchronous_commit=off', 'full_page_writes=off'];
}

async function launch(
  cluster: Cluster,
  state: ClusterState,
  options: EmbeddedPostgresOptions,
): Promise<EmbeddedPostgres> {
  for (let attempt = 1; ; attempt++) {
    const port = options.port ?? (await freePort(state.port));
    const server = new Server(cluster, port, options);
    const url = (database: string): string =>
      `postgres://postgres:${encodeURIComponent(state.password)}@127.0.0.1:${port}/${encodeURIComponent(database)}`;
    try {
      const database = options.database ?? 'tidegate';
      await server.ready(url('postgres'), database);
      await writeState(cluster.dataDir, { ...state, port });
      return { url: url(database), port, pid: server.pid, stop: () => server.stop() };
    } catch (error) {
      await server.stop();
      const taken = server.said('could not bind') && options.port === undefined;
      if (!taken || attempt === PORT_ATTEMPTS) throw error;
    }
  }
}

/** One run of the postgres program. */
class Server {
  readonly #child: ChildProcess;
  readonly #tail: readonly string[];
  readonly #exited: Promise<unknown>;
  readonly #dataDir: string;
  #running = true;
  #wasReady = false;
  #stopping: Promise<void> | null = null;

  constructor(cluster: Cluster, port: number, options: EmbeddedPostgresOptions) {
    this.#dataDir = cluster.dataDir;
    const args = ['-D', folderName(cluster.dataDir, cluster.account), '-p', String(port)];
    for (const setting of settings(cluster)) args.push('-c', setting);
    this.#child = spawn(join(cluster.home, 'bin', 'postgres'), args, {
      ...cluster.account,
      cwd: cluster.dataDir,
      env: environment,
      detached: true,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    this.#tail = collectLines(this.#child, options.log);
    // Best effort when the process ends without stop(): what is left is cleared at the next start.
    const lastResort = (): void => void this.#child.kill('SIGINT');
    process.once('exit', lastResort);
    this.#exited = this.#watch(lastResort, options);
  }

  async #watch(lastResort: () => void, options: EmbeddedPostgresOptions): Promise<void> {
    await once(this.#child, 'close').catch(() => undefined);
    this.#running = false;
    process.off('exit', lastResort);
    if (this.#stopping === null && this.#wasReady)
      options.onExit?.(this.#failure('ended unexpectedly'));
  }

  get pid(): number {
    return this.#child.pid ?? 0;
  }

  said(words: string): boolean {
    return this.#tail.some((line) => line.includes(words));
  }

  /** Resolves when connections are accepted and the database exists. */
  async ready(url: string, database: string): Promise<void> {
    const deadline = Date.now() + START_TIMEOUT;
    for (;;) {
      if (!this.#running) throw await this.#startFailure();
      const client = new Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
      // A connection that breaks later must not become an uncaught error event.
      client.on('error', () => undefined);
      try {
        await client.connect();
        const found = await client.query('select 1 from pg_database where datname = $1', [database]);
        if (found.rowCount === 0) await client.query(`create database ${escapeIdentifier(database)}`);
        this.#wasReady = true;
        return;
      } catch (error) {
        if (Date.now() > deadline)
          throw this.#failure(`is not ready after ${START_TIMEOUT / 1000} s`, error);
        if (errorCode(error) === '28P01') {
          await sleep(500);
          if (this.#running) throw this.#failure('does not accept its stored password', error);
        }
      } finally {
        await client.end().catch(() => undefined);
      }
      await sleep(25);
    }
  }

  async #startFailure(): Promise<EmbeddedPostgresError> {
    const pid = this.said('lock file') ? await postmasterPid(this.#dataDir) : null;
    if (pid === null) return this.#failure('did not start');
    return new EmbeddedPostgresError(
      'in_use',
      `PostgreSQL process ${pid} runs on the data folder`,
      pid,
    );
  }

  #failure(what: string, cause?: unknown): EmbeddedPostgresError {
    const said = this.#tail.length > 0 ? this.#tail.join('\n') : errorMessage(cause);
    return new EmbeddedPostgresError('start', `PostgreSQL ${what}: ${said}`, null, { cause });
  }

  stop(): Promise<void> {
    this.#stopping ??= this.#shutDown();
    return this.#stopping;
  }

  async #shutDown(): Promise<void> {
    const steps = [
      ['SIGINT', FAST_SHUTDOWN],
      ['SIGQUIT', IMMEDIATE_SHUTDOWN],
    ] as const;
    for (const [signal, patience] of steps) {
      if (!this.#running) return;
      this.#child.kill(signal);
      const timer = new AbortController();
      await Promise.race([
        this.#exited,
        sleep(patience, undefined, { signal: timer.signal }).catch(() => undefined),
      ]);
      timer.abort();
    }
    if (this.#running) this.#child.kill('SIGKILL');
    await this.#exited;
  }
}
