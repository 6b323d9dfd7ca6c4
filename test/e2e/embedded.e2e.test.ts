import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { decisionSchema } from '../../libs/contracts/decision.js';
import { DEFAULT_POLICY_YAML } from '../../libs/decide/default-policy.js';
import { VERSION } from '../../apps/server/version.js';
import { readFileSync } from 'node:fs';

/** The first minute of a newcomer, on the built programs: start, replay, look, stop. */

const root = join(import.meta.dirname, '..', '..');
const data = mkdtempSync(join(tmpdir(), 'tidegate-embedded-'));
const env = { ...withoutTidegate(process.env), TIDEGATE_DATA: join(data, 'data'), TIDEGATE_PORT: '0' };

let server: ChildProcess;
let greeting = '';
let log = '';
let url = '';
let token = '';

/** The settings of the machine that tests run on are not those of the server under test. */
function withoutTidegate(given: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const names = /^(TIDEGATE_|KAFKA_|DATABASE_)/;
  return Object.fromEntries(Object.entries(given).filter(([name]) => !names.test(name)));
}

async function start(): Promise<void> {
  server = spawn(process.execPath, ['dist/apps/server/main.js'], {
    cwd: root,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  log = '';
  server.stderr?.on('data', (chunk) => {
    log += String(chunk);
    process.stderr.write(String(chunk));
  });
  greeting = '';
  for await (const chunk of server.stdout ?? []) {
    greeting += String(chunk);
    if (greeting.includes('/api/v1/decisions')) break;
  }
  url = /listens on (\S+)/.exec(greeting)?.[1] ?? '';
}

async function stop(): Promise<number | null> {
  const ended = once(server, 'exit');
  server.kill('SIGINT');
  await ended;
  return server.exitCode;
}

async function tidegate(...args: string[]): Promise<{ code: number | null; out: string; err: string }> {
  const child = spawn(process.execPath, ['dist/apps/cli/main.js', ...args], { cwd: root, env });
  const [out, err] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]);
  return { code: child.exitCode, out, err };
}

async function get(path: string): Promise<unknown> {
  const response = await fetch(`${url}/api/v1/${path}`, {
    headers: { authorization: `Bearer ${token}` },
  });
  expect(response.status).toBe(200);
  return response.json();
}

const answerSchema = z.object({
  document: z.string(),
  decision: z
    .object({
      action: z.string(),
      hits: z.array(z.object({ symbol: z.string() })),
      labels: z.record(z.string(), z.number()),
    })
    .optional(),
  rejection: z.object({ code: z.string(), pointer: z.string(), message: z.string() }).optional(),
});

function answers(out: string): z.infer<typeof answerSchema>[] {
  return out
    .trim()
    .split('\n')
    .map((line) => answerSchema.parse(JSON.parse(line)));
}

function rudeNote(n: number): object {
  return {
    '@context': 'https://www.w3.org/ns/activitystreams',
    id: `https://rude.example/activities/${n}`,
    type: 'Create',
    actor: 'https://rude.example/users/rude',
    to: ['https://www.w3.org/ns/activitystreams#Public'],
    object: {
      id: `https://rude.example/notes/${n}`,
      type: 'Note',
      attributedTo: 'https://rude.example/users/rude',
      to: ['https://www.w3.org/ns/activitystreams#Public'],
      content: '<p>You are a worthless idiot, shut your stupid mouth, loser.</p>',
    },
  };
}

beforeAll(async () => {
  await start();
  token = /tg_[\w-]{43}/.exec(greeting)?.[0] ?? '';
}, 120_000);
afterAll(async () => {
  if (server.exitCode === null) await stop();
  rmSync(data, { recursive: true, force: true });
});

describe('embedded mode', () => {
  it('prints its URL, a token that works and the next line to paste', async () => {
    expect(greeting).toContain('npm run -s tidegate -- replay examples/wave.ndjson');
    expect(token).toMatch(/^tg_/);
    await get('decisions');
  });

  it('holds the examples’ wave once the window has seen the first few', async () => {
    const { code, out, err } = await tidegate('replay', 'examples/wave.ndjson', '--format', 'ndjson');
    expect({ code, err }).toMatchObject({ code: 0 });
    const all = answers(out);
    const held = all.filter((answer) => answer.decision?.action === 'hold');
    expect(held.length).toBeGreaterThanOrEqual(60);
    expect(all.filter((answer) => answer.rejection)).toEqual([]);
  });

  it('gives every document an answer in the order of the input, also to what is no activity', async () => {
    const { out } = await tidegate('replay', 'examples/attacks.ndjson', '--format', 'ndjson');
    const all = answers(out);
    expect(all.map((answer) => answer.document)).toEqual(
      all.map((_, index) => `attacks.ndjson:${index + 1}`),
    );
    const codes = all.flatMap((answer) => answer.rejection?.code ?? []);
    expect(codes).toContain('duplicate_key');
    expect(codes).not.toContain('processing_failed');
  });

  it('shows held decisions by the API', async () => {
    const { items } = z
      .object({ items: z.array(z.object({ action: z.string() })) })
      .parse(await get('decisions?action=hold&limit=5'));
    expect(items.map((decision) => decision.action)).toEqual(Array.from({ length: 5 }, () => 'hold'));
  });

  it('holds abuse, replayed and in-line, with the classifier’s scores', async () => {
    const file = join(data, 'rude.ndjson');
    writeFileSync(file, `${JSON.stringify(rudeNote(1))}\n`);
    const { out } = await tidegate('replay', file, '--format', 'ndjson');
    const [replayed] = answers(out);
    expect(replayed?.decision).toMatchObject({ action: 'hold' });
    expect(replayed?.decision?.labels['harassment']).toBeGreaterThan(0.9);
    const response = await fetch(`${url}/api/v1/decisions`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/activity+json' },
      body: JSON.stringify(rudeNote(2)),
    });
    const { action, labels } = decisionSchema.parse(await response.json());
    expect({ action, labels }).toEqual({ action: 'hold', labels: replayed?.decision?.labels });
  });

  it('says at its start what the classifier runs on', () => {
    expect(log).toMatch(/the classifier runs on tfjs-(node|wasm)/);
    expect(log).toMatch(/"role":"active","model":"[a-z0-9.-]+","before":null/);
  });

  it('acts on a domain policy within a second', async () => {
    const added = await tidegate('domains', 'add', 'violet-town.example', '--public-reason', 'test');
    expect(added.out).toContain('added violet-town.example');
    const { out } = await tidegate('replay', 'examples/hour.ndjson', '--format', 'ndjson');
    const symbols = answers(out).flatMap(
      (answer) => answer.decision?.hits.map((hit) => hit.symbol) ?? [],
    );
    expect(symbols).toContain('DOMAIN_SUSPENDED');
    expect((await tidegate('domains', 'list')).out).toContain('violet-town.example');
    expect((await tidegate('domains', 'lift', 'violet-town.example', '--reason', 'over')).code).toBe(0);
  });

  it('learns from a replay and from a warm-up', async () => {
    const warm = await tidegate('warm-up', 'examples/warm-up.ndjson');
    expect(warm).toMatchObject({ code: 0 });
    expect(warm.out).toMatch(/took \d+ follows, \d+ actors, \d+ domains/);
    const learnt = await tidegate('replay', 'examples/hour.ndjson', '--learn');
    expect(learnt).toMatchObject({ code: 0 });
    expect(learnt.err).toMatch(/\d+ sent/);
  });

  it('lists dead letters and redrives them', async () => {
    const listed = await tidegate('dead-letters', 'list', '--code', 'duplicate_key', '--json');
    expect(z.object({ id: z.string() }).parse(JSON.parse(listed.out.split('\n')[0] ?? '')).id).toMatch(
      /^\d+$/,
    );
    expect((await tidegate('dead-letters', 'redrive', '--code', 'duplicate_key')).out).toMatch(
      /redriven [1-9]/,
    );
  });

  it('refuses what can not be, and says what to do', async () => {
    const suffix = await tidegate('domains', 'add', 'co.uk');
    expect(suffix.code).toBe(2);
    expect(suffix.err).toContain('co.uk');
    const policy = await tidegate('policy', 'validate', 'package.json');
    expect(policy.code).toBe(2);
    expect(policy.err).toMatch(/package\.json:\d+:\d+/);
    const document = join(data, 'policy.yaml');
    writeFileSync(document, DEFAULT_POLICY_YAML.replace('model: null', 'model: not-there'));
    const model = await tidegate('policy', 'validate', document);
    expect(model).toMatchObject({
      code: 2,
      err: expect.stringContaining('/classifier/model') as unknown,
    });
  });

  it('stops cleanly on SIGINT, and starts again on the same data without a new token', async () => {
    expect(await stop()).toBe(0);
    expect(existsSync(join(data, 'data', 'runtime.json'))).toBe(false);
    const away = await tidegate('domains', 'list');
    expect(away.code).toBe(2);
    expect(away.err).toContain('npm start');
    await start();
    expect(greeting).not.toMatch(/tg_[\w-]{43}/);
    await get('decisions');
  }, 120_000);
});

describe('version', () => {
  it('is the same in package.json and in the build', () => {
    const { version } = z
      .object({ version: z.string() })
      .parse(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')));
    expect(VERSION).toBe(version);
  });
});
