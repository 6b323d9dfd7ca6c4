import { execFile } from 'node:child_process';
import { rename } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { errorMessage } from '../../../libs/kernel/error-code.js';
import { exists, linkOrCopy } from './files.js';
import { COMPILER_DEFINES, layout, wheelForThisSystem, type Layout } from './versions.js';
import { cacheTensorflow, LIBRARIES } from './wheel.js';

const run = promisify(execFile);

export interface InstallOptions {
  /** A wheel of TensorFlow that is at hand; without it pip fetches one. */
  readonly wheel?: string | null;
  readonly say: (line: string) => void;
  /** Called with the names of Debian packages when tools are missing; answers whether they came. */
  readonly installTools?: (packages: readonly string[]) => Promise<boolean>;
}

/**
 * Makes `@tensorflow/tfjs-node` load: its own install script wants a host that may be out of reach, so
 * TensorFlow comes from its wheel on PyPI and the binding is compiled here. What was fetched and built is
 * kept in the cache, so that the next installation takes seconds. Does nothing where it loads already.
 * @throws Error with one message that says what to do
 */
export async function installTensorflow(options: InstallOptions): Promise<'present' | 'installed'> {
  const at = layout();
  if (at === null) {
    throw new Error(
      'the optional packages are not installed: npm ci, without --omit=optional, then again',
    );
  }
  if ((await exists(at.binding)) && (await whyNotLoading(at)) === null) return 'present';
  const wheel = wheelForThisSystem();
  if (wheel === null) {
    throw new Error(
      `there is no ready TensorFlow for ${process.platform} ${process.arch} on PyPI. ` +
        "tfjs-node's own installation may work: node install.js in node_modules/@tensorflow/tfjs-node/scripts",
    );
  }
  const built = await exists(at.cachedBinding);
  const unpacked = await exists(at.cachedTensorflow);
  await requireTools(
    { compiler: !built, python: !unpacked, pip: !unpacked && !options.wheel },
    options,
  );
  await cacheTensorflow(at, wheel, options.wheel ?? null, options.say);
  for (const name of LIBRARIES) {
    await linkOrCopy(join(at.cachedTensorflow, 'tensorflow', name), join(at.libraries, name));
  }
  if (built) {
    await linkOrCopy(at.cachedBinding, at.binding);
    if ((await whyNotLoading(at)) === null) return 'installed';
    options.say('the cached binding does not load here: building it again');
    await requireTools({ compiler: true, python: false, pip: false }, options);
  }
  await build(at, options.say);
  const problem = await whyNotLoading(at);
  if (problem !== null) throw new Error(`the binding was built but does not load: ${problem}`);
  return 'installed';
}

/** Two files of C++ against headers that are all at hand; node-gyp would need Python and make on top. */
async function build(at: Layout, say: (line: string) => void): Promise<void> {
  say('compiling the binding (10 s)');
  const partial = `${at.cachedBinding}.${process.pid}.partial`;
  const include = join(at.cachedTensorflow, 'tensorflow', 'include');
  const flags = ['-std=c++17', '-O2', '-fPIC', '-shared', ...COMPILER_DEFINES];
  const headers = [`-I${include}`, `-I${at.nodeHeaders}`];
  const sources = ['tfjs_backend.cc', 'tfjs_binding.cc'].map((name) =>
    join(at.package, 'binding', name),
  );
  const link = [
    `-L${at.libraries}`,
    ...LIBRARIES.map((name) => `-l:${name}`),
    '-Wl,-rpath,$ORIGIN/../../deps/lib',
  ];
  try {
    await run('g++', [...flags, ...headers, ...sources, '-o', partial, ...link], {
      maxBuffer: 16 * 1024 * 1024,
    });
  } catch (error) {
    throw new Error(`g++ could not compile the binding: ${errorMessage(error)}`, { cause: error });
  }
  await rename(partial, at.cachedBinding);
  await linkOrCopy(at.cachedBinding, at.binding);
}

/** In a process of its own: TensorFlow stays in memory once loaded, and a wrong library may abort. */
async function whyNotLoading(at: Layout): Promise<string | null> {
  const script = 'process.dlopen({ exports: {} }, process.argv[1])';
  const env = { ...process.env, TF_CPP_MIN_LOG_LEVEL: '2' };
  return await run(process.execPath, ['-e', script, at.binding], { env }).then(
    () => null,
    (error: unknown) => errorMessage(error),
  );
}

interface Tools {
  readonly compiler: boolean;
  readonly python: boolean;
  readonly pip: boolean;
}

async function requireTools(needed: Tools, options: InstallOptions): Promise<void> {
  const missing = await missingTools(needed);
  if (missing.length === 0) return;
  if (await options.installTools?.(missing)) {
    if ((await missingTools(needed)).length === 0) return;
  }
  throw new Error(
    `missing: ${missing.join(', ')}. Install them (Debian, Ubuntu: apt-get install ${missing.join(' ')}) ` +
      'and run this again',
  );
}

/** By the names of their Debian packages. */
async function missingTools(needed: Tools): Promise<string[]> {
  const checks: [boolean, string, string, string[]][] = [
    [needed.compiler, 'g++', 'g++', ['--version']],
    [needed.python, 'python3', 'python3', ['-c', 'import zipfile']],
    [needed.pip, 'python3-pip', 'python3', ['-m', 'pip', '--version']],
  ];
  const missing: string[] = [];
  for (const [wanted, name, command, args] of checks) {
    if (!wanted) continue;
    await run(command, args).catch(() => missing.push(name));
  }
  return missing;
}
