import { setTimeout as sleep } from 'node:timers/promises';

const FIRST_MS = 50;
const LONGEST_MS = 5_000;

/** Exponential, jittered, bounded wait before another attempt. */
export async function backoff(attempt: number): Promise<void> {
  const limit = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(attempt, 10));
  await sleep(limit / 2 + Math.random() * (limit / 2));
}
