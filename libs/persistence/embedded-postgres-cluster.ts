import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { chown, mkdir, mkdtemp, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { errorMessage } from '../kernel/error-code.js';
import type { Account } from './embedded-postgres-binaries.js';
import { EmbeddedPostgresError } from './embedded-postgres-error.js';

const KEPT_LOG_LINES = 20;

/** What stands beside the data folder, in a file only its owner can read. */
const clusterStateSchema = z.object({ password: z.string().min(1), port: z.number().int() });
export type ClusterState = z.infer<typeof clusterStateSchema>;

/** A cluster and how to run programs on it. */
export interface Cluster {
  readonly dataDir: string;
  /** Folder with bin/, lib/ and share/. */
  readonly home: string;
  readonly account: Account | null;
  readonly durable: boolean;
}

/**
 * Where postgres finds the folder it was started in. As root the folder's ancestors may be closed
 * to the postgres user (a clone below /root); the working folder is entered before the user is
 * changed, and this name for it needs no ancestor.
 */
export function folderName(dataDir: string, account: Account | null): string {
  return account && process.platform === 'linux' ? '/proc/self/cwd' : dataDir;
}

/** C keeps messages in English and the environment's PG* variables out. */
export const environment = { PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' };

/** The cluster's password and port; creates the cluster when there is none. */
export async function ensureCluster(cluster: Cluster): Promise<ClusterState> {
  const stateFile = `${cluster.dataDir}.json`;
  const version = await stat(join(cluster.dataDir, 'PG_VERSION')).catch(() => null);
  if (version) return await readState(stateFile);
  const state = { password: randomBytes(24).toString('base64url'), port: await freePort() };
  await writeState(cluster.dataDir, state);
  await initialise(cluster, state.password);
  return state;
}

async function readState(stateFile: string): Promise<ClusterState> {
  try {
    return clusterStateSchema.parse(JSON.parse(await readFile(stateFile, 'utf8')));
  } catch (cause) {
    throw new EmbeddedPostgresError(
      'bad_state',
      `${stateFile}, which holds the password of the database beside it, can't be read; ` +
        'restore it from a backup, or remove the data folder to start anew',
      null,
      { cause },
    );
  }
}

export async function writeState(dataDir: string, state: ClusterState): Promise<void> {
  const stateFile = `${dataDir}.json`;
  const partial = `${stateFile}.partial`;
  await writeFile(partial, JSON.stringify(state), { mode: 0o600 });
  await rename(partial, stateFile);
}

/** Into a folder of its own, renamed when complete, so that a crash leaves no half-made cluster. */
async function initialise(cluster: Cluster, password: string): Promise<void> {
  const { dataDir, home, account, durable } = cluster;
  const partial = `${dataDir}.partial`;
  await rm(partial, { recursive: true, force: true });
  await mkdir(partial, { mode: 0o700 });
  const secrets = await mkdtemp(join(tmpdir(), 'tidegate-initdb-'));
  try {
    const passwordFile = join(secrets, 'password');
    await writeFile(passwordFile, password, { mode: 0o600 });
    if (account) {
      for (const path of [partial, secrets, passwordFile]) await chown(path, account.uid, account.gid);
    }
    const args = [`--pgdata=${folderName(partial, account)}`, `--pwfile=${passwordFile}`];
    args.push('--username=postgres', '--auth=scram-sha-256', '--encoding=UTF8');
    args.push('--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C');
    if (!durable) args.push('--no-sync');
    const child = spawn(join(home, 'bin', 'initdb'), args, {
      ...account,
      cwd: partial,
      env: environment,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    const tail = collectLines(child);
    await once(child, 'close');
    if (child.exitCode !== 0) throw new Error(tail.join('\n'));
  } catch (cause) {
    throw new EmbeddedPostgresError('initialise', `initdb failed: ${errorMessage(cause)}`, null, {
      cause,
    });
  } finally {
    await rm(secrets, { recursive: true, force: true });
  }
  await rename(partial, dataDir);
}

/** Last lines a program wrote to standard error; `each` gets all of them. */
export function collectLines(child: ChildProcess, each?: (line: string) => void): readonly string[] {
  const tail: string[] = [];
  if (!child.stderr) return tail;
  createInterface({ input: child.stderr }).on('line', (line) => {
    tail.push(line);
    if (tail.length > KEPT_LOG_LINES) tail.shift();
    each?.(line);
  });
  return tail;
}

/** A port nothing listens on at this moment; `wanted` where that is so. */
export async function freePort(wanted?: number): Promise<number> {
  for (const candidate of wanted === undefined ? [0] : [wanted, 0]) {
    const server = createServer();
    try {
      server.listen({ port: candidate, host: '127.0.0.1', exclusive: true });
      await once(server, 'listening');
      const address = server.address();
      if (address !== null && typeof address === 'object') return address.port;
    } catch {
      continue;
    } finally {
      server.close();
    }
  }
  throw new EmbeddedPostgresError('start', 'no free port on 127.0.0.1');
}
