import { errorMessage } from '../../libs/kernel/error-code.js';

const STEP_LIMIT = 90_000;

/** What was started, undone in reverse: once, whoever asks first, and never for ever. */
export class Cleanup {
  readonly #steps: { readonly name: string; readonly undo: () => Promise<unknown> }[] = [];
  #running: Promise<void> | null = null;

  add(name: string, undo: () => Promise<unknown>): void {
    this.#steps.push({ name, undo });
  }

  run(): Promise<void> {
    this.#running ??= this.#run();
    return this.#running;
  }

  async #run(): Promise<void> {
    for (const { name, undo } of this.#steps.splice(0).toReversed()) {
      try {
        await within(STEP_LIMIT, name, undo());
      } catch (error) {
        process.stderr.write(`could not clean up: ${name}: ${errorMessage(error)}\n`);
      }
    }
  }
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
