import { type ChildProcess, spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { within } from './cleanup.js';

const STOP_LIMIT = 30_000;
/** Linux counts processor time in hundredths of a second, whatever the kernel's own tick is. */
const TICKS_PER_SECOND = 100;

const running = new Set<ChildProcess>();

/** Whatever is still running when the bench ends early. */
export function killChildren(): void {
  for (const child of running) child.kill('SIGKILL');
}

process.once('exit', killChildren);

export interface ChildOptions {
  /** Compiled script, relative to this file. */
  readonly script: string;
  readonly args?: readonly string[];
  readonly nodeArgs?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

/** A Node process of the bench; its standard error is shown, its standard output read by lines. */
export class Child {
  readonly #process: ChildProcess;
  readonly #exited: Promise<void>;
  readonly #waiting = new Set<(line: string | null) => void>();
  #stopping = false;

  constructor(options: ChildOptions) {
    const script = fileURLToPath(new URL(options.script, import.meta.url));
    // A session of its own: Ctrl-C must reach only the bench, which then stops it in order.
    this.#process = spawn(
      process.execPath,
      [...(options.nodeArgs ?? []), script, ...(options.args ?? [])],
      { env: { ...process.env, ...options.env }, stdio: ['ignore', 'pipe', 'inherit'], detached: true },
    );
    running.add(this.#process);
    this.#exited = new Promise((resolve) => {
      this.#process.once('exit', () => {
        running.delete(this.#process);
        for (const waiting of this.#waiting) waiting(null);
        resolve();
      });
    });
    if (this.#process.stdout) {
      createInterface({ input: this.#process.stdout }).on('line', (line) => {
        for (const waiting of this.#waiting) waiting(line);
      });
    }
  }

  /** The first group of the next line that matches. */
  line(pattern: RegExp, limitMs: number): Promise<string> {
    const found = new Promise<string>((resolve, reject) => {
      const look = (line: string | null): void => {
        const match = line === null ? null : pattern.exec(line);
        if (line !== null && !match) return;
        this.#waiting.delete(look);
        if (match) resolve(match[1] ?? match[0]);
        else reject(new Error(`the process ended before it said ${pattern.source}`));
      };
      this.#waiting.add(look);
    });
    return within(limitMs, `waiting for ${pattern.source}`, found);
  }

  /** @throws Error when it ended although nobody asked */
  assertAlive(): void {
    if (this.#stopping || (this.#process.exitCode === null && this.#process.signalCode === null))
      return;
    throw new Error(`a process of the bench ended with ${this.#process.exitCode ?? 'a signal'}`);
  }

  /** Waits until it ends by itself. */
  async exit(limitMs: number): Promise<void> {
    await within(limitMs, 'the end of a process', this.#exited);
    if (this.#process.exitCode !== 0) throw new Error('a process of the bench failed');
  }

  async stop(): Promise<void> {
    this.#stopping = true;
    this.#process.kill('SIGTERM');
    await Promise.race([this.#exited, sleep(STOP_LIMIT, undefined, { ref: false })]);
    this.#process.kill('SIGKILL');
    await this.#exited;
  }

  /** Largest resident memory so far, bytes; null where /proc has none. */
  async peakMemory(): Promise<number | null> {
    const status = await readFile(`/proc/${this.#process.pid}/status`, 'utf8').catch(() => '');
    const kilobytes = /^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1];
    return kilobytes === undefined ? null : Number(kilobytes) * 1024;
  }

  /** Processor time of all its threads so far, seconds; null where /proc has none. */
  async cpuSeconds(): Promise<number | null> {
    const stat = await readFile(`/proc/${this.#process.pid}/stat`, 'utf8').catch(() => '');
    // The command's name stands in brackets and may hold anything; the fields follow it.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const [user, system] = [fields[11], fields[12]].map(Number);
    if (user === undefined || system === undefined || Number.isNaN(user + system)) return null;
    return (user + system) / TICKS_PER_SECOND;
  }
}
