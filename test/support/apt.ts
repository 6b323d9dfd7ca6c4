import { execFile } from 'node:child_process';
import { access } from 'node:fs/promises';
import { promisify } from 'node:util';
import { errorMessage } from '../../libs/kernel/error-code.js';

const run = promisify(execFile);

let aptUpdated = false;

/** Answers whether the package was installed; never tries where it can't work. */
export async function aptInstall(name: string): Promise<boolean> {
  if (process.getuid?.() !== 0 || !(await isDebian())) return false;
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  console.log(`installing ${name} with apt-get`);
  try {
    if (!aptUpdated) await run('apt-get', ['update', '-q'], { env });
    aptUpdated = true;
    await run('apt-get', ['install', '-q', '-y', '--no-install-recommends', name], {
      env,
      maxBuffer: 64 * 1024 * 1024,
    });
    return true;
  } catch (error) {
    console.log(`apt-get could not install ${name}: ${errorMessage(error)}`);
    return false;
  }
}

async function isDebian(): Promise<boolean> {
  return await access('/etc/debian_version').then(
    () => true,
    () => false,
  );
}
