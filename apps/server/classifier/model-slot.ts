import { MINUTE, type Clock } from '../../../libs/kernel/clock.js';
import type { Model } from './models.js';

/** A version that could not be loaded is tried again after this: somebody may have put it there. */
const RETRY_AFTER = MINUTE;

export interface ModelSlotDeps {
  /** @param version null: the default one */
  readonly load: (version: string | null) => Promise<Model>;
  readonly clock: Clock;
  /** Versions now and before; null: none. */
  readonly changed: (version: string | null, before: string | null) => void;
  /** @param kept version of the model that goes on; null: none was there */
  readonly failed: (version: string | null, error: unknown, kept: string | null) => void;
}

/**
 * The model in use. Another version is loaded in the background while this one goes on; it is disposed
 * of once nobody computes with it any more.
 */
export class ModelSlot {
  private held: Held | null = null;
  private asked: { readonly version: string | null } | null = null;
  private loading: Promise<void> = Promise.resolve();
  private retryAt = Infinity;

  constructor(private readonly deps: ModelSlotDeps) {}

  /** Starts loading a version unless it is there or on its way; waited for, it is in use or has failed. */
  async want(version: string | null): Promise<void> {
    const again = this.deps.clock.now() >= this.retryAt;
    if (this.asked === null || this.asked.version !== version || again) {
      const asked = (this.asked = { version });
      this.retryAt = Infinity;
      this.loading = this.replace(asked);
    }
    await this.loading;
  }

  /** What `work` makes of the model in use; null: none is. */
  async use<T>(work: (model: Model) => Promise<T>): Promise<T | null> {
    const held = this.held;
    if (held === null) return null;
    held.users += 1;
    try {
      return await work(held.model);
    } finally {
      held.users -= 1;
      held.disposeIfIdle();
    }
  }

  /** Lets go of the model. */
  clear(): void {
    this.asked = null;
    this.retryAt = Infinity;
    this.hold(null);
  }

  private async replace(asked: { readonly version: string | null }): Promise<void> {
    const { version } = asked;
    if (version !== null && this.held?.model.version === version) return;
    try {
      const model = await this.deps.load(version);
      if (this.asked !== asked) {
        model.dispose();
        return;
      }
      this.hold(new Held(model));
    } catch (error) {
      if (this.asked !== asked) return;
      this.retryAt = this.deps.clock.now() + RETRY_AFTER;
      this.deps.failed(version, error, this.held?.model.version ?? null);
    }
  }

  private hold(next: Held | null): void {
    const last = this.held;
    if (last === next) return;
    this.held = next;
    this.deps.changed(next?.model.version ?? null, last?.model.version ?? null);
    if (last === null) return;
    last.retired = true;
    last.disposeIfIdle();
  }
}

class Held {
  users = 0;
  retired = false;

  constructor(readonly model: Model) {}

  disposeIfIdle(): void {
    if (this.retired && this.users === 0) this.model.dispose();
  }
}
