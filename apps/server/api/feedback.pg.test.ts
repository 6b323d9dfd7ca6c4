import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { DEFAULT_POLICY_YAML } from '../../../libs/decide/default-policy.js';
import { DAY } from '../../../libs/kernel/clock.js';
import { problemSchema } from '../../../libs/platform/problem.js';
import { decisionOf, recordDecisions } from '../../../test/support/store.js';
import { TestApi } from '../../../test/support/test-api.js';
import { feedbackPage } from './shapes.js';

describe('feedback over HTTP', () => {
  let api: TestApi;

  beforeAll(async () => {
    api = await TestApi.start();
  });
  afterAll(() => api.stop());

  async function activate(version: string, enabled: boolean): Promise<void> {
    const yaml = DEFAULT_POLICY_YAML.replace(/^version: .*/m, `version: ${version}`).replace(
      'feedback:\n  enabled: false',
      `feedback:\n  enabled: ${String(enabled)}`,
    );
    const headers = { 'content-type': 'application/yaml' };
    await api.call('POST', '/api/v1/policies', { body: yaml, headers });
    const done = await api.call('POST', `/api/v1/policies/${version}/activate`);
    expect(done.status).toBe(200);
  }

  /** A decision and its kept text, as ingress records them. */
  async function kept(name: string, keptAt: number): Promise<string> {
    const decision = decisionOf(name);
    await recordDecisions(api.store.dataSource, [decision]);
    await api.store.dataSource.query(
      `INSERT INTO feedback (subject, object_key, owner_key, text, lang, flagged, kept_at)
       VALUES ($1, gen_random_uuid(), gen_random_uuid(), $2, 'en', '{spam}', $3)`,
      [Buffer.from(decision.subject, 'hex'), `text of ${name}`, keptAt],
    );
    return decision.subject;
  }
  const supersede = (subject: string, body: object) =>
    api.call('POST', `/api/v1/decisions/${subject}/supersede`, { body });
  const list = async (query = ''): Promise<z.infer<typeof feedbackPage>> =>
    feedbackPage.parse((await api.call('GET', `/api/v1/feedback${query}`)).body);

  it('is not found while it is off', async () => {
    const answer = await api.call('GET', '/api/v1/feedback');
    expect(answer.status).toBe(404);
    expect(problemSchema.parse(answer.body).detail).toContain('off');
  });

  it('is for administrators alone', async () => {
    const token = await api.tokenWith('decisions:read', 'decisions:write');
    expect((await api.call('GET', '/api/v1/feedback', { token })).status).toBe(403);
  });

  it('lists what moderators said, page by page, and nothing past its time', async () => {
    await activate('with-feedback', true);
    for (const name of ['a', 'b', 'c']) {
      const answer = await supersede(await kept(name, api.now), {
        action: 'block',
        reason: 'looked at',
        labels: { spam: true, hate: false },
      });
      expect(answer.status).toBe(200);
    }
    await supersede(await kept('old', api.now - 181 * DAY), {
      action: 'block',
      reason: 'looked at',
      labels: { spam: true },
    });
    const first = await list('?limit=2');
    expect(first.items.map(({ text }) => text)).toEqual(['text of c', 'text of b']);
    expect(first.items[0]?.labels).toMatchObject({ spam: 1, hate: 0, sexual: null });
    const second = await list(`?limit=2&max_id=${first.next}`);
    expect(second.items.map(({ text }) => text)).toEqual(['text of a']);
  });

  it.each<[string, unknown, string]>([
    ['an unknown label', { rude: true }, '/labels'],
    ['a score for a label', { hate: 0.9 }, '/labels/hate'],
    ['a list of labels', ['hate'], '/labels'],
  ])('is not taken with %s, and no decision is made', async (_, labels, pointer) => {
    const subject = await kept('refused', api.now);
    const answer = await supersede(subject, { action: 'block', reason: 'x', labels });
    expect(answer.status).toBe(422);
    expect(problemSchema.parse(answer.body).errors?.[0]?.pointer).toContain(pointer);
    const { body } = await api.call('GET', `/api/v1/decisions/${subject}`);
    expect(body).toMatchObject({ revision: 1 });
    await api.store.dataSource.query('TRUNCATE decision, feedback, seen_0');
  });
});
