import {
  Body,
  Controller,
  Get,
  HttpCode,
  Inject,
  Param,
  Post,
  Query,
  Req,
  Res,
  UseInterceptors,
} from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import type { z } from 'zod';
import type { DeadLetter } from '../../../libs/contracts/dead-letter.js';
import type { Clock } from '../../../libs/kernel/clock.js';
import {
  DeadLettersRepository,
  type RedriveSummary,
} from '../../../libs/persistence/repositories/dead-letters.repository.js';
import {
  DeadLettersView,
  type DeadLetterDetail,
} from '../../../libs/persistence/views/dead-letters.view.js';
import type { Page } from '../../../libs/persistence/views/page.js';
import { Caller, type Principal } from '../../../libs/platform/http/token-guard.js';
import { ProblemError } from '../../../libs/platform/problem.js';
import { permits } from '../../../libs/platform/tokens.js';
import { IdempotencyInterceptor } from './http/idempotency.interceptor.js';
import { pageRequest, sendPage } from './http/paging.js';
import { zod } from './http/zod-pipe.js';
import { API_PREFIX } from './constants.js';
import { Describe } from './openapi/endpoint.js';
import { CLOCK } from './ports.js';
import {
  deadLetterBodyQuery,
  deadLetterDetail,
  deadLetterPage,
  deadLetterQuery,
  numericId,
  redriveRequest,
  redriveSummary,
} from './shapes.js';

@ApiTags('dead letters')
@Controller(`${API_PREFIX}/dead-letters`)
export class DeadLettersController {
  constructor(
    @Inject(DeadLettersView) private readonly view: DeadLettersView,
    @Inject(DeadLettersRepository) private readonly repository: DeadLettersRepository,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get()
  @Describe({
    summary: 'Bodies that were no activities, the newest first',
    scopes: ['dead-letters:read'],
    query: deadLetterQuery,
    response: deadLetterPage,
  })
  async list(
    @Query(zod(deadLetterQuery)) query: z.infer<typeof deadLetterQuery>,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<Page<DeadLetter>> {
    return sendPage(request, response, await this.view.list(query, pageRequest(query)));
  }

  @Get(':id')
  @Describe({
    summary: 'One dead letter',
    description: 'The received bytes may be of a private post: they need the scope dead-letters:write.',
    scopes: ['dead-letters:read', 'dead-letters:write'],
    params: { id: 'of the dead letter' },
    query: deadLetterBodyQuery,
    response: deadLetterDetail,
    problems: [404],
  })
  async get(
    @Param('id') id: string,
    @Query(zod(deadLetterBodyQuery)) query: z.infer<typeof deadLetterBodyQuery>,
    @Caller() caller: Principal,
  ): Promise<DeadLetterDetail> {
    const withBody = query.body === true;
    if (withBody && !permits(caller, 'dead-letters:write')) {
      throw new ProblemError('insufficient-scope', 'The body needs the scope dead-letters:write.');
    }
    const found = await this.view.get(known(id), withBody);
    if (found === null) throw new ProblemError('not-found');
    return found;
  }

  @Post('redrive')
  @HttpCode(200)
  @UseInterceptors(IdempotencyInterceptor)
  @Describe({
    summary: 'Send all that match through the gate again',
    description: 'Those that were not sent again before, oldest first; truncated ones never.',
    scopes: ['dead-letters:write'],
    body: redriveRequest,
    response: redriveSummary,
    idempotent: true,
  })
  redriveMatching(
    @Body(zod(redriveRequest)) body: z.infer<typeof redriveRequest>,
  ): Promise<RedriveSummary> {
    const { limit, ...filter } = body;
    return this.repository.redriveMatching(filter, limit, this.clock.now());
  }

  @Post(':id/redrive')
  @HttpCode(200)
  @UseInterceptors(IdempotencyInterceptor)
  @Describe({
    summary: 'Send one through the gate again, byte for byte',
    scopes: ['dead-letters:write'],
    params: { id: 'of the dead letter' },
    response: redriveSummary,
    problems: [404, 422],
    idempotent: true,
  })
  async redrive(@Param('id') id: string): Promise<RedriveSummary> {
    const result = await this.repository.redrive(known(id), this.clock.now());
    if (result.ok) return result.value;
    if (result.error.tag === 'not_found') throw new ProblemError('not-found');
    throw new ProblemError(
      'validation-failed',
      `Only the beginning of its ${result.error.bytes} bytes is kept, so it can't be sent again.`,
    );
  }
}

/** Whatever isn't an id names no dead letter. */
function known(id: string): string {
  if (!numericId.safeParse(id).success) throw new ProblemError('not-found');
  return id;
}
