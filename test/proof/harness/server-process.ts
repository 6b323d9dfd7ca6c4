import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { builtRoot } from './built.js';

const START_LIMIT = 60_000;
const STOP_LIMIT = 60_000;
const LOG_TAIL = 4_000;

export interface ServerOptions {
  readonly env: Readonly<Record<string, string>>;
  /** Working folder; a run that is interrupted finds the process by it. */
  readonly folder: string;
  readonly name: string;
}

const memorySchema = z.string().regex(/^\d+$/).transform(Number);

/** One process of the built server, as an operator runs it; its log goes to a file. */
export class ServerProcess {
  readonly name: string;
  readonly url: string;
  readonly #child: ChildProcess;
  readonly #logFile: string;

  private constructor(name: string, url: string, child: ChildProcess, logFile: string) {
    this.name = name;
    this.url = url;
    this.#child = child;
    this.#logFile = logFile;
  }

  /** Resolves when it listens. @throws Error with the end of its log when it doesn't start. */
  static async start(options: ServerOptions): Promise<ServerProcess> {
    const logFile = join(options.folder, `${options.name}.log`);
    const log = await open(logFile, 'a');
    const child = spawn(process.execPath, [join(builtRoot(), 'apps', 'server', 'main.js')], {
      cwd: options.folder,
      env: { PATH: process.env['PATH'] ?? '', ...options.env },
      stdio: ['ignore', 'pipe', log.fd],
      detached: true,
    });
    await log.close();
    const lastResort = (): void => void child.kill('SIGKILL');
    process.once('exit', lastResort);
    child.once('exit', () => process.off('exit', lastResort));
    const url = await Promise.race([
      greeting(child),
      once(child, 'exit').then(() => null),
      sleep(START_LIMIT, null, { ref: false }),
    ]);
    if (url === null) {
      child.kill('SIGKILL');
      throw new Error(`${options.name} did not start:\n${await tail(logFile)}`);
    }
    return new ServerProcess(options.name, url, child, logFile);
  }

  get alive(): boolean {
    return this.#child.exitCode === null && this.#child.signalCode === null;
  }

  /** As a power cut would: kill -9. */
  async kill(): Promise<void> {
    await this.#end('SIGKILL');
  }

  /** As an operator would, and waits. */
  async stop(): Promise<void> {
    const impatient = setTimeout(() => this.#child.kill('SIGKILL'), STOP_LIMIT);
    await this.#end('SIGTERM');
    clearTimeout(impatient);
  }

  suspend(): void {
    this.#child.kill('SIGSTOP');
  }

  resume(): void {
    this.#child.kill('SIGCONT');
  }

  /** Resident memory now, bytes; null where there is no /proc. */
  async memory(): Promise<number | null> {
    const status = await readFile(`/proc/${this.#child.pid}/status`, 'utf8').catch(() => '');
    const kilobytes = memorySchema.safeParse(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1]);
    return kilobytes.success ? kilobytes.data * 1024 : null;
  }

  /** Sum of a metric over its labels. */
  async metric(name: string, token: string): Promise<number> {
    const response = await fetch(`${this.url}/metrics`, {
      headers: { authorization: `Bearer ${token}` },
    });
    if (!response.ok) throw new Error(`metrics of ${this.name}: status ${response.status}`);
    let sum = 0;
    for (const line of (await response.text()).split('\n')) {
      if (line.startsWith(`${name}{`) || line.startsWith(`${name} `))
        sum += Number(line.split(' ').at(-1));
    }
    return sum;
  }

  logTail(): Promise<string> {
    return tail(this.#logFile);
  }

  async #end(signal: NodeJS.Signals): Promise<void> {
    if (!this.alive) return;
    const exited = once(this.#child, 'exit');
    this.#child.kill(signal);
    await exited;
  }
}

/** The address that a server prints when it is up. */
function greeting(child: ChildProcess): Promise<string> {
  return new Promise((resolve) => {
    let text = '';
    // Read to the end of its life: a full pipe would stop it.
    child.stdout?.on('data', (chunk: Buffer) => {
      if (text.length < LOG_TAIL) text += chunk.toString();
      const url = /listens on (\S+)/.exec(text)?.[1];
      if (url !== undefined) resolve(url);
    });
  });
}

async function tail(file: string): Promise<string> {
  return (await readFile(file, 'utf8').catch(() => '')).slice(-LOG_TAIL);
}
