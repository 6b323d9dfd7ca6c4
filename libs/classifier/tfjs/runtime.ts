import * as tf from '@tensorflow/tfjs-core';
import { errorMessage } from '../../kernel/error-code.js';
import { loadNative, loadWasm, type Backend } from './backends.js';
import { buildDense, type DenseLayer, type DenseNetwork } from './dense.js';
import { gelu, layerNorm } from './ops.js';

export type { Activation, DenseLayer, DenseNetwork } from './dense.js';

export interface Runtime {
  readonly name: 'tfjs-node' | 'tfjs-wasm';
  /** Of the npm package. */
  readonly version: string;
  /** For the log: threads, TensorFlow's version, SIMD. */
  readonly detail: string;
  /** Why the native binding isn't used although nothing was preferred; else null. */
  readonly fallbackReason: string | null;
  /** @throws RangeError where sizes don't fit each other */
  dense(layers: readonly DenseLayer[]): DenseNetwork;
  /** All of tfjs-core. Its operations work on the current backend: call them inside `run`. */
  readonly tf: typeof tf;
  readonly ops: { readonly gelu: typeof gelu; readonly layerNorm: typeof layerNorm };
  /**
   * Runs operations on this runtime's backend and frees every tensor made on the way but those it
   * returns and those passed to `tf.keep`. Synchronous: read results with `dataSync`.
   */
  run<T extends tf.TensorContainer>(body: () => T): T;
}

export interface RuntimeOptions {
  /** Without it, native where that loads, else WebAssembly. */
  readonly prefer?: 'native' | 'wasm' | undefined;
  /** Of TensorFlow; counts for the first native runtime of the process. Default 1. */
  readonly threads?: number;
}

/**
 * The TensorFlow.js that models run on. Several runtimes may live in one process: they share tfjs's
 * engine, and each makes its own backend the current one before it computes.
 * @throws Error where the preferred one, or none at all, can be loaded
 */
export async function loadRuntime(
  { prefer, threads = 1 }: RuntimeOptions = {},
  native: (threads: number) => Promise<Backend> = loadNative,
): Promise<Runtime> {
  if (prefer === 'wasm') return runtime(await loadWasm(), null);
  try {
    return runtime(await native(threads), null);
  } catch (error) {
    const [first = ''] = errorMessage(error).trim().split('\n');
    const reason = first.trim().replace(/\.$/, '');
    if (prefer === 'native') {
      throw new Error(`tfjs-node does not load (npm run tensorflow makes it): ${reason}`, {
        cause: error,
      });
    }
    return runtime(await loadWasm(), reason);
  }
}

/** One line for the log, on which backend models run and why. */
export function describeRuntime({ name, version, detail, fallbackReason }: Runtime): string {
  const line = `the classifier runs on ${name} ${version} (${detail})`;
  if (fallbackReason === null) return line;
  return `${line}, as tfjs-node does not load: ${fallbackReason}; npm run tensorflow makes it, and the classifier faster`;
}

function runtime(backend: Backend, fallbackReason: string | null): Runtime {
  const use = (): void => {
    // The backend is initialised, so this takes effect at once; its promise has nothing to tell.
    if (tf.getBackend() !== backend.id) void tf.setBackend(backend.id);
  };
  return {
    name: backend.name,
    version: backend.version,
    detail: backend.detail,
    fallbackReason,
    dense: (layers) => buildDense(layers, use),
    tf,
    ops: { gelu, layerNorm },
    run(body) {
      use();
      return tf.tidy(body);
    },
  };
}
