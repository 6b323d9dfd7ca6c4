import {
  Controller,
  Get,
  HttpCode,
  Inject,
  Param,
  Post,
  Req,
  Res,
  UseInterceptors,
} from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import type { z } from 'zod';
import type { CompiledPolicy } from '../../../libs/decide/compiled-policy.js';
import { namedModels } from '../../../libs/decide/named-models.js';
import type { PolicyError } from '../../../libs/decide/policy-error.js';
import type { Clock } from '../../../libs/kernel/clock.js';
import {
  PolicyVersionsRepository,
  type PolicyActivation,
  type PolicyValidator,
  type SavedPolicy,
} from '../../../libs/persistence/repositories/policy-versions.repository.js';
import {
  PolicyVersionsView,
  type PolicyVersionDetail,
  type PolicyVersionSummary,
} from '../../../libs/persistence/views/policy-versions.view.js';
import { Caller, type Principal } from '../../../libs/platform/http/token-guard.js';
import { ProblemError } from '../../../libs/platform/problem.js';
import { YAML_TYPES } from './http/bodies.interceptor.js';
import { IdempotencyInterceptor } from './http/idempotency.interceptor.js';
import { conflict, expectedPresent, setRevision } from './http/revision.js';
import { API_PREFIX } from './constants.js';
import { Describe } from './openapi/endpoint.js';
import { CLOCK, MODEL_PROBLEM, VALIDATE_POLICY, type ModelProblem } from './ports.js';
import {
  policyActivation,
  policyDetail,
  policyList,
  policySaved,
  policyValid,
  policyVersion,
} from './shapes.js';

const YAML = 'application/yaml';
const document = { type: YAML_TYPES, description: 'the policy document, in YAML or JSON' };

@ApiTags('policy')
@Controller(`${API_PREFIX}/policies`)
export class PoliciesController {
  constructor(
    @Inject(PolicyVersionsView) private readonly view: PolicyVersionsView,
    @Inject(PolicyVersionsRepository) private readonly repository: PolicyVersionsRepository,
    @Inject(VALIDATE_POLICY) private readonly validate: PolicyValidator,
    @Inject(MODEL_PROBLEM) private readonly modelProblem: ModelProblem,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get()
  @Describe({ summary: 'Versions, the newest first', scopes: ['policy:read'], response: policyList })
  async list(): Promise<{ items: readonly PolicyVersionSummary[] }> {
    return { items: await this.view.list() };
  }

  @Get('active')
  @Describe({
    summary: 'Which version governs',
    scopes: ['policy:read'],
    response: policyActivation,
    problems: [404],
  })
  async active(@Res({ passthrough: true }) response: Response): Promise<PolicyActivation> {
    const active = await this.view.active();
    if (active === null) throw new ProblemError('not-found', 'No policy is active.');
    setRevision(response, active.revision);
    return active;
  }

  @Get(':version')
  @Describe({
    summary: 'One version',
    description: 'As JSON, or with Accept: application/yaml as its author wrote it, comments included.',
    scopes: ['policy:read'],
    params: { version: 'of the policy' },
    response: policyDetail,
    produces: ['application/json', YAML],
    problems: [404],
  })
  async get(
    @Param('version') version: string,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<z.infer<typeof policyDetail> | string> {
    const found = await this.find(version);
    if (request.accepts(['application/json', YAML]) === YAML) {
      response.type(YAML);
      return found.document;
    }
    return this.detail(found);
  }

  @Post('validate')
  @HttpCode(200)
  @Describe({
    summary: 'Check a policy document',
    scopes: ['policy:read', 'policy:write'],
    body: document,
    response: policyValid,
    problems: [413, 415],
  })
  async check(@Req() request: Request): Promise<{ version: string; hash: string }> {
    const policy = this.compiled(textOf(request));
    await this.checkModels(policy);
    return { version: policy.version, hash: policy.hash };
  }

  @Post()
  @UseInterceptors(IdempotencyInterceptor)
  @Describe({
    summary: 'Keep a version',
    description: 'A version never changes: the same name with another content is a conflict.',
    scopes: ['policy:write'],
    body: document,
    status: 201,
    response: policySaved,
    problems: [409, 413, 415],
    idempotent: true,
  })
  async save(
    @Caller() caller: Principal,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<SavedPolicy> {
    const result = await this.repository.save(textOf(request), caller.name);
    if (result.ok) {
      response.status(result.value.created ? 201 : 200);
      return result.value;
    }
    if (result.error.tag === 'invalid') throw invalid(result.error.errors);
    throw new ProblemError(
      'conflict',
      `The version ${result.error.version} has another content already.`,
    );
  }

  @Post(':version/activate')
  @HttpCode(200)
  @UseInterceptors(IdempotencyInterceptor)
  @Describe({
    summary: 'Let a version govern',
    description: 'From the next batch on, everywhere. If-Match takes the ETag of the active one.',
    scopes: ['policy:write'],
    params: { version: 'of the policy' },
    response: policyActivation,
    problems: [404, 409, 422],
    ifMatch: true,
    idempotent: true,
  })
  async activate(
    @Param('version') version: string,
    @Caller() caller: Principal,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<PolicyActivation> {
    const found = await this.find(version);
    // It was valid when it was saved, perhaps by a build that had other rules.
    await this.checkModels(this.compiled(found.document));
    const expected = expectedPresent(request);
    const result = await this.repository.activate(version, {
      by: caller.name,
      now: this.clock.now(),
      ...(expected === undefined ? {} : { expected }),
    });
    if (!result.ok) {
      throw result.error.tag === 'conflict'
        ? conflict(result.error.revision)
        : new ProblemError('not-found');
    }
    setRevision(response, result.value.revision);
    return result.value;
  }

  private async find(version: string): Promise<PolicyVersionDetail> {
    const found = policyVersion.safeParse(version).success ? await this.view.get(version) : null;
    if (found === null) throw new ProblemError('not-found');
    return found;
  }

  private compiled(yaml: string): CompiledPolicy {
    const policy = this.validate(yaml);
    if (!policy.ok) throw invalid(policy.error);
    return policy.value;
  }

  /** Kept it may be before its models are there, but not govern. */
  private async checkModels(policy: CompiledPolicy): Promise<void> {
    const errors: { pointer: string; message: string }[] = [];
    for (const { pointer, version } of namedModels(policy)) {
      const message = await this.modelProblem(version);
      if (message !== null) errors.push({ pointer, message });
    }
    if (errors.length === 0) return;
    throw new ProblemError('validation-failed', 'A model that the policy names can not be used.', {
      errors,
    });
  }

  private detail(found: PolicyVersionDetail): z.infer<typeof policyDetail> {
    const { document: yaml, ...summary } = found;
    return { ...summary, yaml, document: this.compiled(yaml).document };
  }
}

function textOf(request: Request): string {
  const body: unknown = request.body;
  if (typeof body === 'string' && body !== '' && !body.includes('\0')) return body;
  throw new ProblemError('malformed-body', 'Send the policy document as the body, as text.');
}

function invalid(errors: readonly PolicyError[]): ProblemError {
  return new ProblemError('validation-failed', 'The policy document is not valid.', {
    errors: errors.map(({ pointer, line, column, message }) => ({
      pointer,
      message: `line ${line}, column ${column}: ${message}`,
    })),
  });
}
