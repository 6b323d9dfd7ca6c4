import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readRows, type Row } from '../../libs/classifier/training/row.js';
import type { SupersedeRequest } from '../../libs/contracts/decision.js';
import { DEFAULT_POLICY_YAML } from '../../libs/decide/default-policy.js';
import { parsePolicy } from '../../libs/decide/policy-document.js';
import { HOUR } from '../../libs/kernel/clock.js';
import { message, noteBy } from '../../libs/pipeline/testing.js';
import { DecisionsRepository } from '../../libs/persistence/repositories/decisions.repository.js';
import { PolicyVersionsRepository } from '../../libs/persistence/repositories/policy-versions.repository.js';
import { RULES } from '../../libs/rules/index.js';
import { openTestGate, type TestGate } from '../../test/support/gate.js';

const PROGRAM = fileURLToPath(new URL('../../dist/apps/cli/main.js', import.meta.url));
const ANN = 'https://ann.example/users/ann';

interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

async function rowsOf(file: string): Promise<Row[]> {
  const rows: Row[] = [];
  for await (const row of readRows(file)) rows.push(row);
  return rows;
}

describe('tidegate feedback', () => {
  let gate: TestGate;
  let folder: string;

  beforeAll(async () => {
    gate = await openTestGate();
    gate.clock.at = Date.now();
    folder = await mkdtemp(join(tmpdir(), 'feedback-'));
  });
  afterAll(async () => {
    await gate.close();
    await rm(folder, { recursive: true });
  });

  const tidegate = (...args: string[]): Promise<Ran> =>
    new Promise((resolve) => {
      const env = { ...process.env, DATABASE_URL: gate.store.url, KAFKA_BROKERS: '127.0.0.1:1' };
      execFile(process.execPath, [PROGRAM, 'feedback', ...args], { env }, (error, out, err) =>
        resolve({ code: error ? Number(error.code) : 0, out, err }),
      );
    });

  async function activate(version: string, enabled: boolean): Promise<void> {
    const policies = new PolicyVersionsRepository(gate.store.dataSource, (yaml) =>
      parsePolicy(yaml, RULES),
    );
    const yaml = DEFAULT_POLICY_YAML.replace(/^version: .*/m, `version: ${version}`)
      .replace('\nrules:\n', '\nrules:\n  INVITE_LINK: { action: hold, at: 0.1 }\n')
      .replace('feedback:\n  enabled: false', `feedback:\n  enabled: ${String(enabled)}`);
    const saved = await policies.save(yaml, 'test');
    const activated = saved.ok
      ? await policies.activate(version, { by: 'test', now: Date.now() })
      : saved;
    if (!activated.ok) throw new Error(JSON.stringify(activated.error));
  }

  /** A held post on which a moderator decides. */
  async function decided(
    name: string,
    text: string,
    request: Partial<SupersedeRequest>,
  ): Promise<void> {
    const content = `<p>${text} <a href="https://discord.gg/${name}">discord.gg/${name}</a></p>`;
    const [held] = await gate.decide(message(noteBy(ANN, name, content), { timestamp: Date.now() }));
    if (held?.action !== 'hold') throw new Error('not held');
    const done = await new DecisionsRepository(gate.store.dataSource).supersede(
      held.subject,
      { action: 'block', filters: [], reason: 'looked at', ...request },
      { holdFor: HOUR, onExpiry: 'allow', now: Date.now() },
    );
    if (!done.ok) throw new Error(done.error.tag);
  }

  it('says how to switch it on while it is off', async () => {
    const { code, err } = await tidegate('export');
    expect(code).toBe(2);
    expect(err).toContain('feedback: { enabled: true }');
  });

  it('exports what training reads, newest first, and only outcomes that say something', async () => {
    await activate('with-feedback', true);
    await decided('spam', 'Free pearls, ask @bo@there.example', {
      labels: { spam: true, hate: false },
    });
    await decided('unsaid', 'Something is wrong here', {});
    await decided('fine', 'Our reading circle', { action: 'allow', labels: { spam: false } });
    const file = join(folder, 'rows.jsonl');
    const exported = await tidegate('export', '--out', file);
    expect(exported).toMatchObject({ code: 0, out: '' });
    expect(exported.err).toContain('exported 2 rows');
    const rows = await rowsOf(file);
    expect(rows.map(({ text, labels, weak }) => [text, labels.spam, labels.hate, weak])).toEqual([
      ['Our reading circle https://discord.gg/', 0, null, []],
      ['Free pearls, ask @user https://discord.gg/', 1, 0, []],
    ]);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    const packed = join(folder, 'rows.jsonl.gz');
    await tidegate('export', '--out', packed);
    expect(await rowsOf(packed)).toEqual(rows);
    const { out } = await tidegate('export', '--since', '2020-01-01');
    expect(out).toBe(await readFile(file, 'utf8'));
    expect(out).not.toContain('ann.example');
    expect((await tidegate('export', '--since', '2100-01-01')).out).toBe('');
  });

  it.each([
    ['a time that is none', ['export', '--since', 'yesterday'], '--since'],
    ['a folder that isn’t there', ['export', '--out', '/nowhere/rows.jsonl'], 'ENOENT'],
  ])('refuses %s', async (_, args, why) => {
    const { code, err } = await tidegate(...args);
    expect(code).toBe(2);
    expect(err).toContain(why);
  });

  it('erases an account’s texts by its id', async () => {
    expect((await tidegate('erase', ANN)).out).toBe('erased 3\n');
    expect((await tidegate('export')).out).toBe('');
  });
});
