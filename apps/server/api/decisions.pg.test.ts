import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HOUR } from '../../../libs/kernel/clock.js';
import { decisionOf, holdOf, outboxOf, recordDecisions } from '../../../test/support/store.js';
import { problemSchema } from '../../../libs/platform/problem.js';
import { decision, decisionPage, decisionRevisions } from './shapes.js';
import { TestApi, type Answer } from '../../../test/support/test-api.js';

const ACTIVITY = '{"id":"https://a.example/1","type":"Create","object":{"type":"Note"}}';

describe('decisions over HTTP', () => {
  let api: TestApi;

  beforeAll(async () => {
    api = await TestApi.start();
  });
  afterAll(() => api.stop());

  const supersede = (ref: string, more: Parameters<TestApi['call']>[2] = {}): Promise<Answer> =>
    api.call('POST', `/api/v1/decisions/${ref}/supersede`, {
      body: { action: 'block', reason: 'spam' },
      ...more,
    });

  const judge = (body: unknown, headers: Record<string, string> = {}, query = ''): Promise<Answer> =>
    api.call('POST', `/api/v1/decisions${query}`, {
      body,
      headers: { 'content-type': 'application/activity+json', ...headers },
    });

  it('are listed page by page along the Link headers, each once', async () => {
    await recordDecisions(
      api.store.dataSource,
      Array.from({ length: 7 }, (_, index) => decisionOf(`p${index}`, { domain: 'paged.example' })),
    );
    const names: string[] = [];
    let path: string | undefined = '/api/v1/decisions?domain=Paged.Example.&limit=3';
    let pages = 0;
    while (path !== undefined) {
      const answer: Answer = await api.call('GET', path);
      const page = decisionPage.parse(answer.body);
      names.push(...page.items.map((item) => item.actor.slice(-2)));
      pages += 1;
      path = /<([^>]+)>; rel="next"/.exec(answer.headers.get('link') ?? '')?.[1];
    }
    expect(pages).toBe(3);
    expect(names).toEqual(['p6', 'p5', 'p4', 'p3', 'p2', 'p1', 'p0']);
  });

  it.each([
    'limit=0',
    'limit=101',
    'limit=x',
    'max_id=1%27%20OR%201=1',
    'max_id=99999999999999999999',
    'action=delete',
    'since=yesterday',
    'domain=com',
    'domain=..',
    'unknown=1',
    'action=allow&action=block',
    'domain[a]=b',
    `symbol=${'A'.repeat(65)}`,
  ])('refuse the query %s and say where', async (query) => {
    const answer = await api.call('GET', `/api/v1/decisions?${query}`);
    expect(answer.status).toBe(422);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    expect(answer.body).toMatchObject({ type: 'urn:tidegate:problem:validation-failed' });
    expect(problemSchema.parse(answer.body).errors).not.toHaveLength(0);
  });

  it('are found by id and by subject', async () => {
    const first = decisionOf('one');
    await recordDecisions(api.store.dataSource, [first]);
    await supersede(first.subject);
    const latest = await api.call('GET', `/api/v1/decisions/${first.subject}`);
    expect(latest.body).toMatchObject({ revision: 2, action: 'block' });
    expect(latest.headers.get('etag')).toBe('"2"');
    expect((await api.call('GET', `/api/v1/decisions/${first.id}`)).body).toEqual(first);
    const all = await api.call('GET', `/api/v1/decisions/${first.id}/revisions`);
    expect(decisionRevisions.parse(all.body).items.map((item) => item.revision)).toEqual([2, 1]);
    for (const ref of ['x', 'f'.repeat(64), `${first.subject}.9`, '%2e%2e%2f']) {
      expect((await api.call('GET', `/api/v1/decisions/${ref}`)).status).toBe(404);
    }
    expect((await api.call('GET', '/api/v1/decisions/%E0%A4%A')).status).toBe(400);
  });

  it('are superseded by name, and the event says so', async () => {
    const held = holdOf('two', api.now + HOUR);
    await recordDecisions(api.store.dataSource, [held]);
    const answer = await supersede(held.id);
    expect(answer.status).toBe(200);
    expect(decision.parse(answer.body)).toMatchObject({ revision: 2, decidedBy: 'moderator' });
    expect(api.events.at(-1)?.given).toEqual({
      subject: held.subject,
      revision: 2,
      action: 'block',
      by: 'moderator',
    });
    const outdated = await supersede(held.id);
    expect(outdated.status).toBe(409);
    expect(outdated.headers.get('etag')).toBe('"2"');
    expect((await supersede(held.subject, { headers: { 'if-match': '"1"' } })).status).toBe(409);
    expect((await supersede(held.subject, { headers: { 'if-match': 'W/"2"' } })).status).toBe(400);
    expect((await supersede(held.subject, { headers: { 'if-match': '"2"' } })).status).toBe(200);
  });

  it('are held as the active policy holds when nothing is said', async () => {
    const first = decisionOf('three');
    await recordDecisions(api.store.dataSource, [first]);
    const answer = await supersede(first.subject, { body: { action: 'hold', reason: 'look again' } });
    const { holdUntil, onExpiry } = decision.parse(answer.body);
    expect(Date.parse(holdUntil ?? '')).toBeGreaterThan(api.now);
    expect(onExpiry).not.toBeNull();
  });

  it.each<[string, unknown, string]>([
    ['no body', undefined, ''],
    ['no reason', { action: 'block' }, '/reason'],
    ['an empty reason', { action: 'block', reason: '' }, '/reason'],
    ['a reason of 2001 characters', { action: 'block', reason: 'x'.repeat(2001) }, '/reason'],
    ['an unknown action', { action: 'delete', reason: 'x' }, '/action'],
    ['an unknown filter', { action: 'allow', reason: 'x', filters: ['explode'] }, '/filters/0'],
    ['a member we do not know', '{"action":"block","reason":"x","__proto__":{"a":1}}', ''],
    ['a list', [], ''],
    [
      'a deadline for a block',
      { action: 'block', reason: 'x', holdUntil: '2030-01-01T00:00:00Z' },
      '/holdUntil',
    ],
    ['nesting without end', '['.repeat(100_000), ''],
  ])('are not superseded by %s', async (_, body, pointer) => {
    const first = decisionOf('four');
    await recordDecisions(api.store.dataSource, [first]);
    const before = await outboxOf(api.store.dataSource);
    const answer = await supersede(first.subject, { body });
    expect([400, 422]).toContain(answer.status);
    if (answer.status === 422) {
      expect(problemSchema.parse(answer.body).errors?.[0]?.pointer).toBe(pointer);
    }
    expect(await outboxOf(api.store.dataSource)).toEqual(before);
  });

  it('are superseded once for one Idempotency-Key, also at the same moment', async () => {
    const first = decisionOf('five');
    await recordDecisions(api.store.dataSource, [first]);
    const headers = { 'idempotency-key': 'k-1' };
    const together = await Promise.all([1, 2, 3].map(() => supersede(first.subject, { headers })));
    const done = together.filter((answer) => answer.status === 200);
    expect(done.length).toBeGreaterThan(0);
    expect(together.every((answer) => [200, 409].includes(answer.status))).toBe(true);
    const again = await supersede(first.subject, { headers });
    expect(again).toMatchObject({ status: 200, body: { revision: 2 } });
    expect(again.headers.get('etag')).toBe('"2"');
    const other = await supersede(first.subject, {
      headers,
      body: { action: 'allow', reason: 'no spam' },
    });
    expect(other.status).toBe(422);
    expect(
      (await supersede(first.subject, { headers: { 'idempotency-key': 'x'.repeat(201) } })).status,
    ).toBe(400);
  });

  it('free the Idempotency-Key of a request that failed', async () => {
    const headers = { 'idempotency-key': 'k-2' };
    expect((await supersede('e'.repeat(64), { headers })).status).toBe(404);
    await recordDecisions(api.store.dataSource, [decisionOf('six', { subject: 'e'.repeat(64) })]);
    expect((await supersede('e'.repeat(64), { headers })).status).toBe(200);
  });

  describe('in line', () => {
    it('are made of exactly the bytes and headers that were sent', async () => {
      const answer = await judge(`  ${ACTIVITY}\n`, {
        'tidegate-remote-host': 'a.example',
        'tidegate-recipients': Buffer.from('["https://b.example/žluťoučký"]').toString('latin1'),
        'x-other': 'not passed on',
      });
      expect(answer.status).toBe(200);
      expect(decision.parse(answer.body).filters).toEqual(['mark-sensitive']);
      expect(api.judged.at(-1)?.body.toString()).toBe(`  ${ACTIVITY}\n`);
      expect(api.judged.at(-1)?.headers).toEqual({
        'tidegate-remote-host': 'a.example',
        'tidegate-recipients': '["https://b.example/žluťoučký"]',
      });
    });

    it.each([
      'application/ld+json; profile="https://www.w3.org/ns/activitystreams"',
      'application/json',
    ])('are made of %s too', async (type) => {
      expect((await judge(ACTIVITY, { 'content-type': type })).status).toBe(200);
    });

    it('carry the filtered activity when asked for', async () => {
      const { body } = await judge(ACTIVITY, {}, '?filtered=true');
      expect(body).toMatchObject({
        decision: { filters: ['mark-sensitive'] },
        activity: { object: { sensitive: true } },
      });
    });

    it('leave out the filtered activity where it is nested beyond reason', async () => {
      const deep = `{"a":${'['.repeat(5_000)}${']'.repeat(5_000)}}`;
      const { status, body } = await judge(deep, {}, '?filtered=true');
      expect(status).toBe(200);
      expect(body).toMatchObject({ activity: null });
    });

    it('are refused with the pointer and the dead letter when the body is no activity', async () => {
      const answer = await judge('{"broken":');
      expect(answer).toMatchObject({
        status: 422,
        body: {
          type: 'urn:tidegate:problem:rejected',
          errors: [{ pointer: '', message: 'invalid_json: not JSON' }],
        },
      });
    });

    it('refuse other media types, no body, and bodies beyond the limit', async () => {
      expect((await judge(ACTIVITY, { 'content-type': 'text/html' })).status).toBe(415);
      expect((await api.call('POST', '/api/v1/decisions')).status).toBe(400);
      expect((await judge('x'.repeat(2 * 1024 * 1024))).status).toBe(413);
    });

    it('take a context of 100 KiB in a header, and name what is beyond the limit', async () => {
      const alsoKnownAs = Array.from({ length: 100 }, (_, n) =>
        `https://x.example/${n}/`.padEnd(1024, 'x'),
      );
      const context = JSON.stringify({ actors: [{ id: 'https://x.example/1', alsoKnownAs }] });
      expect((await judge(ACTIVITY, { 'tidegate-context': context })).status).toBe(200);
      const over = await judge(ACTIVITY, { 'tidegate-context': 'x'.repeat(130 * 1024) });
      expect(over.status).toBe(413);
    });

    it('name a header that can not be read', async () => {
      const answer = await judge(ACTIVITY, { 'tidegate-direction': 'sideways' });
      expect(answer.status).toBe(422);
      expect(answer.body).toMatchObject({
        detail: expect.stringContaining('tidegate-direction'),
      });
    });
  });
});
