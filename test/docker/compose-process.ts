import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
/** Kept of what a process prints, for when a test fails. */
const MAX_OUTPUT = 64 * 1024;

/** A command of compose.yaml as a plain process, in the repository's root as in the image's /app. */
export class ComposeProcess {
  readonly #child: ChildProcess;
  readonly #ended: Promise<number>;
  #output = '';

  constructor(command: readonly string[], env: Readonly<Record<string, string>>) {
    const [program, ...args] = command;
    if (program !== 'node') throw new Error(`only node is expected here, not ${String(program)}`);
    this.#child = spawn(process.execPath, args, {
      cwd: ROOT,
      env: { PATH: process.env['PATH'], NODE_ENV: 'production', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [this.#child.stdout, this.#child.stderr]) {
      stream?.on('data', (chunk: Buffer) => {
        this.#output = `${this.#output}${chunk.toString()}`.slice(-MAX_OUTPUT);
      });
    }
    this.#ended = once(this.#child, 'close').then(() => this.#child.exitCode ?? -1);
  }

  get output(): string {
    return this.#output;
  }

  /** Exit status; -1 when a signal ended it. */
  ended(): Promise<number> {
    return this.#ended;
  }

  /** As `docker stop` does it. */
  stop(): Promise<number> {
    this.#child.kill('SIGTERM');
    return this.#ended;
  }

  kill(): void {
    this.#child.kill('SIGKILL');
  }

  /** First match in what it prints. @throws Error when it ends, or `ms` pass, without one */
  async prints(pattern: RegExp, ms: number): Promise<RegExpExecArray> {
    const deadline = Date.now() + ms;
    for (;;) {
      const match = pattern.exec(this.#output);
      if (match) return match;
      if (this.#child.exitCode !== null || Date.now() > deadline) {
        throw new Error(`never printed ${String(pattern)}:\n${this.#output.slice(-4_000)}`);
      }
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}
