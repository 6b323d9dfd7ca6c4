/** The time limit of one request over all its hops, joined with the caller's own signal. */
export class Deadline {
  readonly #controller = new AbortController();
  readonly #outer: AbortSignal | undefined;
  readonly #timer: NodeJS.Timeout;
  #ended: 'time' | 'caller' | null = null;

  constructor(
    readonly ms: number,
    outer?: AbortSignal,
  ) {
    this.#outer = outer;
    this.#timer = setTimeout(() => this.#end('time'), ms);
    if (outer?.aborted === true) this.#end('caller');
    outer?.addEventListener('abort', this.#outerAborted, { once: true });
  }

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  /** What ended the request early; null when nothing has. */
  get ended(): 'time' | 'caller' | null {
    return this.#ended;
  }

  clear(): void {
    clearTimeout(this.#timer);
    this.#outer?.removeEventListener('abort', this.#outerAborted);
  }

  readonly #outerAborted = (): void => this.#end('caller');

  #end(by: 'time' | 'caller'): void {
    this.#ended ??= by;
    this.#controller.abort();
  }
}
