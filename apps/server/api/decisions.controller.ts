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
import { normaliseDomain } from '../../../libs/activity/domain.js';
import type { Decision } from '../../../libs/contracts/decision.js';
import type { Clock } from '../../../libs/kernel/clock.js';
import {
  DecisionsRepository,
  parseDecisionRef,
} from '../../../libs/persistence/repositories/decisions.repository.js';
import { DecisionsView } from '../../../libs/persistence/views/decisions.view.js';
import type { Page } from '../../../libs/persistence/views/page.js';
import { PolicyVersionsView } from '../../../libs/persistence/views/policy-versions.view.js';
import type { PolicyValidator } from '../../../libs/persistence/repositories/policy-versions.repository.js';
import type { EmitEvent } from '../../../libs/platform/event.js';
import { DECISION_SUPERSEDED } from '../../../libs/platform/events.js';
import { EVENT } from '../../../libs/platform/http/injection.js';
import { ProblemError } from '../../../libs/platform/problem.js';
import { IdempotencyInterceptor } from './http/idempotency.interceptor.js';
import { pageRequest, sendPage } from './http/paging.js';
import { conflict, expectedPresent, setRevision } from './http/revision.js';
import { zod } from './http/zod-pipe.js';
import { API_PREFIX } from './constants.js';
import { Describe } from './openapi/endpoint.js';
import { CLOCK, VALIDATE_POLICY } from './ports.js';
import {
  decision,
  decisionPage,
  decisionQuery,
  decisionRevisions,
  supersedeRequest,
} from './shapes.js';

const REF = 'a decision’s id (subject, dot, revision), or a subject: its latest revision';

@ApiTags('decisions')
@Controller(`${API_PREFIX}/decisions`)
export class DecisionsController {
  constructor(
    @Inject(DecisionsView) private readonly view: DecisionsView,
    @Inject(DecisionsRepository) private readonly repository: DecisionsRepository,
    @Inject(PolicyVersionsView) private readonly policies: PolicyVersionsView,
    @Inject(VALIDATE_POLICY) private readonly validate: PolicyValidator,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(EVENT) private readonly event: EmitEvent,
  ) {}

  @Get()
  @Describe({
    summary: 'Decisions, the latest recorded first',
    description:
      'Allows without a hit of Likes, Announces and the like are not listed: they have no row.',
    scopes: ['decisions:read'],
    query: decisionQuery,
    response: decisionPage,
  })
  async list(
    @Query(zod(decisionQuery)) query: z.infer<typeof decisionQuery>,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<Page<Decision>> {
    const page = await this.view.list({ ...query, domain: domainOf(query.domain) }, pageRequest(query));
    return sendPage(request, response, page);
  }

  @Get(':ref')
  @Describe({
    summary: 'One decision',
    scopes: ['decisions:read'],
    params: { ref: REF },
    response: decision,
    problems: [404],
  })
  async get(
    @Param('ref') ref: string,
    @Res({ passthrough: true }) response: Response,
  ): Promise<Decision> {
    const { revision, decisions } = await this.find(ref);
    const found =
      revision === null ? decisions[0] : decisions.find((item) => item.revision === revision);
    if (!found) throw new ProblemError('not-found');
    setRevision(response, found.revision);
    return found;
  }

  @Get(':ref/revisions')
  @Describe({
    summary: 'All decisions about one subject, the latest first',
    scopes: ['decisions:read'],
    params: { ref: REF },
    response: decisionRevisions,
    problems: [404],
  })
  async revisions(@Param('ref') ref: string): Promise<{ items: readonly Decision[] }> {
    const { decisions } = await this.find(ref);
    if (decisions.length === 0) throw new ProblemError('not-found');
    return { items: decisions };
  }

  @Post(':ref/supersede')
  @HttpCode(200)
  @UseInterceptors(IdempotencyInterceptor)
  @Describe({
    summary: 'Decide otherwise',
    description:
      'Makes the next revision, which the server applies. Names a revision (by id or If-Match) to be told ' +
      'when somebody else was faster. A hold without a deadline or outcome takes the active policy’s.',
    scopes: ['decisions:write'],
    params: { ref: REF },
    body: supersedeRequest,
    response: decision,
    problems: [404, 409],
    ifMatch: true,
    idempotent: true,
  })
  async supersede(
    @Param('ref') ref: string,
    @Body(zod(supersedeRequest)) body: z.infer<typeof supersedeRequest>,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<Decision> {
    const expected = expectedPresent(request);
    const result = await this.repository.supersede(ref, body, {
      ...(await this.holdDefaults()),
      now: this.clock.now(),
      ...(expected === undefined ? {} : { expected }),
    });
    if (!result.ok) {
      switch (result.error.tag) {
        case 'not_found':
          throw new ProblemError('not-found');
        case 'conflict':
          throw conflict(result.error.latest.revision);
        case 'invalid':
          throw new ProblemError('validation-failed', undefined, { errors: [result.error] });
      }
    }
    const { subject, revision, action } = result.value;
    this.event(DECISION_SUPERSEDED, { subject, revision, action, by: 'moderator' });
    setRevision(response, revision);
    return result.value;
  }

  private async find(
    ref: string,
  ): Promise<{ revision: number | null; decisions: readonly Decision[] }> {
    const target = parseDecisionRef(ref);
    if (target === null) throw new ProblemError('not-found');
    return { revision: target.revision, decisions: await this.view.revisions(target.subject) };
  }

  private async holdDefaults(): Promise<{ holdFor: number; onExpiry: 'allow' | 'block' }> {
    const active = await this.policies.active();
    const version = active === null ? null : await this.policies.get(active.version);
    const policy = version === null ? null : this.validate(version.document);
    if (!policy?.ok) throw new ProblemError('unavailable', 'No valid policy is active.');
    return { holdFor: policy.value.holds.forMs, onExpiry: policy.value.holds.onExpiry };
  }
}

function domainOf(domain: string | undefined): string | undefined {
  if (domain === undefined) return undefined;
  const normal = normaliseDomain(domain);
  if (normal.ok) return normal.value;
  throw new ProblemError('validation-failed', undefined, {
    errors: [{ pointer: '/domain', message: normal.error.message }],
  });
}
