import { readdir, readFile, readlink, realpath, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { errorCode } from '../kernel/error-code.js';
import { EmbeddedPostgresError } from './embedded-postgres-error.js';

/** Time that an orphaned PostgreSQL gets for its shutdown checkpoint, ms. */
const ORPHAN_SHUTDOWN = 60_000;

/** The Tidegate process that owns a data folder; `started` tells it from a later one with its pid. */
const ownerSchema = z.object({ pid: z.number().int(), started: z.string().nullable() });
type Owner = z.infer<typeof ownerSchema>;

/**
 * Makes this process the owner of the data folder. A PostgreSQL left behind by an owner that was
 * killed is shut down first, so that a start after kill -9 just works.
 * @throws EmbeddedPostgresError `in_use` with the pid of the living owner or PostgreSQL
 */
export async function takeDataFolder(dataDir: string, lockFile: string): Promise<() => Promise<void>> {
  const left = await takeLock(lockFile);
  try {
    await clearOrphans(dataDir, left);
  } catch (error) {
    await rm(lockFile, { force: true });
    throw error;
  }
  return () => rm(lockFile, { force: true });
}

/** Answers whether a dead owner's lock was taken over. */
async function takeLock(lockFile: string): Promise<boolean> {
  const mine: Owner = { pid: process.pid, started: await startTime(process.pid) };
  for (let attempt = 0, left = false; attempt < 5; attempt++) {
    try {
      await writeFile(lockFile, JSON.stringify(mine), { flag: 'wx', mode: 0o600 });
      return left;
    } catch (error) {
      if (errorCode(error) !== 'EEXIST') throw error;
    }
    const owner = await readOwner(lockFile);
    if (owner && (await isAlive(owner))) {
      throw new EmbeddedPostgresError(
        'in_use',
        `the data folder is in use by process ${owner.pid}; stop it first, or choose another folder`,
        owner.pid,
      );
    }
    left = true;
    await rm(lockFile, { force: true });
  }
  throw new EmbeddedPostgresError('in_use', 'several processes are starting on the same data folder');
}

async function readOwner(lockFile: string): Promise<Owner | null> {
  try {
    return ownerSchema.parse(JSON.parse(await readFile(lockFile, 'utf8')));
  } catch {
    return null;
  }
}

async function isAlive(owner: Owner): Promise<boolean> {
  try {
    process.kill(owner.pid, 0);
  } catch (error) {
    if (errorCode(error) === 'ESRCH') return false;
  }
  const started = await startTime(owner.pid);
  return owner.started === null || started === null || started === owner.started;
}

/** Start time in clock ticks since boot, from /proc; null where there is none. */
async function startTime(pid: number): Promise<string | null> {
  try {
    const line = await readFile(`/proc/${pid}/stat`, 'utf8');
    // The command, field 2, is in parentheses and may hold spaces; the start time is field 22.
    return line.slice(line.lastIndexOf(')') + 2).split(' ')[19] ?? null;
  } catch {
    return null;
  }
}

async function clearOrphans(dataDir: string, ownerDied: boolean): Promise<void> {
  if (process.platform !== 'linux') return;
  const pidFile = join(dataDir, 'postmaster.pid');
  const postmaster = await postmasterPid(dataDir);
  const running = await processesIn(dataDir);
  if (running.length > 0) {
    const pid = postmaster !== null && running.includes(postmaster) ? postmaster : null;
    if (pid !== null && !ownerDied) {
      throw new EmbeddedPostgresError(
        'in_use',
        `a PostgreSQL that Tidegate did not start (process ${pid}) runs on the data folder`,
        pid,
      );
    }
    if (pid !== null) process.kill(pid, 'SIGINT');
    await waitUntilGone(dataDir, pid);
  }
  // With nothing left in the folder the file is stale; its pid may meanwhile be somebody else's
  // (a restarted container), which PostgreSQL itself would take for a running server.
  await rm(pidFile, { force: true });
}

async function waitUntilGone(dataDir: string, postmaster: number | null): Promise<void> {
  const deadline = Date.now() + ORPHAN_SHUTDOWN;
  for (;;) {
    const running = await processesIn(dataDir);
    if (running.length === 0) return;
    if (Date.now() > deadline) {
      const pid = postmaster ?? running[0] ?? null;
      throw new EmbeddedPostgresError(
        'in_use',
        `a PostgreSQL left over from an earlier run does not stop; end process ${pid} by hand`,
        pid,
      );
    }
    await sleep(50);
  }
}

/** Pid on the first line of postmaster.pid; null without the file. */
export async function postmasterPid(dataDir: string): Promise<number | null> {
  const text = await readFile(join(dataDir, 'postmaster.pid'), 'utf8').catch(() => '');
  const pid = Number.parseInt(text, 10);
  return Number.isSafeInteger(pid) && pid > 0 ? pid : null;
}

/** Every process of a cluster is a postgres that has the data folder as its working folder. */
async function processesIn(dataDir: string): Promise<number[]> {
  const folder = await realpath(dataDir).catch(() => null);
  if (folder === null) return [];
  const found: number[] = [];
  for (const entry of await readdir('/proc')) {
    if (!/^\d+$/.test(entry)) continue;
    const cwd = await readlink(`/proc/${entry}/cwd`).catch(() => null);
    if (cwd !== folder) continue;
    const command = await readFile(`/proc/${entry}/comm`, 'utf8').catch(() => '');
    if (command.startsWith('postgres')) found.push(Number(entry));
  }
  return found;
}
