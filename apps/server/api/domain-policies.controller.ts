import {
  Body,
  Controller,
  Delete,
  Get,
  HttpCode,
  Inject,
  Param,
  Put,
  Query,
  Req,
  Res,
  UseInterceptors,
} from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import type { z } from 'zod';
import type { DomainPolicy } from '../../../libs/contracts/domain-policy.js';
import type { Clock } from '../../../libs/kernel/clock.js';
import { DomainPoliciesRepository } from '../../../libs/persistence/repositories/domain-policies.repository.js';
import type { Page } from '../../../libs/persistence/views/page.js';
import {
  DomainPoliciesView,
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
  domainPolicy,
  domainPolicyDetail,
  domainPolicyPage,
  liftQuery,
  restrictionQuery,
  restrictionWrite,
} from './shapes.js';

const params = { domain: 'in any spelling; covers its subdomains' };
const pointer = '/domain';

@ApiTags('domain policies')
@Controller(`${API_PREFIX}/domain-policies`)
export class DomainPoliciesController {
  constructor(
    @Inject(DomainPoliciesView) private readonly view: DomainPoliciesView,
    @Inject(DomainPoliciesRepository) private readonly repository: DomainPoliciesRepository,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get()
  @Describe({
    summary: 'Domain policies in force, the last changed first',
    scopes: ['domain-policies:read'],
    query: restrictionQuery,
    response: domainPolicyPage,
  })
  async list(
    @Query(zod(restrictionQuery)) query: z.infer<typeof restrictionQuery>,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<Page<DomainPolicy>> {
    return sendPage(request, response, await this.view.list(query, pageRequest(query)));
  }

  @Get(':domain')
  @Describe({
    summary: 'What governs a domain, and the history of its own policy',
    scopes: ['domain-policies:read'],
    params,
    response: domainPolicyDetail,
    problems: [422],
  })
  get(
    @Param('domain') subject: string,
    @Res({ passthrough: true }) response: Response,
  ): Promise<RestrictionDetail<DomainPolicy>> {
    return showRestriction(this.view, { subject, pointer, response, now: this.clock.now() });
  }

  @Put(':domain')
  @UseInterceptors(IdempotencyInterceptor)
  @Describe({
    summary: 'Create or change a domain policy',
    description:
      'What a change leaves out stays as it is; a new policy suspends unless it says otherwise. Answers 201 ' +
      'when there was none in force. If-None-Match: * creates only.',
    scopes: ['domain-policies:write'],
    params,
    body: restrictionWrite,
    response: domainPolicy,
    problems: [409],
    ifMatch: true,
    idempotent: true,
  })
  put(
    @Param('domain') subject: string,
    @Body(zod(restrictionWrite)) body: z.infer<typeof restrictionWrite>,
    @Caller() caller: Principal,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<DomainPolicy> {
    const { reason, ...write } = body;
    const call = { subject, pointer, request, response, caller, now: this.clock.now() };
    return putRestriction(this.repository, call, write, reason);
  }

  @Delete(':domain')
  @HttpCode(204)
  @UseInterceptors(IdempotencyInterceptor)
  @Describe({
    summary: 'Lift a domain policy',
    scopes: ['domain-policies:write'],
    params,
    query: liftQuery,
    status: 204,
    problems: [404, 409],
    ifMatch: true,
    idempotent: true,
  })
  lift(
    @Param('domain') subject: string,
    @Query(zod(liftQuery)) query: z.infer<typeof liftQuery>,
    @Caller() caller: Principal,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<void> {
    const call = { subject, pointer, request, response, caller, now: this.clock.now() };
    return liftRestriction(this.repository, call, query.reason);
  }
}
