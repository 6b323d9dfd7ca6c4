import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buildExamples } from './examples.js';

const FOLDER = 'examples';

/** Writes examples/ below the working directory; with `--check` it only compares. */
async function main(check: boolean): Promise<void> {
  await mkdir(FOLDER, { recursive: true });
  const differing: string[] = [];
  for (const [name, text] of buildExamples()) {
    const path = join(FOLDER, name);
    const present = await readFile(path, 'utf8').catch(() => null);
    if (present === text) continue;
    differing.push(path);
    if (!check) await writeFile(path, text);
  }
  if (check && differing.length > 0) {
    console.error(`out of step with test/traffic: ${differing.join(', ')}; run npm run examples`);
    process.exitCode = 1;
    return;
  }
  console.log(differing.length === 0 ? 'examples/ is in step' : `wrote ${differing.join(', ')}`);
}

await main(process.argv.includes('--check'));
