import { Body, Controller, Delete, Get, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import {
  TokensRepository,
  type TokenSummary,
} from '../../../libs/persistence/repositories/tokens.repository.js';
import { TOKENS } from '../../../libs/platform/http/injection.js';
import { ProblemError } from '../../../libs/platform/problem.js';
import type { NewToken, Tokens } from '../../../libs/platform/tokens.js';
import { zod } from './http/zod-pipe.js';
import { API_PREFIX } from './constants.js';
import { Describe } from './openapi/endpoint.js';
import { newToken, numericId, tokenList, tokenRequest } from './shapes.js';

@ApiTags('tokens')
@Controller(`${API_PREFIX}/tokens`)
export class TokensController {
  constructor(
    @Inject(TOKENS) private readonly tokens: Tokens,
    @Inject(TokensRepository) private readonly repository: TokensRepository,
  ) {}

  @Get()
  @Describe({ summary: 'Tokens, the newest first', scopes: ['admin'], response: tokenList })
  async list(): Promise<{ items: readonly TokenSummary[] }> {
    return { items: await this.repository.list() };
  }

  /** Without Idempotency-Key: remembering the answer would be keeping the token. */
  @Post()
  @Describe({
    summary: 'Make a token',
    description: 'The token is in this answer and nowhere else.',
    scopes: ['admin'],
    body: tokenRequest,
    status: 201,
    response: newToken,
  })
  create(@Body(zod(tokenRequest)) body: z.infer<typeof tokenRequest>): Promise<NewToken> {
    return this.tokens.issue(body.name, [...new Set(body.scopes)]);
  }

  @Delete(':id')
  @HttpCode(204)
  @Describe({
    summary: 'Revoke a token',
    scopes: ['admin'],
    params: { id: 'of the token' },
    status: 204,
    problems: [404],
  })
  async revoke(@Param('id') id: string): Promise<void> {
    const known = numericId.safeParse(id).success && (await this.tokens.revoke(id));
    if (!known) throw new ProblemError('not-found', 'There is no such token in force.');
  }
}
