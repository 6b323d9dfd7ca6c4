import { readdir, readlink } from 'node:fs/promises';
import { sep } from 'node:path';

/**
 * Ends what an interrupted test run left behind: services that tests start have sessions of their
 * own, and their working folders are below the run's. Only where there is a /proc.
 */
export async function endLeftovers(folder: string): Promise<number> {
  let ended = 0;
  const entries = await readdir('/proc').catch(() => []);
  for (const entry of entries) {
    if (!/^\d+$/.test(entry) || Number(entry) === process.pid) continue;
    const cwd = await readlink(`/proc/${entry}/cwd`).catch(() => '');
    if (cwd !== folder && !cwd.startsWith(folder + sep)) continue;
    try {
      process.kill(Number(entry), 'SIGKILL');
      ended++;
    } catch {
      continue;
    }
  }
  return ended;
}
