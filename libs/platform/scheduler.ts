import type { EmitEvent } from './event.js';
import { JOB_FAILED } from './events.js';

/** A job; the signal fires when the scheduler stops. */
export type Job = (signal: AbortSignal) => Promise<void>;

export interface Scheduler {
  /**
   * Runs a job again and again, `ms` after the end of its last run, give or take a tenth so that
   * processes started together drift apart. Runs of one job never overlap. The first comes after
   * one interval.
   */
  every(ms: number, name: string, job: Job): void;
  /** Starts nothing more and resolves when the runs under way have ended. */
  stop(): Promise<void>;
}

const JITTER = 0.1;

export function createScheduler(options: {
  readonly event: EmitEvent;
  /** In [0, 1). */
  readonly random?: () => number;
}): Scheduler {
  const random = options.random ?? Math.random;
  const stopping = new AbortController();
  const timers = new Set<NodeJS.Timeout>();
  const running = new Set<Promise<void>>();

  const run = async (name: string, job: Job): Promise<void> => {
    try {
      await job(stopping.signal);
    } catch (error) {
      if (!stopping.signal.aborted) options.event(JOB_FAILED, { job: name, err: error });
    }
  };

  const schedule = (ms: number, name: string, job: Job): void => {
    if (stopping.signal.aborted) return;
    const timer = setTimeout(
      () => {
        timers.delete(timer);
        const current = run(name, job).finally(() => {
          running.delete(current);
          schedule(ms, name, job);
        });
        running.add(current);
      },
      ms * (1 - JITTER + 2 * JITTER * random()),
    );
    timers.add(timer);
  };

  return {
    every: schedule,
    async stop() {
      stopping.abort();
      for (const timer of timers) clearTimeout(timer);
      timers.clear();
      await Promise.all(running);
    },
  };
}
