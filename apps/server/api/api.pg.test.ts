import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEFAULT_POLICY_YAML } from '../../../libs/decide/default-policy.js';
import { outboxOf } from '../../../test/support/store.js';
import {
  actorPolicyDetail,
  deadLetterDetail,
  deadLetterPage,
  domainPolicyDetail,
  domainPolicyPage,
  newToken,
  policyDetail,
  policyList,
  tokenList,
} from './shapes.js';
import { TestApi, type Answer } from '../../../test/support/test-api.js';

const named = (version: string): string =>
  DEFAULT_POLICY_YAML.replace(/^version: .*$/m, `version: ${version}`);

describe('the API', () => {
  let api: TestApi;

  beforeAll(async () => {
    api = await TestApi.start();
  });
  afterAll(() => api.stop());

  const putDomain = (
    domain: string,
    body: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answer> =>
    api.call('PUT', `/api/v1/domain-policies/${encodeURIComponent(domain)}`, { body, headers });
  const getDomain = (domain: string): Promise<Answer> =>
    api.call('GET', `/api/v1/domain-policies/${encodeURIComponent(domain)}`);
  const insertDeadLetter = async (value: Buffer, truncated = false): Promise<string> => {
    const [row] = await api.store.dataSource.query<{ id: string }[]>(
      `INSERT INTO dead_letter (subject, topic, part, offs, key, headers, value, bytes, digest, truncated,
         code, pointer, message, received_at)
       VALUES ('\\x01', 'tidegate.inbound', 3, 7, '\\xff00', '{"tidegate-direction":"inbound"}', $1, $2,
         '\\x02', $3, 'invalid_json', '/a', 'no', 1000) RETURNING id`,
      [value, value.length, truncated],
    );
    return row?.id ?? '';
  };
  const postPolicy = (
    path: string,
    body: string,
    headers: Record<string, string> = {},
  ): Promise<Answer> =>
    api.call('POST', `/api/v1/policies${path}`, {
      body,
      headers: { 'content-type': 'application/yaml', ...headers },
    });

  describe('domain policies', () => {
    it('are created, changed, shown with their history and lifted', async () => {
      const created = await putDomain('bücher.example', { severity: 'limit', reason: 'wave' });
      expect(created).toMatchObject({
        status: 201,
        body: { domain: 'xn--bcher-kva.example', by: 'ada' },
      });
      const etag = created.headers.get('etag') ?? '';
      const changed = await putDomain('BÜCHER.example.', { rejectMedia: true }, { 'if-match': etag });
      expect(changed).toMatchObject({ status: 200, body: { severity: 'limit', rejectMedia: true } });
      expect((await putDomain('bücher.example', {}, { 'if-match': etag })).status).toBe(409);
      expect((await putDomain('bücher.example', {}, { 'if-none-match': '*' })).status).toBe(409);
      const shown = domainPolicyDetail.parse((await getDomain('sub.bücher.example')).body);
      expect(shown).toMatchObject({ own: null, effective: { domain: 'xn--bcher-kva.example' } });
      expect(
        (await api.call('DELETE', '/api/v1/domain-policies/bücher.example?reason=appeal')).status,
      ).toBe(204);
      expect((await api.call('DELETE', '/api/v1/domain-policies/bücher.example')).status).toBe(404);
      const history = domainPolicyDetail.parse((await getDomain('bücher.example')).body);
      expect(history.history.map(({ change, reason }) => [change, reason])).toEqual([
        ['lift', 'appeal'],
        ['change', null],
        ['create', 'wave'],
      ]);
    });

    it.each<[string, unknown, string]>([
      ['com', {}, '/domain'],
      ['192.0.2.1', {}, '/domain'],
      ['a.example/../b', {}, '/domain'],
      ['a.example', { severity: 'nuke' }, '/severity'],
      ['a.example', { until: '2020-01-01T00:00:00Z' }, '/until'],
      ['a.example', { until: 'soon' }, '/until'],
      ['a.example', { revision: 1 }, ''],
    ])('refuse %s with %j', async (domain, body, pointer) => {
      expect(await putDomain(domain, body)).toMatchObject({
        status: 422,
        body: { errors: [{ pointer }] },
      });
    });

    it('are listed and searched', async () => {
      await putDomain('listed-a.example', {});
      await putDomain('listed-b.example', {});
      const page = domainPolicyPage.parse(
        (await api.call('GET', '/api/v1/domain-policies?search=LISTED-&limit=1')).body,
      );
      expect(page.items.map(({ domain }) => domain)).toEqual(['listed-b.example']);
      expect(page.next).not.toBeNull();
    });

    it('of actors are keyed by their id', async () => {
      const actor = 'https://a.example/users/Bot?x=1';
      const body = { actor, severity: 'suspend' };
      expect((await api.call('PUT', '/api/v1/actor-policies', { body })).status).toBe(201);
      const query = new URLSearchParams({ actor }).toString();
      const shown = await api.call('GET', `/api/v1/actor-policies/one?${query}`);
      expect(actorPolicyDetail.parse(shown.body).own?.actor).toBe(actor);
      expect((await api.call('DELETE', `/api/v1/actor-policies?${query}`)).status).toBe(204);
      const wrong = await api.call('PUT', '/api/v1/actor-policies', { body: { actor: 'file:///etc' } });
      expect(wrong).toMatchObject({ status: 422, body: { errors: [{ pointer: '/actor' }] } });
    });
  });

  describe('dead letters', () => {
    it('are listed and shown, the body only with the scope for it', async () => {
      const id = await insertDeadLetter(Buffer.from([0xff, 0x00]));
      expect(
        deadLetterPage.parse((await api.call('GET', '/api/v1/dead-letters')).body).items,
      ).toHaveLength(1);
      const reader = await api.tokenWith('dead-letters:read');
      const shown = await api.call('GET', `/api/v1/dead-letters/${id}`, { token: reader });
      expect(deadLetterDetail.parse(shown.body)).toMatchObject({ body: null, partition: 3 });
      const path = `/api/v1/dead-letters/${id}?body=true`;
      expect((await api.call('GET', path, { token: reader })).status).toBe(403);
      expect((await api.call('GET', path)).body).toMatchObject({ body: '/wA=' });
      for (const wrong of ['0', '-1', 'x', '99999999999999999999']) {
        expect((await api.call('GET', `/api/v1/dead-letters/${wrong}`)).status).toBe(404);
      }
    });

    it('are redriven byte for byte, with their key and headers', async () => {
      await api.store.dataSource.query('TRUNCATE outbox');
      const id = await insertDeadLetter(Buffer.from([0xc3, 0x28]));
      const answer = await api.call('POST', `/api/v1/dead-letters/${id}/redrive`);
      expect(answer).toMatchObject({ status: 200, body: { redriven: 1, more: false } });
      const rows = await api.store.dataSource.query<Record<string, unknown>[]>('SELECT * FROM outbox');
      expect(rows).toMatchObject([
        {
          topic: 'tidegate.inbound',
          key: null,
          key_bytes: Buffer.from([0xff, 0x00]),
          value: Buffer.from([0xc3, 0x28]),
          headers: { 'tidegate-direction': 'inbound' },
        },
      ]);
      const shown = deadLetterDetail.parse((await api.call('GET', `/api/v1/dead-letters/${id}`)).body);
      expect(shown.redrivenAt).toBe(new Date(api.now).toISOString());
    });

    it('that are cut off are not redriven, and say why', async () => {
      const id = await insertDeadLetter(Buffer.from('{"a'), true);
      const answer = await api.call('POST', `/api/v1/dead-letters/${id}/redrive`);
      expect(answer.status).toBe(422);
      expect(answer.text).toContain('Only the beginning');
    });

    it('are redriven by filter, bounded, each once', async () => {
      await api.store.dataSource.query('TRUNCATE outbox, dead_letter');
      for (let n = 0; n < 3; n += 1) await insertDeadLetter(Buffer.from([n]));
      const redrive = (body: unknown): Promise<Answer> =>
        api.call('POST', '/api/v1/dead-letters/redrive', { body });
      expect((await redrive({ code: 'too_deep' })).body).toEqual({ redriven: 0, more: false });
      expect((await redrive({ code: 'invalid_json', limit: 2 })).body).toEqual({
        redriven: 2,
        more: true,
      });
      expect((await redrive({})).body).toEqual({ redriven: 1, more: false });
      expect((await redrive({})).body).toEqual({ redriven: 0, more: false });
      const values = await api.store.dataSource.query<{ value: Buffer }[]>(
        'SELECT value FROM outbox ORDER BY id',
      );
      expect(values.map(({ value }) => value[0])).toEqual([0, 1, 2]);
      expect((await redrive({ limit: 100_000 })).status).toBe(422);
    });
  });

  describe('policy versions', () => {
    it('are validated with line and pointer', async () => {
      expect((await postPolicy('/validate', named('try-1'))).body).toMatchObject({ version: 'try-1' });
      const wrong = await postPolicy('/validate', `${named('try-1')}\nsurprise: 1\n`);
      expect(wrong).toMatchObject({ status: 422, body: { errors: [{ pointer: '/surprise' }] } });
      expect(wrong.text).toMatch(/line \d+, column \d+/);
      expect((await postPolicy('/validate', '&a [*a, *a]')).status).toBe(422);
      expect((await postPolicy('/validate', '')).status).toBe(400);
      expect((await postPolicy('/validate', 'x'.repeat(500_000))).status).toBe(413);
    });

    it('govern only where the models are there that they name', async () => {
      const missing = named('names-a-model').replace('model: null', 'model: not-there');
      const problem = { status: 422, body: { errors: [{ pointer: '/classifier/model' }] } };
      expect(await postPolicy('/validate', missing)).toMatchObject(problem);
      expect((await postPolicy('', missing)).status).toBe(201);
      const path = '/api/v1/policies/names-a-model/activate';
      expect(await api.call('POST', path)).toMatchObject(problem);
      const off = missing.replace('enabled: true', 'enabled: false');
      expect((await postPolicy('/validate', off)).status).toBe(200);
    });

    it('are kept, never changed, and activated against what is seen', async () => {
      expect((await postPolicy('', named('v-1'))).status).toBe(201);
      expect((await postPolicy('', `# a comment\n${named('v-1')}`)).status).toBe(200);
      const other = named('v-1').replace(/hold: 6/, 'hold: 7');
      expect((await postPolicy('', other)).status).toBe(409);
      const active = await api.call('GET', '/api/v1/policies/active');
      const etag = active.headers.get('etag') ?? '';
      const activate = (version: string, headers: Record<string, string> = {}): Promise<Answer> =>
        api.call('POST', `/api/v1/policies/${version}/activate`, { headers });
      const activated = await activate('v-1', { 'if-match': etag });
      expect(activated).toMatchObject({ status: 200, body: { version: 'v-1', by: 'ada' } });
      expect((await activate('v-1', { 'if-match': etag })).status).toBe(409);
      expect((await activate('v-1')).headers.get('etag')).toBe(activated.headers.get('etag'));
      expect((await activate('none')).status).toBe(404);
      const list = policyList.parse((await api.call('GET', '/api/v1/policies')).body);
      expect(list.items.filter((item) => item.active).map((item) => item.version)).toEqual(['v-1']);
    });

    it('are shown as JSON, and as their author wrote them', async () => {
      await postPolicy('', `# why\n${named('v-2')}`);
      const json = policyDetail.parse((await api.call('GET', '/api/v1/policies/v-2')).body);
      expect(json.document.version).toBe('v-2');
      const yaml = await api.call('GET', '/api/v1/policies/v-2', {
        headers: { accept: 'application/yaml' },
      });
      expect(yaml.headers.get('content-type')).toContain('application/yaml');
      expect(yaml.text.startsWith('# why\n')).toBe(true);
    });
  });

  describe('tokens', () => {
    it('are shown once, work at once, and are never listed', async () => {
      const body = { name: 'ci', scopes: ['decisions:read', 'decisions:read'] };
      const made = await api.call('POST', '/api/v1/tokens', { body });
      expect(made.status).toBe(201);
      const { id, token } = newToken.parse(made.body);
      expect((await api.call('GET', '/api/v1/decisions', { token })).status).toBe(200);
      const list = await api.call('GET', '/api/v1/tokens');
      expect(tokenList.parse(list.body).items.find((item) => item.id === id)?.scopes).toEqual([
        'decisions:read',
      ]);
      expect(list.text).not.toContain(token);
    });

    it.each([
      { name: '', scopes: ['admin'] },
      { name: 'x', scopes: [] },
      { name: 'x', scopes: ['root'] },
    ])('are not made of %j', async (body) => {
      expect((await api.call('POST', '/api/v1/tokens', { body })).status).toBe(422);
    });
  });

  describe('around it', () => {
    it('errors are problems, also where there is no route', async () => {
      for (const path of ['/', '/api/v1/nothing', '/api/v2/decisions']) {
        const answer = await api.call('GET', path);
        expect(answer).toMatchObject({ status: 404, body: { type: 'urn:tidegate:problem:not-found' } });
      }
      const broken = await api.call('PUT', '/api/v1/domain-policies/a.example', { body: '{"a":' });
      expect(broken).toMatchObject({
        status: 400,
        body: { type: 'urn:tidegate:problem:malformed-body' },
      });
      const large = await api.call('PUT', '/api/v1/domain-policies/a.example', {
        body: JSON.stringify({ publicReason: 'x'.repeat(300_000) }),
      });
      expect(large.status).toBe(413);
    });

    it('a NUL is refused wherever text may stand, never an error of ours', async () => {
      const text = 'a\0b';
      const put = { actor: `https://a.example/${text}`, publicReason: text };
      for (const [method, path, body] of [
        ['PUT', '/api/v1/actor-policies', put],
        ['PUT', '/api/v1/domain-policies/a.example', { reason: text }],
        ['PUT', '/api/v1/domain-policies/a%00.example', {}],
        ['POST', '/api/v1/tokens', { name: text, scopes: ['admin'] }],
        ['POST', `/api/v1/decisions/${'a'.repeat(64)}/supersede`, { action: 'block', reason: text }],
        ['GET', '/api/v1/decisions?actor=a%00', undefined],
        ['GET', '/api/v1/domain-policies?search=%00', undefined],
        ['GET', '/api/v1/domain-policies/%00', undefined],
        ['GET', '/api/v1/policies/%00', undefined],
        ['GET', '/api/v1/dead-letters/%00', undefined],
        ['POST', '/api/v1/policies/%00/activate', undefined],
      ] as const) {
        const { status } = await api.call(method, path, { body });
        expect([400, 404, 422], `${method} ${path}`).toContain(status);
      }
      const yaml = await api.call('POST', '/api/v1/policies', {
        body: `# \0\n${named('nul')}`,
        headers: { 'content-type': 'application/yaml' },
      });
      expect(yaml.status).toBe(400);
    });

    it('the documentation page comes from here, under a policy that lets nothing else in', async () => {
      const page = await api.call('GET', '/docs', { token: null });
      expect(page.status).toBe(200);
      const csp = page.headers.get('content-security-policy') ?? '';
      expect(csp).toContain("script-src 'self'");
      expect(csp).not.toContain("'unsafe-eval'");
      const sources = [...page.text.matchAll(/(?:src|href)="([^"]+)"/g)].map(
        ([, source]) => source ?? '',
      );
      expect(sources.length).toBeGreaterThan(3);
      expect(sources.filter((source) => /^(?:https?:)?\/\//.test(source))).toEqual([]);
      expect(page.text).not.toMatch(/<script>/);
      for (const source of sources) {
        const { status } = await api.call('GET', new URL(source, `${api.url}/docs`).pathname, {
          token: null,
        });
        expect(status, source).toBe(200);
      }
    });

    it('answers are kept by no cache and frame', async () => {
      const { headers } = await api.call('GET', '/api/v1/decisions');
      expect(headers.get('cache-control')).toBe('no-store');
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('x-powered-by')).toBeNull();
    });

    it('metrics are text', async () => {
      const answer = await api.call('GET', '/metrics', { token: await api.tokenWith('metrics:read') });
      expect(answer.headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8');
      expect(answer.text).toBe('tidegate_up 1\n');
    });

    it('writes reach the outbox only through what was asked for', async () => {
      await api.store.dataSource.query('TRUNCATE outbox');
      await api.call('PUT', '/api/v1/domain-policies/outbox.example', { body: {} });
      expect(await outboxOf(api.store.dataSource)).toMatchObject([{ key: 'outbox.example' }]);
    });
  });
});
