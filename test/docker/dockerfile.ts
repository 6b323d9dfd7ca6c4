import { readText } from './compose.js';

export interface Instruction {
  readonly name: string;
  readonly rest: string;
}

export interface Stage {
  /** As `COPY --from` names it; null for the last one. */
  readonly name: string | null;
  readonly image: string;
  readonly instructions: readonly Instruction[];
}

/** The stages of docker/Dockerfile, continued lines joined and comments left out. */
export async function readStages(): Promise<readonly Stage[]> {
  const stages: { name: string | null; image: string; instructions: Instruction[] }[] = [];
  const lines = (await readText('docker/Dockerfile'))
    .split('\n')
    .filter((line) => !line.startsWith('#'))
    .join('\n')
    .replaceAll('\\\n', ' ')
    .split('\n');
  for (const line of lines) {
    const [, name, rest] = /^([A-Z]+)\s+(.*)$/.exec(line.trim()) ?? [];
    if (name === undefined || rest === undefined) continue;
    if (name === 'FROM') {
      const [image = '', , alias = null] = rest.split(/\s+/);
      stages.push({ name: alias, image, instructions: [] });
    } else {
      stages.at(-1)?.instructions.push({ name, rest: rest.replaceAll(/\s+/g, ' ') });
    }
  }
  return stages;
}

export function valuesOf(stage: Stage, name: string): string[] {
  return stage.instructions.filter((found) => found.name === name).map(({ rest }) => rest);
}

/** The command in the exec form of an instruction such as CMD or HEALTHCHECK. */
export function execForm(text: string): string[] {
  const command: unknown = JSON.parse(text.slice(text.indexOf('[')));
  if (Array.isArray(command) && command.every((part) => typeof part === 'string')) return command;
  throw new Error(`not a command in exec form: ${text}`);
}
