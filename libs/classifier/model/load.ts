import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { errorMessage } from '../../kernel/error-code.js';
import { sha256Hex } from '../../kernel/hash.js';
import { loadRuntime, type Runtime } from '../tfjs/runtime.js';
import { FirstPass } from './first-pass.js';
import { decodeFirstPass, type FirstPassWeights } from './first-pass-weights.js';
import { manifestSchema, type Manifest } from './manifest.js';
import type { SecondPassFile } from '../process/messages.js';
import { SecondPass } from './second-pass.js';
import type { SecondReader } from './second-reader.js';
import { decodeSecondPass, type SecondPassWeights } from './second-pass-weights.js';
import { TextClassifier } from './text-classifier.js';

/** A model that can't be used: what is wrong, and in which file. */
export class ModelError extends Error {
  override readonly name = 'ModelError';

  constructor(
    readonly file: string,
    problem: string,
    options?: ErrorOptions,
  ) {
    super(`${file}: ${problem}`, options);
  }
}

export interface LoadOptions {
  /** Left out: the native one where it loads, else WebAssembly. */
  readonly runtime?: Runtime;
  /** Opens the second pass of a model that has one; left out, it is computed in this process. */
  readonly secondPass?: (file: SecondPassFile) => SecondReader;
}

/** Larger than any first pass may be unpacked. */
const MAX_UNPACKED = 256 * 1024 * 1024;

/**
 * The classifier of a model's folder, or the newest of a folder of models. Every file's SHA-256 is
 * compared with the manifest's. Throws a {@link ModelError}.
 */
export async function loadClassifier(
  folder: string,
  { runtime, secondPass }: LoadOptions = {},
): Promise<TextClassifier> {
  const { path, manifest } = await openModel(folder);
  const first = await readFirstPass(path, manifest);
  const second = await readSecondPass(path, manifest);
  const computing = runtime ?? (await loadRuntime());
  const shape = manifest.secondPass;
  if (secondPass === undefined || shape === null) {
    return makeClassifier(manifest, { first, second }, computing);
  }
  const { name, sha256 } = shape.file;
  const reader = secondPass({ path: join(path, name), sha256, shape });
  return classifierOf(manifest, first, reader, computing);
}

/** Reads a model's folder as loading it does, but computes nothing. Throws a {@link ModelError}. */
export async function verifyModel(folder: string): Promise<Manifest> {
  const { path, manifest } = await openModel(folder);
  await readFirstPass(path, manifest);
  await readSecondPass(path, manifest);
  return manifest;
}

/** What a model learnt, in memory. */
export interface ModelWeights {
  readonly first: FirstPassWeights;
  readonly second: SecondPassWeights | null;
}

/** A classifier from what training holds in memory. */
export function makeClassifier(
  manifest: Manifest,
  { first, second }: ModelWeights,
  runtime: Runtime,
): TextClassifier {
  return classifierOf(manifest, first, second && SecondPass.of(second, runtime), runtime);
}

function classifierOf(
  manifest: Manifest,
  first: FirstPassWeights,
  second: SecondReader | null,
  runtime: Runtime,
): TextClassifier {
  const dense = runtime.dense([
    { weights: first.inner, bias: first.innerBias, activation: 'relu' },
    { weights: first.outer, bias: new Float32Array(first.bias.length), activation: 'linear' },
  ]);
  return new TextClassifier(manifest, new FirstPass(first, dense), second, () => {
    dense.dispose();
    second?.dispose();
  });
}

/** The names of the versions in a folder of models, the newest last; empty where there is none. */
export async function modelVersions(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .toSorted();
}

async function openModel(folder: string): Promise<{ path: string; manifest: Manifest }> {
  const own = await readManifest(folder).catch((error: unknown) => {
    if (isMissing(error)) return null;
    throw error;
  });
  if (own) return { path: folder, manifest: own };
  const newest = (await modelVersions(folder)).at(-1);
  if (newest === undefined) throw new ModelError(folder, 'holds neither a manifest.json nor a model');
  const path = join(folder, newest);
  return { path, manifest: await readManifest(path) };
}

async function readManifest(folder: string): Promise<Manifest> {
  const file = join(folder, 'manifest.json');
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw new ModelError(file, errorMessage(cause), { cause });
  });
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (cause) {
    throw new ModelError(file, `not JSON: ${errorMessage(cause)}`, { cause });
  }
  const parsed = manifestSchema.safeParse(json);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new ModelError(file, `${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'no manifest'}`);
}

async function readFirstPass(folder: string, manifest: Manifest): Promise<FirstPassWeights> {
  const { file, ...shape } = manifest.firstPass;
  return readWeights(folder, file, (bytes) => decodeFirstPass(bytes, shape));
}

async function readSecondPass(folder: string, manifest: Manifest): Promise<SecondPassWeights | null> {
  const second = manifest.secondPass;
  return second && readWeights(folder, second.file, (bytes) => decodeSecondPass(bytes, second));
}

async function readWeights<T>(
  folder: string,
  file: Manifest['firstPass']['file'],
  decode: (bytes: Uint8Array) => T,
): Promise<T> {
  const path = join(folder, file.name);
  const packed = await readFile(path).catch((cause: unknown) => {
    throw new ModelError(path, errorMessage(cause), { cause });
  });
  if (packed.length !== file.bytes || sha256Hex(packed) !== file.sha256) {
    throw new ModelError(path, 'is not the file that the manifest names (its SHA-256 differs)');
  }
  try {
    return decode(gunzipSync(packed, { maxOutputLength: MAX_UNPACKED }));
  } catch (cause) {
    throw new ModelError(path, errorMessage(cause), { cause });
  }
}

function isMissing(error: unknown): boolean {
  const cause = error instanceof ModelError ? error.cause : undefined;
  return cause instanceof Error && 'code' in cause && cause.code === 'ENOENT';
}
