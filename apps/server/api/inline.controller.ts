import { Controller, HttpCode, Inject, Post, Query, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Request } from 'express';
import type { z } from 'zod';
import type { Decision } from '../../../libs/contracts/decision.js';
import { INBOUND_HEADERS } from '../../../libs/contracts/inbound.js';
import { MAX_HEADER_BYTES } from '../../../libs/contracts/topics.js';
import { applyFilters } from '../../../libs/decide/apply-filters.js';
import { readDelivery } from '../../../libs/pipeline/delivery.js';
import type { JsonObject } from '../../../libs/kernel/json.js';
import { ProblemError } from '../../../libs/platform/problem.js';
import { ACTIVITY_TYPES } from './http/bodies.interceptor.js';
import { depthWithin } from './http/depth.js';
import { zod } from './http/zod-pipe.js';
import { API_PREFIX } from './constants.js';
import { Describe } from './openapi/endpoint.js';
import { EVALUATOR, type InlineEvaluator } from './ports.js';
import { judgeQuery, judged } from './shapes.js';

/** Nesting that can be filtered and serialised without overflowing the stack. */
const MAX_DEPTH = 256;
/** A caller who waits for a decision can't ask for none. */
const NAMES = Object.values(INBOUND_HEADERS).filter((name) => name !== INBOUND_HEADERS.learn);

@ApiTags('decisions')
@Controller(`${API_PREFIX}/decisions`)
export class InlineController {
  constructor(@Inject(EVALUATOR) private readonly evaluator: InlineEvaluator) {}

  @Post()
  @HttpCode(200)
  @Describe({
    summary: 'Judge an activity',
    description:
      'For servers without Kafka. The body is the activity exactly as it was received; what is known of the ' +
      `delivery comes in the headers ${NAMES.join(', ')}. The decision is recorded and emitted as any other. ` +
      'A body that is no activity is kept as a dead letter and answered with 422.',
    scopes: ['decisions:write'],
    query: judgeQuery,
    body: { type: ACTIVITY_TYPES, description: 'the activity, at most 1 MiB' },
    response: judged,
    problems: [413, 415],
  })
  async judge(
    @Query(zod(judgeQuery)) query: z.infer<typeof judgeQuery>,
    @Req() request: Request,
  ): Promise<Decision | { decision: Decision; activity: JsonObject | null }> {
    const body: unknown = request.body;
    if (!Buffer.isBuffer(body))
      throw new ProblemError('malformed-body', 'Send the activity as the body.');
    const headers = deliveryHeaders(request);
    const [problem] = readDelivery(headers, Date.now()).problems;
    // On the log such a header is noted and its fact unknown; here the caller can mend it at once.
    if (problem) throw new ProblemError('validation-failed', `${problem.header}: ${problem.reason}`);
    const result = await this.evaluator.evaluate(body, headers);
    if (!result.ok) {
      const { rejection } = result.error;
      throw new ProblemError('rejected', rejection.message, {
        errors: [{ pointer: rejection.pointer, message: `${rejection.code}: ${rejection.message}` }],
      });
    }
    if (query.filtered !== true) return result.value;
    return { decision: result.value, activity: filtered(body, headers, result.value) };
  }
}

/** HTTP carries header values as Latin-1; the log carries UTF-8, as senders mean it. */
function deliveryHeaders(request: Request): Record<string, string> {
  const headers: Record<string, string> = {};
  let bytes = 0;
  for (const name of NAMES) {
    const value = request.headers[name];
    if (typeof value !== 'string') continue;
    headers[name] = Buffer.from(value, 'latin1').toString('utf8');
    bytes += name.length + value.length;
  }
  if (bytes > MAX_HEADER_BYTES) {
    throw new ProblemError(
      'too-large',
      `The tidegate headers have at most ${MAX_HEADER_BYTES} bytes in all.`,
    );
  }
  return headers;
}

/** null where it is nested too deeply for that: the decision was made all the same. */
function filtered(
  body: Buffer,
  headers: Readonly<Record<string, string>>,
  decision: Decision,
): JsonObject | null {
  const { context } = readDelivery(headers, 0);
  const localHosts = context?.localHosts ?? [];
  const json: JsonObject = JSON.parse(body.toString('utf8'));
  return depthWithin(json, MAX_DEPTH) ? applyFilters(json, decision.filters, { localHosts }) : null;
}
