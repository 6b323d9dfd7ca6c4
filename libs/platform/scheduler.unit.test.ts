import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createScheduler } from './scheduler.js';

describe('createScheduler', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('runs a job at its interval, jittered by a tenth', async () => {
    const job = vi.fn(() => Promise.resolve());
    const early = createScheduler({ event: vi.fn(), random: () => 0 });
    early.every(1000, 'early', job);
    await vi.advanceTimersByTimeAsync(899);
    expect(job).toHaveBeenCalledTimes(0);
    await vi.advanceTimersByTimeAsync(1);
    expect(job).toHaveBeenCalledTimes(1);
    await vi.advanceTimersByTimeAsync(900);
    expect(job).toHaveBeenCalledTimes(2);
    await early.stop();
  });

  it('never runs a job twice at a time', async () => {
    let running = 0;
    let most = 0;
    let runs = 0;
    const scheduler = createScheduler({ event: vi.fn(), random: () => 0.5 });
    scheduler.every(100, 'slow', async () => {
      runs += 1;
      most = Math.max(most, (running += 1));
      await new Promise((resolve) => setTimeout(resolve, 350));
      running -= 1;
    });
    await vi.advanceTimersByTimeAsync(1000);
    expect(runs).toBe(3);
    expect(most).toBe(1);
    const stopped = scheduler.stop();
    await vi.advanceTimersByTimeAsync(350);
    await stopped;
  });

  it('tells of a failure and goes on', async () => {
    const event = vi.fn();
    const job = vi.fn(() => Promise.reject(new Error('no')));
    const scheduler = createScheduler({ event, random: () => 0.5 });
    scheduler.every(100, 'broken', job);
    await vi.advanceTimersByTimeAsync(250);
    expect(job).toHaveBeenCalledTimes(2);
    expect(event.mock.calls[0]?.[1]).toMatchObject({ job: 'broken', err: { message: 'no' } });
    await scheduler.stop();
  });

  it('awaits a run under way when it stops, tells it so, and starts nothing more', async () => {
    let ended = false;
    const job = vi.fn(
      (signal: AbortSignal) =>
        new Promise<void>((resolve) => {
          signal.addEventListener('abort', () => {
            ended = true;
            resolve();
          });
        }),
    );
    const scheduler = createScheduler({ event: vi.fn(), random: () => 0.5 });
    scheduler.every(100, 'job', job);
    await vi.advanceTimersByTimeAsync(100);
    await scheduler.stop();
    expect(ended).toBe(true);
    scheduler.every(100, 'late', job);
    await vi.advanceTimersByTimeAsync(1000);
    expect(job).toHaveBeenCalledTimes(1);
  });
});
