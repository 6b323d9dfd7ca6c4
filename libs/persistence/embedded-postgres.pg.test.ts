import { execFile, spawn } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { Client } from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import {
  type EmbeddedPostgres,
  EmbeddedPostgresError,
  type EmbeddedPostgresOptions,
  startEmbeddedPostgres,
} from './embedded-postgres.js';

const run = promisify(execFile);

async function query(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

describe('embedded PostgreSQL', () => {
  let folder: string;
  let dataDir: string;
  const started: EmbeddedPostgres[] = [];

  // One cluster for all: making it is what takes the time.
  beforeAll(async () => {
    // mkdtemp makes it 0700: as root, the postgres user can't traverse it.
    folder = await mkdtemp(join(tmpdir(), 'tidegate-embedded-'));
    dataDir = join(folder, 'closed', 'postgres');
    await mkdir(join(folder, 'closed'), { mode: 0o700 });
  });

  afterEach(async () => {
    await Promise.all(started.splice(0).map((server) => server.stop()));
  });

  afterAll(() => rm(folder, { recursive: true, force: true }));

  async function start(options: Partial<EmbeddedPostgresOptions> = {}) {
    const server = await startEmbeddedPostgres({ dataDir, durable: false, ...options });
    started.push(server);
    return server;
  }

  it('keeps data, password and port over a clean stop, in folders closed to others', async () => {
    const first = await start();
    await query(first.url, 'create table kept as select 42 as answer');
    await first.stop();
    const second = await start();
    expect(second.url).toBe(first.url);
    expect(await query(second.url, 'select answer from kept')).toEqual([{ answer: 42 }]);
    const state = await stat(`${dataDir}.json`);
    expect(state.mode & 0o777).toBe(0o600);
  });

  it('listens on 127.0.0.1 only and wants the password', async () => {
    const server = await start();
    expect(await query(server.url, 'show listen_addresses')).toEqual([
      { listen_addresses: '127.0.0.1' },
    ]);
    expect(await query(server.url, 'show unix_socket_directories')).toEqual([
      { unix_socket_directories: '' },
    ]);
    const wrong = server.url.replace(/:[^:@/]+@/, ':guess@');
    await expect(query(wrong, 'select 1')).rejects.toMatchObject({ code: '28P01' });
  });

  it('keeps fsync on unless told otherwise', async () => {
    const server = await start({ durable: true });
    expect(await query(server.url, 'show fsync')).toEqual([{ fsync: 'on' }]);
  });

  it('answers a second start with an error that names the process in the way', async () => {
    await start();
    const second = startEmbeddedPostgres({ dataDir });
    await expect(second).rejects.toBeInstanceOf(EmbeddedPostgresError);
    await expect(second).rejects.toMatchObject({ code: 'in_use', pid: process.pid });
  });

  it('tells when PostgreSQL is killed, and recovers at the next start', async () => {
    const endings: EmbeddedPostgresError[] = [];
    const first = await start({ durable: true, onExit: (error) => void endings.push(error) });
    await query(first.url, 'create table survivor as select 42 as answer');
    process.kill(first.pid, 'SIGKILL');
    while (endings.length === 0) await sleep(20);
    await first.stop();
    expect(endings).toMatchObject([{ code: 'start' }]);
    const second = await start();
    expect(await query(second.url, 'select answer from survivor')).toEqual([{ answer: 42 }]);
  });

  it('takes over from an owner that was killed while its PostgreSQL ran on', async () => {
    const first = await start();
    // As if the owner had died: its lock names a process that is gone.
    const gone = spawn('true');
    await once(gone, 'close');
    await writeFile(`${dataDir}.lock`, JSON.stringify({ pid: gone.pid, started: '1' }));
    const second = await start();
    expect(second.pid).not.toBe(first.pid);
    expect(() => process.kill(first.pid, 0)).toThrow();
  });

  it('ignores a stale postmaster.pid whose pid belongs to another program now', async () => {
    const first = await start();
    await first.stop();
    const bystander = spawn('sleep', ['30']);
    try {
      const lines = [bystander.pid, dataDir, 1, first.port, '', '127.0.0.1', '  1  1', 'ready'];
      await writeFile(join(dataDir, 'postmaster.pid'), lines.join('\n'));
      const second = await start();
      expect(await query(second.url, 'select 1 as one')).toEqual([{ one: 1 }]);
    } finally {
      bystander.kill();
    }
  });

  it('moves to another port when its own is taken meanwhile', async () => {
    const first = await start();
    await first.stop();
    const squatter = createServer();
    squatter.listen(first.port, '127.0.0.1');
    await once(squatter, 'listening');
    try {
      const second = await start();
      expect(second.port).not.toBe(first.port);
      const state: unknown = JSON.parse(await readFile(`${dataDir}.json`, 'utf8'));
      expect(state).toMatchObject({ port: second.port });
    } finally {
      squatter.close();
    }
  });

  it('says which file is missing when the password is lost', async () => {
    const first = await start();
    await first.stop();
    await rename(`${dataDir}.json`, `${dataDir}.away`);
    await expect(start()).rejects.toMatchObject({ code: 'bad_state' });
    await rename(`${dataDir}.away`, `${dataDir}.json`);
  });

  it('runs in a session of its own, so that Ctrl-C reaches only its owner', async () => {
    const server = await start();
    const { stdout } = await run('ps', ['-o', 'pgid=', '-p', String(server.pid)]);
    expect(Number(stdout)).toBe(server.pid);
  });
});
