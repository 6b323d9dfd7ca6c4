import { errorMessage } from '../../libs/kernel/error-code.js';

const STEP_LIMIT = 90_000;

/** What was started, undone in reverse: once, whoever asks first, and never for ever. */
export class Cleanup {
  readonly #steps: { readonly name: string; readonly undo: () => Promise<unknown> }[] = [];
  readonly #starting: Promise<unknown>[] = [];
  #running: Promise<void> | null = null;

  /** What is still starting when the end is asked for has to start before it can be stopped. */
  during<T>(work: Promise<T>): Promise<T> {
    this.#starting.push(work);
    return work;
  }

  add(name: string, undo: () => Promise<unknown>): void {
    this.#steps.push({ name, undo });
  }

  run(): Promise<void> {
    this.#running ??= this.#run();
    return this.#running;
  }

  async #run(): Promise<void> {
    await within(STEP_LIMIT, 'starting', Promise.allSettled(this.#starting)).catch(report('starting'));
    for (const { name, undo } of this.#steps.splice(0).toReversed()) {
      await within(STEP_LIMIT, name, undo()).catch(report(name));
    }
  }
}

function report(name: string): (error: unknown) => void {
  return (error) => void process.stderr.write(`could not clean up: ${name}: ${errorMessage(error)}\n`);
}

/** @throws Error when the work takes longer */
export async function within<T>(limitMs: number, what: string, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new Error(`${what} took longer than ${limitMs / 1000} s`)),
      limitMs,
    );
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
