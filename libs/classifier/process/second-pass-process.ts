import { fork, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { FromSecondPass, SecondPassFile, ToSecondPass } from './messages.js';

/** Why a request has no answer: the process is not ready yet, has too much to do, was too slow, or failed. */
export type SecondPassMiss = 'starting' | 'busy' | 'late' | 'failed';

export class SecondPassError extends Error {
  override readonly name = 'SecondPassError';

  constructor(
    readonly miss: SecondPassMiss,
    message: string,
  ) {
    super(message);
  }
}

export interface SecondPassProcessOptions {
  /** Left out: the native runtime where it loads, else WebAssembly. */
  readonly prefer?: 'native' | 'wasm';
  /** TensorFlow's. */
  readonly threads?: number;
  /** From request to answer, waiting included, ms; whoever asked goes on without it then. */
  readonly deadlineMs?: number;
  /** Texts under way; beyond, a request is refused at once. */
  readonly maxTexts?: number;
  /** The process failed or ended although nobody asked; it is started again at a later request. */
  readonly onFailure?: (message: string) => void;
  /** The program, where it isn't beside this file. */
  readonly program?: URL;
}

const DEADLINE_MS = 250;
const MAX_TEXTS = 256;
/** Wait before the process is started again, doubled with every failure in a row, ms. */
const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 60_000;

interface Request {
  readonly texts: number;
  readonly timer: NodeJS.Timeout;
  readonly resolve: (logits: Float32Array) => void;
  readonly reject: (error: SecondPassError) => void;
}

/**
 * A second pass in a process of its own, so that its seconds of computing hold up no batch: an answer comes
 * within the deadline or not at all. Answers like {@link SecondPass}, or rejects with a
 * {@link SecondPassError}; never slower than the deadline, whatever the process does.
 */
export class SecondPassProcess {
  private child: ChildProcess | null = null;
  private ready = false;
  private failures = 0;
  private startAfter = 0;
  private lastId = 0;
  private texts = 0;
  private disposed = false;
  private readonly requests = new Map<number, Request>();

  constructor(
    private readonly file: SecondPassFile,
    private readonly options: SecondPassProcessOptions = {},
  ) {
    this.start();
  }

  /** Of the process; null while there is none. */
  get pid(): number | null {
    return this.child?.pid ?? null;
  }

  /** Log-odds, texts × OUTPUTS. */
  async score(texts: readonly string[]): Promise<Float32Array> {
    if (texts.length === 0) return new Float32Array(0);
    if (this.child === null && performance.now() >= this.startAfter) this.start();
    if (this.child === null || !this.ready) {
      throw new SecondPassError('starting', 'the second pass’s process is not ready');
    }
    const { maxTexts = MAX_TEXTS, deadlineMs = DEADLINE_MS } = this.options;
    if (this.texts > 0 && this.texts + texts.length > maxTexts) {
      throw new SecondPassError('busy', `the second pass has ${this.texts} texts to do`);
    }
    const id = (this.lastId += 1);
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => this.giveUp(id), deadlineMs);
      this.requests.set(id, { texts: texts.length, timer, resolve, reject });
      this.texts += texts.length;
      this.send({ is: 'score', id, texts: [...texts] });
    });
  }

  dispose(): void {
    this.disposed = true;
    const { child } = this;
    if (child !== null) this.lost(child, null);
  }

  private start(): void {
    if (this.disposed) return;
    const program = this.options.program ?? new URL('./second-pass-main.js', import.meta.url);
    // Without this process's own arguments, such as --cpu-prof; its standard error is ours.
    const child = fork(fileURLToPath(program), [], {
      serialization: 'advanced',
      execArgv: [],
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    this.child = child;
    child.on('message', (message: FromSecondPass) => this.received(child, message));
    child.on('error', (error) => this.lost(child, error.message));
    child.on('exit', (code, signal) =>
      this.lost(child, `it ended with ${signal ?? code ?? 'nothing'}`),
    );
    // Neither keeps a process alive that has nothing else to do.
    child.unref();
    child.channel?.unref();
    const { prefer = null, threads = 1 } = this.options;
    this.send({ is: 'load', file: this.file, prefer, threads });
  }

  private send(message: ToSecondPass): void {
    const { child } = this;
    child?.send(message, (error) => {
      if (error !== null) this.lost(child, error.message);
    });
  }

  private received(child: ChildProcess, message: FromSecondPass): void {
    if (child !== this.child) return;
    switch (message.is) {
      case 'ready':
        this.ready = true;
        break;
      case 'scored':
        this.failures = 0;
        this.take(message.id)?.resolve(message.logits);
        break;
      case 'failed':
        if (message.id === null) this.lost(child, message.message);
        else this.take(message.id)?.reject(new SecondPassError('failed', message.message));
        break;
    }
  }

  private giveUp(id: number): void {
    this.take(id)?.reject(new SecondPassError('late', 'the second pass took too long'));
    this.send({ is: 'forget', id });
  }

  private take(id: number): Request | undefined {
    const request = this.requests.get(id);
    if (request === undefined) return undefined;
    clearTimeout(request.timer);
    this.requests.delete(id);
    this.texts -= request.texts;
    return request;
  }

  /** @param why null: we ended it */
  private lost(child: ChildProcess, why: string | null): void {
    if (child !== this.child) return;
    this.child = null;
    this.ready = false;
    child.kill('SIGKILL');
    const wait = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** this.failures);
    this.failures += 1;
    this.startAfter = performance.now() + wait;
    for (const id of this.requests.keys()) {
      this.take(id)?.reject(new SecondPassError('failed', 'the second pass’s process has ended'));
    }
    if (why !== null) this.options.onFailure?.(why);
  }
}
