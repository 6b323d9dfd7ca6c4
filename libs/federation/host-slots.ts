interface Waiter {
  readonly host: string;
  readonly start: () => void;
}

/** Gives a request its turn; called once when the request is over. */
export type Release = () => void;

/**
 * Limits how many requests run at a time, in all and to one host, so that a slow host takes
 * neither all connections nor, by the bound on waiting, memory without end.
 */
export class HostSlots {
  readonly #limits: { readonly perHost: number; readonly total: number; readonly waiting: number };
  readonly #running = new Map<string, number>();
  #total = 0;
  #waiting: Waiter[] = [];

  constructor(limits: { readonly perHost: number; readonly total: number; readonly waiting: number }) {
    this.#limits = limits;
  }

  get waiting(): number {
    return this.#waiting.length;
  }

  /**
   * Resolves with the release when it is this request's turn, `busy` when too many wait already,
   * `aborted` when the signal fires first.
   */
  acquire(host: string, signal: AbortSignal): Promise<Release | 'busy' | 'aborted'> {
    if (signal.aborted) return Promise.resolve('aborted');
    if (this.#free(host)) return Promise.resolve(this.#take(host));
    if (this.#waiting.length >= this.#limits.waiting) return Promise.resolve('busy');
    return new Promise((resolve) => {
      const giveUp = () => {
        this.#waiting = this.#waiting.filter((other) => other !== waiter);
        resolve('aborted');
      };
      const waiter: Waiter = {
        host,
        start: () => {
          signal.removeEventListener('abort', giveUp);
          resolve(this.#take(host));
        },
      };
      signal.addEventListener('abort', giveUp, { once: true });
      this.#waiting.push(waiter);
    });
  }

  #free(host: string): boolean {
    return this.#total < this.#limits.total && (this.#running.get(host) ?? 0) < this.#limits.perHost;
  }

  #take(host: string): Release {
    this.#total += 1;
    this.#running.set(host, (this.#running.get(host) ?? 0) + 1);
    let released = false;
    return () => {
      if (released) return;
      released = true;
      this.#total -= 1;
      const left = (this.#running.get(host) ?? 1) - 1;
      if (left === 0) this.#running.delete(host);
      else this.#running.set(host, left);
      this.#startNext();
    };
  }

  #startNext(): void {
    const index = this.#waiting.findIndex(({ host }) => this.#free(host));
    const [next] = index < 0 ? [] : this.#waiting.splice(index, 1);
    next?.start();
  }
}
