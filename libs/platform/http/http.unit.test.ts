import 'reflect-metadata';
import { BadRequestException, Body, Controller, Get, HttpException, Param, Post } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, NestFactory } from '@nestjs/core';
import type { DynamicModule, INestApplication } from '@nestjs/common';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { sha256 } from '../../kernel/hash.js';
import { ProblemError, problemSchema } from '../problem.js';
import { Tokens, type StoredToken } from '../tokens.js';
import { EVENT, TOKENS } from './injection.js';
import { ProblemFilter } from './problem-filter.js';
import { Caller, Public, Scopes, TokenGuard, type Principal } from './token-guard.js';

const READER = `tg_${'r'.repeat(43)}`;
const ADMIN = `tg_${'a'.repeat(43)}`;
const event = vi.fn();
const rows: StoredToken[] = [
  { id: '1', hash: sha256(READER), name: 'reader', scopes: ['decisions:read'], revokedAt: null },
  { id: '2', hash: sha256(ADMIN), name: 'admin', scopes: ['admin'], revokedAt: null },
];
const tokens = new Tokens({
  store: {
    findByHash: (hash) => Promise.resolve(rows.find((row) => row.hash.equals(hash)) ?? null),
    insert: () => Promise.resolve(null),
    revoke: () => Promise.resolve(false),
    touch: () => Promise.resolve(),
  },
  clock: { now: () => 0 },
  onTouchFailed: event,
});

@Controller()
class Probe {
  @Get('read')
  @Scopes('decisions:read', 'metrics:read')
  read(@Caller() caller: Principal): object {
    return { caller: caller.name };
  }

  @Get('write')
  @Scopes('decisions:write')
  write(): object {
    return {};
  }

  @Get('forgotten')
  forgotten(): object {
    return {};
  }

  @Post('echo')
  @Public()
  echo(@Body() body: object): object {
    return body;
  }

  @Get('throw/:what')
  @Public()
  fail(@Param('what') what: string): never {
    switch (what) {
      case 'problem':
        throw new ProblemError('conflict', 'Later.', { headers: { 'retry-after': '3' } });
      case 'zod':
        z.object({ limit: z.number() }).parse({ limit: 'harbour' });
        break;
      case 'bad':
        throw new BadRequestException('harbour');
      case 'teapot':
        throw new HttpException('harbour', 418);
    }
    throw new Error('harbour');
  }
}

const probe: DynamicModule = {
  module: Probe,
  controllers: [Probe],
  providers: [
    { provide: TOKENS, useValue: tokens },
    { provide: EVENT, useValue: event },
    { provide: APP_GUARD, useClass: TokenGuard },
    { provide: APP_FILTER, useClass: ProblemFilter },
  ],
};

let app: INestApplication;
let base: string;

beforeAll(async () => {
  app = await NestFactory.create(probe, { logger: false });
  await app.listen(0, '127.0.0.1');
  base = await app.getUrl();
});
afterAll(() => app.close());

interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly problem: unknown;
}

async function ask(path: string, init: RequestInit = {}): Promise<Answer> {
  const response = await fetch(`${base}/${path}`, init);
  const text = await response.text();
  return { status: response.status, headers: response.headers, text, problem: JSON.parse(text) };
}

const as = (token: string): RequestInit => ({ headers: { authorization: `Bearer ${token}` } });
const json = (body: string, headers: Record<string, string> = {}): RequestInit => ({
  method: 'POST',
  headers: { 'content-type': 'application/json', ...headers },
  body,
});

describe('TokenGuard', () => {
  it('lets a token with one of the scopes in and says who calls', async () => {
    expect((await ask('read', as(READER))).problem).toEqual({ caller: 'reader' });
    expect((await ask('read', as(ADMIN))).problem).toEqual({ caller: 'admin' });
  });

  it('answers 401 without a token, and how to authenticate', async () => {
    const { status, headers, problem } = await ask('read');
    expect(status).toBe(401);
    expect(headers.get('www-authenticate')).toBe('Bearer realm="tidegate"');
    expect(headers.get('content-type')).toContain('application/problem+json');
    expect(problem).toMatchObject({ type: 'urn:tidegate:problem:unauthenticated', status: 401 });
  });

  it('answers 401 to an unknown token', async () => {
    const { status, headers } = await ask('read', as(`tg_${'x'.repeat(43)}`));
    expect(status).toBe(401);
    expect(headers.get('www-authenticate')).toContain('invalid_token');
  });

  it('answers 403 to a token without the scope, and names the scope', async () => {
    const { status, headers, problem } = await ask('write', as(READER));
    expect(status).toBe(403);
    expect(headers.get('www-authenticate')).toContain('scope="decisions:write"');
    expect(problem).toMatchObject({ type: 'urn:tidegate:problem:insufficient-scope' });
  });

  it('keeps a handler that says nothing closed to everybody', async () => {
    expect((await ask('forgotten')).status).toBe(401);
    expect((await ask('forgotten', as(ADMIN))).status).toBe(403);
  });
});

describe('ProblemFilter', () => {
  it('passes our own problems on, with their headers', async () => {
    const { status, headers, problem } = await ask('throw/problem');
    expect(status).toBe(409);
    expect(headers.get('retry-after')).toBe('3');
    expect(problem).toMatchObject({ type: 'urn:tidegate:problem:conflict', detail: 'Later.' });
  });

  it('points to what a schema refuses', async () => {
    const { status, problem } = await ask('throw/zod');
    expect(status).toBe(422);
    expect(problem).toMatchObject({ errors: [{ pointer: '/limit' }] });
  });

  it.each([
    ['throw/bad', 400, 'invalid-request'],
    ['throw/teapot', 418, 'invalid-request'],
    ['throw/%FF', 400, 'invalid-request'],
    ['nowhere', 404, 'not-found'],
  ])('makes a problem of what the framework throws: %s', async (path, expected, type) => {
    const { status, problem, text } = await ask(path, as(ADMIN));
    expect(status).toBe(expected);
    expect(problem).toMatchObject({ type: `urn:tidegate:problem:${type}`, status: expected });
    expect(text).not.toContain('harbour');
  });

  it.each([
    ['{"content":"harbour"', {}, 400, 'malformed-body'],
    [`{"a":"${'x'.repeat(200_000)}"}`, {}, 413, 'too-large'],
    ['{}', { 'content-encoding': 'zstd' }, 415, 'unsupported-media-type'],
    ['{}', { 'content-type': 'application/json; charset=koi8-r' }, 415, 'unsupported-media-type'],
  ])('makes a problem of what the body parser throws: %#', async (body, headers, expected, type) => {
    const { status, problem, text } = await ask('echo', json(body, headers));
    expect(status).toBe(expected);
    expect(problem).toMatchObject({ type: `urn:tidegate:problem:${type}`, status: expected });
    expect(text).not.toContain('harbour');
  });

  it('answers a bug with 500, tells nothing, and logs it under the same name', async () => {
    event.mockClear();
    const { status, problem, text } = await ask('throw/bug');
    expect(status).toBe(500);
    expect(text).not.toContain('harbour');
    const { instance } = problemSchema.parse(problem);
    expect(instance).toMatch(/^urn:uuid:/);
    expect(event.mock.calls[0]?.[1]).toMatchObject({
      instance,
      status: 500,
      err: { message: 'harbour' },
    });
  });
});
