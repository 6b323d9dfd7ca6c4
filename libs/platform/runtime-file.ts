import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';

/** How the command line finds a running embedded server. Holds a password: readable by its owner only. */
export const runtimeSchema = z.object({
  pid: z.number().int(),
  databaseUrl: z.string(),
  apiUrl: z.string(),
});
export type Runtime = z.infer<typeof runtimeSchema>;

export function runtimeFile(dataDir: string): string {
  return join(dataDir, 'runtime.json');
}

export function writeRuntime(dataDir: string, runtime: Runtime): void {
  const file = runtimeFile(dataDir);
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  writeFileSync(file, `${JSON.stringify(runtime, null, 2)}\n`, { mode: 0o600 });
}

export function removeRuntime(dataDir: string): void {
  rmSync(runtimeFile(dataDir), { force: true });
}
