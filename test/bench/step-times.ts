/** Elapsed µs an activity, by step. Lanes overlap, so their sum is more than a pass takes. */
export interface StepTimes {
  readonly activities: number;
  readonly batches: number;
  readonly perActivity: Readonly<Record<string, number>>;
}

/** @param text metrics of a worker, in Prometheus's text format */
export function readSteps(text: string): StepTimes {
  const seconds: Record<string, number> = {};
  let activities = 0;
  let batches = 0;
  for (const line of text.split('\n')) {
    const [, step, sum] = /^tidegate_step_seconds_sum\{step="(\w+)"\} (\S+)$/.exec(line) ?? [];
    if (step !== undefined) seconds[step] = Number(sum);
    const [, part, value] = /^tidegate_batch_size_(sum|count) (\S+)$/.exec(line) ?? [];
    if (part === 'sum') activities = Number(value);
    if (part === 'count') batches = Number(value);
  }
  const perActivity: Record<string, number> = {};
  for (const [step, sum] of Object.entries(seconds)) {
    perActivity[step] = activities === 0 ? 0 : (sum / activities) * 1e6;
  }
  return { activities, batches, perActivity };
}
