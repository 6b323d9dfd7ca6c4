import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { sha256Hex } from '../../kernel/hash.js';
import { seededRandom } from '../../kernel/seeded-random.js';
import { OUTPUTS } from '../model/labels.js';
import { SecondPass } from '../model/second-pass.js';
import { encodeSecondPass, tensorPlaces, type SecondPassShape } from '../model/second-pass-weights.js';
import { SPECIAL_TOKENS } from '../text/wordpiece.js';
import { loadRuntime } from '../tfjs/runtime.js';
import type { SecondPassFile } from './messages.js';
import {
  SecondPassError,
  SecondPassProcess,
  type SecondPassProcessOptions,
} from './second-pass-process.js';

const PROGRAM = new URL('../../../dist/libs/classifier/process/second-pass-main.js', import.meta.url);
const VOCABULARY = [...SPECIAL_TOKENS, 'tide', 'gate', '##s', 'opens'];
const SHAPE: SecondPassShape = {
  pieces: VOCABULARY.length,
  vocabularyBytes: Buffer.byteLength(VOCABULARY.join('\n')),
  positions: 128,
  width: 64,
  heads: 2,
  inner: 64,
  layers: 2,
};
const TEXTS = ['tide', 'gates opens tide opens', ''];
/** Takes far longer than the short deadlines below. */
const MANY = Array.from({ length: 200 }, () => 'tide gates '.repeat(60));

let folder: string;
let file: SecondPassFile;
let bytes: Uint8Array;
const started: SecondPassProcess[] = [];
const failures: string[] = [];

function start(options: SecondPassProcessOptions = {}, of: SecondPassFile = file): SecondPassProcess {
  const pass = new SecondPassProcess(of, {
    prefer: 'wasm',
    program: PROGRAM,
    deadlineMs: 20_000,
    onFailure: (message) => failures.push(message),
    ...options,
  });
  started.push(pass);
  return pass;
}

/** Its first answer, once it is ready. */
async function answerOf(pass: SecondPassProcess, texts: readonly string[]): Promise<Float32Array> {
  const until = performance.now() + 30_000;
  for (;;) {
    try {
      return await pass.score(texts);
    } catch (error) {
      const starting = error instanceof SecondPassError && error.miss === 'starting';
      if (!starting || performance.now() > until) throw error;
      await sleep(50);
    }
  }
}

const missOf = async (answer: Promise<unknown>): Promise<unknown> =>
  answer.then(
    () => 'answered',
    (error: unknown) => (error instanceof SecondPassError ? error.miss : error),
  );

beforeAll(async () => {
  const random = seededRandom(7);
  const tensors = new Map(
    tensorPlaces(SHAPE).map(({ name, rows, columns }) => {
      const around = name.endsWith('.scale') ? 1 : 0;
      const length = rows * (columns ?? 1);
      return [name, Float32Array.from({ length }, () => around + random() - 0.5)] as const;
    }),
  );
  bytes = encodeSecondPass({ shape: SHAPE, vocabulary: VOCABULARY, tensors });
  const packed = gzipSync(bytes);
  folder = await mkdtemp(join(tmpdir(), 'tidegate-second-pass-'));
  file = { path: join(folder, 'second-pass.bin.gz'), sha256: sha256Hex(packed), shape: SHAPE };
  await writeFile(file.path, packed);
});
afterEach(() => {
  for (const pass of started.splice(0)) pass.dispose();
  failures.length = 0;
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('the second pass in a process of its own', () => {
  it('answers what it would in this one', async () => {
    const here = SecondPass.load(bytes, SHAPE, await loadRuntime({ prefer: 'wasm' }));
    const expected = await here.score(TEXTS);
    const found = await answerOf(start(), TEXTS);
    expect(found).toHaveLength(TEXTS.length * OUTPUTS);
    found.forEach((value, at) => expect(value).toBeCloseTo(expected[at] ?? Number.NaN, 5));
  });

  it('refuses at once until it is ready', async () => {
    expect(await missOf(start().score(TEXTS))).toBe('starting');
  });

  it('is given up at the deadline, and answers what comes after', async () => {
    const pass = start({ deadlineMs: 150 });
    await answerOf(pass, ['tide']);
    const asked = performance.now();
    expect(await missOf(pass.score(MANY))).toBe('late');
    expect(performance.now() - asked).toBeLessThan(2_000);
    for (let tries = 0; (await missOf(pass.score(['tide']))) !== 'answered'; tries += 1) {
      expect(tries).toBeLessThan(100);
    }
  });

  it('refuses more texts than it may have under way, but not one request however large', async () => {
    const pass = start({ maxTexts: 10 });
    await answerOf(pass, ['tide']);
    const large = pass.score(MANY.slice(0, 20));
    expect(await missOf(pass.score(['tide']))).toBe('busy');
    expect(await large).toHaveLength(20 * OUTPUTS);
    expect(await pass.score(['tide'])).toHaveLength(OUTPUTS);
  });

  it('answers nothing with a file that isn’t what its digest says, and tells', async () => {
    const pass = start({}, { ...file, sha256: '0'.repeat(64) });
    while (failures.length === 0) await sleep(50);
    expect(failures[0]).toContain('SHA-256');
    expect(await missOf(pass.score(TEXTS))).toBe('starting');
  });

  it('is started again after it was killed', async () => {
    const pass = start();
    await answerOf(pass, TEXTS);
    process.kill(pass.pid ?? 0, 'SIGKILL');
    while (failures.length === 0) await sleep(20);
    expect(await missOf(pass.score(TEXTS))).toBe('starting');
    expect(await answerOf(pass, TEXTS)).toHaveLength(TEXTS.length * OUTPUTS);
  });
});
