import {
  Body,
  Controller,
  Delete,
  Get,
  HttpCode,
  Inject,
  Put,
  Query,
  Req,
  Res,
  UseInterceptors,
} from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import type { z } from 'zod';
import type { ActorPolicy } from '../../../libs/contracts/domain-policy.js';
import type { Clock } from '../../../libs/kernel/clock.js';
import { ActorPoliciesRepository } from '../../../libs/persistence/repositories/actor-policies.repository.js';
import type { Page } from '../../../libs/persistence/views/page.js';
import {
  ActorPoliciesView,
  type RestrictionDetail,
} from '../../../libs/persistence/views/restrictions.view.js';
import { Caller, type Principal } from '../../../libs/platform/http/token-guard.js';
import { IdempotencyInterceptor } from './http/idempotency.interceptor.js';
import { pageRequest, sendPage } from './http/paging.js';
import { liftRestriction, putRestriction, showRestriction } from './http/restrictions.js';
import { zod } from './http/zod-pipe.js';
import { API_PREFIX } from './constants.js';
import { Describe } from './openapi/endpoint.js';
import { CLOCK } from './ports.js';
import {
  actorLiftQuery,
  actorPolicy,
  actorPolicyDetail,
  actorPolicyPage,
  actorPolicyWrite,
  actorQuery,
  restrictionQuery,
} from './shapes.js';

const pointer = '/actor';

/** As domain policies; an actor id is a URL, so it comes in the query or the body, not in the path. */
@ApiTags('actor policies')
@Controller(`${API_PREFIX}/actor-policies`)
export class ActorPoliciesController {
  constructor(
    @Inject(ActorPoliciesView) private readonly view: ActorPoliciesView,
    @Inject(ActorPoliciesRepository) private readonly repository: ActorPoliciesRepository,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get()
  @Describe({
    summary: 'Actor policies in force, the last changed first',
    scopes: ['domain-policies:read'],
    query: restrictionQuery,
    response: actorPolicyPage,
  })
  async list(
    @Query(zod(restrictionQuery)) query: z.infer<typeof restrictionQuery>,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<Page<ActorPolicy>> {
    return sendPage(request, response, await this.view.list(query, pageRequest(query)));
  }

  @Get('one')
  @Describe({
    summary: 'The policy of one actor, and its history',
    scopes: ['domain-policies:read'],
    query: actorQuery,
    response: actorPolicyDetail,
  })
  get(
    @Query(zod(actorQuery)) query: z.infer<typeof actorQuery>,
    @Res({ passthrough: true }) response: Response,
  ): Promise<RestrictionDetail<ActorPolicy>> {
    return showRestriction(this.view, {
      subject: query.actor,
      pointer,
      response,
      now: this.clock.now(),
    });
  }

  @Put()
  @UseInterceptors(IdempotencyInterceptor)
  @Describe({
    summary: 'Create or change an actor policy',
    scopes: ['domain-policies:write'],
    body: actorPolicyWrite,
    response: actorPolicy,
    problems: [409],
    ifMatch: true,
    idempotent: true,
  })
  put(
    @Body(zod(actorPolicyWrite)) body: z.infer<typeof actorPolicyWrite>,
    @Caller() caller: Principal,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<ActorPolicy> {
    const { actor, reason, ...write } = body;
    const call = { subject: actor, pointer, request, response, caller, now: this.clock.now() };
    return putRestriction(this.repository, call, write, reason);
  }

  @Delete()
  @HttpCode(204)
  @UseInterceptors(IdempotencyInterceptor)
  @Describe({
    summary: 'Lift an actor policy',
    scopes: ['domain-policies:write'],
    query: actorLiftQuery,
    status: 204,
    problems: [404, 409],
    ifMatch: true,
    idempotent: true,
  })
  lift(
    @Query(zod(actorLiftQuery)) query: z.infer<typeof actorLiftQuery>,
    @Caller() caller: Principal,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<void> {
    const call = { subject: query.actor, pointer, request, response, caller, now: this.clock.now() };
    return liftRestriction(this.repository, call, query.reason);
  }
}
