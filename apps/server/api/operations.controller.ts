import { Controller, Get, Inject, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import type { z } from 'zod';
import { SECOND } from '../../../libs/kernel/clock.js';
import { Describe } from './openapi/endpoint.js';
import { METRICS, PROBES, type ApiPorts, type Probe } from './ports.js';
import { health } from './shapes.js';

const PROBE_TIMEOUT = 3 * SECOND;

type Health = z.infer<typeof health>;

@ApiTags('operation')
@Controller()
export class OperationsController {
  constructor(
    @Inject(PROBES) private readonly probes: readonly Probe[],
    @Inject(METRICS) private readonly metrics: ApiPorts['metrics'],
  ) {}

  @Get('health/live')
  @Describe({ summary: 'Whether the process answers', scopes: [], response: health })
  live(): Health {
    return { status: 'ok', checks: {} };
  }

  @Get('health/ready')
  @Describe({
    summary: 'Whether the API is of use',
    description: 'Looks at the database and the log; 503 with the same body when one fails.',
    scopes: [],
    response: health,
  })
  async ready(@Res({ passthrough: true }) response: Response): Promise<Health> {
    const checks = await Promise.all(
      this.probes.map(async (probe) => [probe.name, await state(probe)] as const),
    );
    const failing = checks.some(([, found]) => found === 'failing');
    if (failing) response.status(503);
    return { status: failing ? 'failing' : 'ok', checks: Object.fromEntries(checks) };
  }

  /** A token always: a proxy on the same host makes every caller look local. */
  @Get('metrics')
  @Describe({
    summary: 'Metrics in Prometheus’ text format',
    scopes: ['metrics:read'],
    produces: ['text/plain'],
  })
  async scrape(@Res({ passthrough: true }) response: Response): Promise<string> {
    response.setHeader('Content-Type', this.metrics.contentType);
    return this.metrics.metrics();
  }
}

async function state(probe: Probe): Promise<'ok' | 'failing'> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<'failing'>((resolve) => {
    timer = setTimeout(() => resolve('failing'), PROBE_TIMEOUT);
  });
  const checked = probe.check().then(
    () => 'ok' as const,
    () => 'failing' as const,
  );
  const found = await Promise.race([checked, late]);
  clearTimeout(timer);
  return found;
}
