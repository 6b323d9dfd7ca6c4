import { createRequire } from 'node:module';
import { dirname, sep } from 'node:path';
import * as tf from '@tensorflow/tfjs-core';
import * as wasm from '@tensorflow/tfjs-backend-wasm';

/** A backend that is loaded and initialised; `id` is its name within tfjs. */
export interface Backend {
  readonly name: 'tfjs-node' | 'tfjs-wasm';
  readonly id: string;
  /** Of the npm package. */
  readonly version: string;
  /** What is worth knowing beside it, for the log. */
  readonly detail: string;
}

const require = createRequire(import.meta.url);

/** What is used of tfjs-node, whose own types aren't there where it isn't installed. */
interface TfjsNode {
  readonly version: { readonly 'tfjs-node': string };
}

/**
 * @throws Error where the package or its native binding is missing or doesn't load
 */
export async function loadNative(threads: number): Promise<Backend> {
  // Read by TensorFlow as it loads: one thread each, as workers are processes on one core, and no banners.
  for (const name of ['TF_NUM_INTRAOP_THREADS', 'TF_NUM_INTEROP_THREADS', 'OMP_NUM_THREADS']) {
    process.env[name] ??= String(threads);
  }
  process.env['TF_CPP_MIN_LOG_LEVEL'] ??= '2';
  allowRemovedUtil();
  const loaded: TfjsNode = require('@tensorflow/tfjs-node');
  const id = 'tensorflow';
  await activate(id);
  return {
    name: 'tfjs-node',
    id,
    version: loaded.version['tfjs-node'],
    detail: `TensorFlow ${tensorflowVersion()}, threads: ${process.env['TF_NUM_INTRAOP_THREADS']}`,
  };
}

/** @throws Error where WebAssembly can't be had */
export async function loadWasm(): Promise<Backend> {
  const id = 'wasm';
  if (tf.engine().registryFactory[id] === undefined)
    throw new Error('tfjs-backend-wasm did not register');
  wasm.setWasmPaths(dirname(require.resolve('@tensorflow/tfjs-backend-wasm')) + sep);
  wasm.setThreadsCount(1);
  await activate(id);
  const simd = (await tf.env().getAsync('WASM_HAS_SIMD_SUPPORT')) === true ? 'SIMD' : 'no SIMD';
  return { name: 'tfjs-wasm', id, version: wasm.version_wasm, detail: `${simd}, threads: 1` };
}

async function activate(id: string): Promise<void> {
  if (!(await tf.setBackend(id))) throw new Error(`tfjs could not initialise its backend ${id}`);
}

/** tfjs-node 4.22 calls util.isNullOrUndefined, which Node.js 23 took out. */
function allowRemovedUtil(): void {
  const util: Record<string, unknown> = require('node:util');
  util['isNullOrUndefined'] ??= (value: unknown) => value === null || value === undefined;
}

function tensorflowVersion(): string {
  const backend: unknown = tf.backend();
  if (typeof backend !== 'object' || backend === null || !('binding' in backend)) return 'unknown';
  const { binding } = backend;
  if (typeof binding !== 'object' || binding === null || !('TF_Version' in binding)) return 'unknown';
  return String(binding.TF_Version);
}
