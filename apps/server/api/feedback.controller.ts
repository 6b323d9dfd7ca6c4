import { Controller, Get, Inject, Query, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import type { z } from 'zod';
import { exportRow } from '../../../libs/classifier/feedback/export-row.js';
import type { Row } from '../../../libs/classifier/training/row.js';
import type { FeedbackPolicy } from '../../../libs/decide/compiled-policy.js';
import type { Clock } from '../../../libs/kernel/clock.js';
import type { PolicyValidator } from '../../../libs/persistence/repositories/policy-versions.repository.js';
import { FeedbackView } from '../../../libs/persistence/views/feedback.view.js';
import type { Page } from '../../../libs/persistence/views/page.js';
import { PolicyVersionsView } from '../../../libs/persistence/views/policy-versions.view.js';
import { ProblemError } from '../../../libs/platform/problem.js';
import { pageRequest, sendPage } from './http/paging.js';
import { zod } from './http/zod-pipe.js';
import { API_PREFIX } from './constants.js';
import { Describe } from './openapi/endpoint.js';
import { CLOCK, VALIDATE_POLICY } from './ports.js';
import { feedbackPage, feedbackQuery } from './shapes.js';

@ApiTags('feedback')
@Controller(`${API_PREFIX}/feedback`)
export class FeedbackController {
  constructor(
    @Inject(FeedbackView) private readonly view: FeedbackView,
    @Inject(PolicyVersionsView) private readonly policies: PolicyVersionsView,
    @Inject(VALIDATE_POLICY) private readonly validate: PolicyValidator,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get()
  @Describe({
    summary: 'Moderators’ outcomes as training rows',
    description:
      'Texts of public posts without handles, latest first; 404 while the policy’s `feedback` is off. A page ' +
      'may hold fewer rows than asked for, as some outcomes say nothing of any label.',
    scopes: ['admin'],
    query: feedbackQuery,
    response: feedbackPage,
    problems: [404],
  })
  async list(
    @Query(zod(feedbackQuery)) query: z.infer<typeof feedbackQuery>,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<Page<Row>> {
    const { enabled, decidedMs } = await this.policy();
    if (!enabled) throw new ProblemError('not-found', 'Feedback is off in the active policy.');
    const page = await this.view.list(
      { keptSince: this.clock.now() - decidedMs, since: query.since },
      pageRequest(query),
    );
    const items = page.items.map(exportRow).filter((row) => row !== null);
    return sendPage(request, response, { ...page, items });
  }

  private async policy(): Promise<FeedbackPolicy> {
    const active = await this.policies.active();
    const version = active === null ? null : await this.policies.get(active.version);
    const policy = version === null ? null : this.validate(version.document);
    if (!policy?.ok) throw new ProblemError('unavailable', 'No valid policy is active.');
    return policy.value.feedback;
  }
}
