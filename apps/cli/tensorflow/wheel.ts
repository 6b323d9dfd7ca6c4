import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import { errorMessage } from '../../../libs/kernel/error-code.js';
import { exists } from './files.js';
import { TENSORFLOW, type Layout, type Wheel } from './versions.js';

const run = promisify(execFile);

/** TensorFlow's shared libraries, by their names in the wheel and for the dynamic linker. */
export const LIBRARIES = ['libtensorflow_cc.so.2', 'libtensorflow_framework.so.2'] as const;

/** Python has a reader of zip files that takes 500 MB apart without holding them. */
const UNPACK = `
import sys, zipfile
wanted = ('tensorflow/include/tensorflow/c/', 'tensorflow/include/tensorflow/core/platform/', 'tensorflow/include/tsl/c/', 'tensorflow/include/tsl/platform/')
files = ('tensorflow/libtensorflow_cc.so.2', 'tensorflow/libtensorflow_framework.so.2', 'tensorflow/THIRD_PARTY_NOTICES.txt')
with zipfile.ZipFile(sys.argv[1]) as wheel:
    wheel.extractall(sys.argv[2], [n for n in wheel.namelist() if n in files or n.startswith(wanted) or n.endswith('.dist-info/LICENSE')])
`;

/**
 * Puts the libraries, the headers and the licences of TensorFlow's wheel into the cache, whole or not
 * at all. Nothing is done where they are already.
 * @param given a wheel that is at hand; otherwise pip downloads it, by the user's own settings of pip
 * @throws Error that says what to do
 */
export async function cacheTensorflow(
  at: Layout,
  wheel: Wheel,
  given: string | null,
  say: (line: string) => void,
): Promise<void> {
  if (await exists(at.cachedTensorflow)) return;
  const partial = `${at.cachedTensorflow}.${process.pid}.partial`;
  await mkdir(partial, { recursive: true });
  try {
    const file = given ?? (await download(join(partial, 'wheel'), wheel, say));
    const digest = await sha256(file);
    if (digest !== wheel.sha256) {
      throw new Error(`${file} has the SHA-256 ${digest}, expected is ${wheel.sha256}: not used`);
    }
    say('unpacking TensorFlow (600 MB)');
    const unpacked = join(partial, 'unpacked');
    await run('python3', ['-c', UNPACK, file, unpacked]);
    await rename(unpacked, at.cachedTensorflow).catch(async (error: unknown) => {
      // Another run was faster.
      if (!(await exists(at.cachedTensorflow))) throw error;
    });
  } finally {
    await rm(partial, { recursive: true, force: true });
  }
}

async function download(
  folder: string,
  { project, platform }: Wheel,
  say: (line: string) => void,
): Promise<string> {
  say(`fetching ${project} ${TENSORFLOW} with pip (200 MB)`);
  const what = ['--no-deps', '--only-binary=:all:', '--platform', platform, '--python-version', '3.11'];
  const options = [
    ...what,
    '--quiet',
    '--disable-pip-version-check',
    '--no-cache-dir',
    '--dest',
    folder,
  ];
  try {
    await run('python3', ['-m', 'pip', 'download', ...options, `${project}==${TENSORFLOW}`]);
  } catch (error) {
    throw new Error(
      `pip could not fetch ${project} ${TENSORFLOW}: ${errorMessage(error)}\n` +
        'Give pip an index that it reaches (pip config set global.index-url …), or fetch the wheel ' +
        `${project.replaceAll('-', '_')}-${TENSORFLOW}-cp311-cp311-${platform}*.whl elsewhere and ` +
        'hand it over: npm run tensorflow -- --wheel FILE',
      { cause: error },
    );
  }
  const [name] = await readdir(folder);
  if (name === undefined) throw new Error('pip fetched nothing');
  return join(folder, name);
}

async function sha256(file: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
}
