import { expect, it } from 'vitest';
import { createMetrics } from '../../libs/platform/metrics.js';
import { readSteps } from './step-times.js';

it('reads the time of each step an activity off the real metrics', async () => {
  const metrics = createMetrics({ version: '0', mode: 'kafka' });
  for (const messages of [100, 300]) metrics.batchSize.observe(messages);
  metrics.stepSeconds.observe({ step: 'parse' }, 0.01);
  metrics.stepSeconds.observe({ step: 'parse' }, 0.03);
  metrics.stepSeconds.observe({ step: 'record' }, 0.2);
  const steps = readSteps(await metrics.registry.metrics());
  expect(steps.activities).toBe(400);
  expect(steps.batches).toBe(2);
  expect(steps.perActivity['parse']).toBeCloseTo(100, 6);
  expect(steps.perActivity['record']).toBeCloseTo(500, 6);
});

it('says zero for a worker that has seen nothing', async () => {
  const metrics = createMetrics({ version: '0', mode: 'kafka' });
  const steps = readSteps(await metrics.registry.metrics());
  expect(steps.activities).toBe(0);
  expect(Object.values(steps.perActivity).every((value) => value === 0)).toBe(true);
});
