import { createRequire } from 'node:module';
import { homedir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

/** TensorFlow whose C API tfjs-node 4.22 builds against. */
export const TENSORFLOW = '2.15.1';
/** Newest Node-API that tfjs-node 4.22 names; it looks for its binding in a folder of that number. */
const NODE_API = 8;

/** A wheel on PyPI, and the SHA-256 that PyPI gives for it. */
export interface Wheel {
  readonly project: string;
  readonly platform: string;
  readonly sha256: string;
}

const WHEELS: Readonly<Record<string, Wheel>> = {
  'linux-x64': {
    project: 'tensorflow-cpu',
    platform: 'manylinux_2_17_x86_64',
    sha256: '54660c074d7241a503e81edfd9f5ef5af88f64051b72e2945f26318c790f2d26',
  },
  'linux-arm64': {
    project: 'tensorflow-cpu-aws',
    platform: 'manylinux_2_17_aarch64',
    sha256: 'd4c3a3a9363bf42999adedbbd514e3a133be2d62f61fee9cfa46aaefb087c09e',
  },
};

const SYSTEM = `${process.platform}-${process.arch}`;

/** Null where PyPI has no TensorFlow of that version for this system. */
export function wheelForThisSystem(): Wheel | null {
  return WHEELS[SYSTEM] ?? null;
}

/** Folders and files that the installation reads and writes. */
export interface Layout {
  /** The installed npm package. */
  readonly package: string;
  /** Its folder of shared libraries; the binding's run path leads there. */
  readonly libraries: string;
  readonly binding: string;
  /** Headers of Node-API, from an npm package: a Node.js installation may lack them. */
  readonly nodeHeaders: string;
  /** Kept between installations: the unpacked part of the wheel, and the built binding. */
  readonly cachedTensorflow: string;
  readonly cachedBinding: string;
  readonly cache: string;
}

/**
 * The cache is TIDEGATE_CACHE, else `tidegate` in the user's cache folder.
 * @returns null where the optional packages aren't installed
 */
export function layout(env: NodeJS.ProcessEnv = process.env): Layout | null {
  const tfjsNode = packageFolder('@tensorflow/tfjs-node');
  const headers = packageFolder('node-api-headers');
  if (tfjsNode === null || headers === null) return null;
  const userCache = env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache');
  const cache = resolve(env['TIDEGATE_CACHE'] ?? join(userCache, 'tidegate'));
  const tfjsVersion = packageVersion('@tensorflow/tfjs-node');
  return {
    package: tfjsNode,
    libraries: join(tfjsNode, 'deps', 'lib'),
    binding: join(tfjsNode, 'lib', `napi-v${NODE_API}`, 'tfjs_binding.node'),
    nodeHeaders: join(headers, 'include'),
    cache,
    cachedTensorflow: join(cache, `tensorflow-${TENSORFLOW}-${SYSTEM}`),
    cachedBinding: join(
      cache,
      `tfjs-node-${tfjsVersion}-tensorflow-${TENSORFLOW}-napi${NODE_API}-${SYSTEM}.node`,
    ),
  };
}

/** Of the compiler: Node-API is the same across Node.js versions, so the binding is too. */
export const COMPILER_DEFINES = [`-DNAPI_VERSION=${NODE_API}`, '-DNODE_GYP_MODULE_NAME=tfjs_binding'];

const require = createRequire(import.meta.url);

function packageFolder(name: string): string | null {
  try {
    return dirname(require.resolve(`${name}/package.json`));
  } catch {
    return null;
  }
}

function packageVersion(name: string): string {
  const manifest: { version: string } = require(`${name}/package.json`);
  return manifest.version;
}
