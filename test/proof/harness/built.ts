import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The repository, from the sources as from what is built of them. */
export function repositoryRoot(): string {
  let folder = import.meta.dirname;
  while (!existsSync(join(folder, 'package.json'))) {
    const parent = dirname(folder);
    if (parent === folder) throw new Error('no package.json above the tests');
    folder = parent;
  }
  return folder;
}

/** What `npm run build` makes; the processes under test run from here. */
export function builtRoot(): string {
  const folder = join(repositoryRoot(), 'dist');
  if (!existsSync(join(folder, 'apps', 'server', 'main.js'))) {
    throw new Error('the server is not built: run npm run build');
  }
  return folder;
}
