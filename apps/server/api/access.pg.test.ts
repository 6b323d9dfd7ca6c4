import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { SCOPES, type Scope } from '../../../libs/platform/tokens.js';
import { TestApi } from '../../../test/support/test-api.js';

/** Every route and who may call it. A route that is missing here fails the first test. */
const ROUTES: readonly [method: string, path: string, scopes: readonly Scope[]][] = [
  ['get', '/api/v1/decisions', ['decisions:read']],
  ['post', '/api/v1/decisions', ['decisions:write']],
  ['get', '/api/v1/decisions/{ref}', ['decisions:read']],
  ['get', '/api/v1/decisions/{ref}/revisions', ['decisions:read']],
  ['post', '/api/v1/decisions/{ref}/supersede', ['decisions:write']],
  ['get', '/api/v1/domain-policies', ['domain-policies:read']],
  ['get', '/api/v1/domain-policies/{domain}', ['domain-policies:read']],
  ['put', '/api/v1/domain-policies/{domain}', ['domain-policies:write']],
  ['delete', '/api/v1/domain-policies/{domain}', ['domain-policies:write']],
  ['get', '/api/v1/actor-policies', ['domain-policies:read']],
  ['put', '/api/v1/actor-policies', ['domain-policies:write']],
  ['delete', '/api/v1/actor-policies', ['domain-policies:write']],
  ['get', '/api/v1/actor-policies/one', ['domain-policies:read']],
  ['get', '/api/v1/dead-letters', ['dead-letters:read']],
  ['get', '/api/v1/dead-letters/{id}', ['dead-letters:read', 'dead-letters:write']],
  ['post', '/api/v1/dead-letters/redrive', ['dead-letters:write']],
  ['post', '/api/v1/dead-letters/{id}/redrive', ['dead-letters:write']],
  ['get', '/api/v1/feedback', ['admin']],
  ['get', '/api/v1/policies', ['policy:read']],
  ['post', '/api/v1/policies', ['policy:write']],
  ['get', '/api/v1/policies/active', ['policy:read']],
  ['get', '/api/v1/policies/{version}', ['policy:read']],
  ['post', '/api/v1/policies/validate', ['policy:read', 'policy:write']],
  ['post', '/api/v1/policies/{version}/activate', ['policy:write']],
  ['get', '/api/v1/tokens', ['admin']],
  ['post', '/api/v1/tokens', ['admin']],
  ['delete', '/api/v1/tokens/{id}', ['admin']],
  ['get', '/health/live', []],
  ['get', '/health/ready', []],
  ['get', '/metrics', ['metrics:read']],
];

const documentSchema = z.object({
  paths: z.record(
    z.string(),
    z.record(
      z.string(),
      z.object({ security: z.array(z.object({ token: z.array(z.string()) })).optional() }),
    ),
  ),
});

function sorted(routes: readonly (readonly [string, string, readonly string[]])[]): readonly string[] {
  return routes.map(([method, path, scopes]) => `${method} ${path} ${scopes.join(' ')}`).toSorted();
}

describe('who may call what', () => {
  let api: TestApi;
  const tokens = new Map<Scope, string>();

  beforeAll(async () => {
    api = await TestApi.start();
    for (const scope of SCOPES) tokens.set(scope, await api.tokenWith(scope));
  });
  afterAll(() => api.stop());

  it('is told by the OpenAPI document for every route there is', async () => {
    const { body } = await api.call('GET', '/openapi.json', { token: null });
    const { paths } = documentSchema.parse(body);
    const told = Object.entries(paths).flatMap(([path, operations]) =>
      Object.entries(operations).map(
        ([method, { security }]) => [method, path, [...(security?.[0]?.token ?? [])]] as const,
      ),
    );
    expect(sorted(told)).toEqual(sorted(ROUTES));
  });

  const closed = ROUTES.filter(([, , scopes]) => scopes.length > 0);

  it.each(closed)('%s %s refuses a caller without a token', async (method, path) => {
    const answer = await api.call(method.toUpperCase(), path, { token: null });
    // The throttle may say so instead: this address has failed often by now.
    expect([401, 429]).toContain(answer.status);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    api.now += 120_000;
  });

  it.each(closed)('%s %s is for exactly its scopes', async (method, path, scopes) => {
    for (const [scope, token] of tokens) {
      const { status } = await api.call(method.toUpperCase(), path, { token });
      const allowed = scope === 'admin' || scopes.includes(scope);
      if (allowed) expect([401, 403], scope).not.toContain(status);
      else expect(status, scope).toBe(403);
    }
  });

  it('leaves health open, and tells nothing of what fails', async () => {
    expect(await api.call('GET', '/health/live', { token: null })).toMatchObject({ status: 200 });
    expect(await api.call('GET', '/health/ready', { token: null })).toMatchObject({
      status: 200,
      body: { status: 'ok', checks: { database: 'ok' } },
    });
    api.failingProbe = true;
    const failing = await api.call('GET', '/health/ready', { token: null });
    api.failingProbe = false;
    expect(failing).toMatchObject({
      status: 503,
      body: { status: 'failing', checks: { database: 'failing' } },
    });
    expect(failing.text).not.toContain('secret');
  });

  it.each([
    'Bearer',
    'Bearer x',
    'Basic YTpi',
    `Bearer tg_${'A'.repeat(43)}`,
    `bearer tg_${'A'.repeat(5000)}`,
  ])('refuses the Authorization header %s', async (authorization) => {
    const { status, headers } = await api.call('GET', '/api/v1/decisions', {
      token: null,
      headers: { authorization },
    });
    expect(status).toBe(401);
    expect(headers.get('www-authenticate')).toContain('Bearer');
  });

  it('refuses a revoked token at once', async () => {
    const { id, token } = await api.tokens.issue('gone', ['decisions:read']);
    expect((await api.call('GET', '/api/v1/decisions', { token })).status).toBe(200);
    expect((await api.call('DELETE', `/api/v1/tokens/${id}`)).status).toBe(204);
    expect((await api.call('GET', '/api/v1/decisions', { token })).status).toBe(401);
    expect((await api.call('DELETE', `/api/v1/tokens/${id}`)).status).toBe(404);
  });

  it('throttles whoever fails often, but not a token that has worked', async () => {
    api.now += 120_000;
    const good = await api.tokenWith('decisions:read');
    expect((await api.call('GET', '/api/v1/decisions', { token: good })).status).toBe(200);
    const guess = (): Promise<{ status: number; headers: Headers }> =>
      api.call('GET', '/api/v1/decisions', { token: `tg_${'B'.repeat(43)}` });
    const statuses: number[] = [];
    for (let attempt = 0; attempt < 22; attempt += 1) statuses.push((await guess()).status);
    expect(statuses.filter((status) => status === 401)).toHaveLength(20);
    const refused = await guess();
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await api.call('GET', '/api/v1/decisions', { token: good })).status).toBe(200);
    api.now += 61_000;
    expect((await guess()).status).toBe(401);
  });
});
