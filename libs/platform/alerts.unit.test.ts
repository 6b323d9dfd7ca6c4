import { createHmac } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { HOUR } from '../kernel/clock.js';
import { createAlertWebhook } from './alert-webhook.js';
import { createAlerts, type Alert, type AlertStore } from './alerts.js';
import { createEvent } from './event.js';
import { ALERT_DELIVERY } from './events.js';
import { createLog } from './log.js';
import { createMetrics } from './metrics.js';
import { Webhook, type DeliveryReport, type WebhookTransport } from './webhook.js';

const SECRET = 'a secret of the operator';
const ALERT: Alert = {
  key: 'consumer-lag:7',
  kind: 'consumer-lag',
  severity: 'warning',
  message: 'Partition 7 is behind',
  details: { partition: 7 },
};
const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close();
});

function setUp(webhook: Webhook | null = null) {
  let now = 1_700_000_000_000;
  const metrics = createMetrics({ version: '1', mode: 'embedded' });
  const log = createLog({ level: 'silent', to: 'stderr', write: () => undefined });
  const insert = vi.fn<AlertStore['insert']>(() => Promise.resolve(true));
  const alerts = createAlerts({
    store: { insert },
    event: createEvent(log, metrics),
    clock: { now: () => now },
    webhook,
  });
  return { alerts, insert, metrics, pass: (ms: number) => (now += ms) };
}

function makeWebhook(transport: WebhookTransport, url = 'https://hooks.example/t', pauses = [1, 1]) {
  const reports: DeliveryReport[] = [];
  const webhook = new Webhook({
    url,
    secret: SECRET,
    transport,
    clock: { now: () => 1_700_000_000_000 },
    report: (report) => reports.push(report),
    pauses,
  });
  closing.push(() => webhook.close());
  return { webhook, reports };
}

function answering(...statuses: number[]) {
  const request = vi.fn<WebhookTransport['request']>(({ url }) =>
    Promise.resolve({
      ok: true,
      value: {
        status: statuses.shift() ?? 200,
        headers: new Map(),
        body: Buffer.alloc(0),
        url: String(url),
        redirects: 0,
      },
    }),
  );
  return { request, close: () => Promise.resolve() };
}

describe('alert', () => {
  it('stores a row and counts', async () => {
    const { alerts, insert, metrics } = setUp();
    expect(await alerts.alert(ALERT)).toBe('raised');
    expect(insert.mock.calls[0]?.[0]).toMatchObject({
      key: 'consumer-lag:7',
      details: { partition: 7 },
    });
    expect(await metrics.registry.metrics()).toContain(
      'tidegate_alerts_total{kind="consumer-lag",severity="warning"} 1',
    );
  });

  it('tells a key once an hour, and another key at once', async () => {
    const { alerts, insert, pass } = setUp();
    const both = await Promise.all([alerts.alert(ALERT), alerts.alert(ALERT)]);
    expect(both).toEqual(['raised', 'quiet']);
    expect(await alerts.alert({ ...ALERT, key: 'other' })).toBe('raised');
    pass(HOUR);
    expect(await alerts.alert(ALERT)).toBe('raised');
    expect(insert).toHaveBeenCalledTimes(3);
  });

  it('stays quiet where another process has told it', async () => {
    const { webhook } = makeWebhook(answering());
    const push = vi.spyOn(webhook, 'push');
    const { alerts, insert } = setUp(webhook);
    insert.mockResolvedValue(false);
    expect(await alerts.alert(ALERT)).toBe('quiet');
    expect(push).not.toHaveBeenCalled();
  });

  it('goes out although the database is gone', async () => {
    const transport = answering();
    const { webhook } = makeWebhook(transport);
    const { alerts, insert } = setUp(webhook);
    insert.mockRejectedValue(new Error('connection refused'));
    expect(await alerts.alert(ALERT)).toBe('raised');
    await webhook.idle();
    expect(transport.request).toHaveBeenCalledTimes(1);
  });

  it('bounds what it stores', async () => {
    const { alerts, insert } = setUp();
    await alerts.alert({ ...ALERT, message: 'x'.repeat(9999), details: { long: 'y'.repeat(9999) } });
    const [record] = insert.mock.calls[0] ?? [];
    expect(record?.message.length).toBe(1000);
    expect(String(record?.details['long']).length).toBe(500);
  });
});

describe('Webhook', () => {
  it('posts a signed body through the guarded client', async () => {
    let seen: { readonly request: IncomingMessage; readonly body: string } | undefined;
    const server = createServer((request, response) => {
      let body = '';
      request.on('data', (chunk: Buffer) => (body += chunk.toString()));
      request.on('end', () => {
        seen = { request, body };
        response.end('thanks');
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    closing.push(() => new Promise((resolve) => server.close(resolve)));
    const address = server.address();
    const port = typeof address === 'object' ? address?.port : undefined;
    const event = vi.fn();
    const webhook = createAlertWebhook(
      { url: `http://127.0.0.1:${port}/hook`, secret: SECRET, networks: ['127.0.0.0/8'] },
      { event, clock: { now: () => 1_700_000_000_000 }, userAgent: 'Tidegate/test' },
    );
    closing.push(() => webhook.close());
    const { alerts } = setUp(webhook);
    await alerts.alert(ALERT);
    await webhook.idle();
    const timestamp = String(seen?.request.headers['x-tidegate-timestamp']);
    const expected = createHmac('sha256', SECRET).update(`${timestamp}.${seen?.body}`).digest('hex');
    expect(timestamp).toBe('1700000000');
    expect(seen?.request.headers['x-tidegate-signature']).toBe(`sha256=${expected}`);
    expect(JSON.parse(seen?.body ?? '')).toMatchObject({
      schema: '1',
      key: 'consumer-lag:7',
      severity: 'warning',
    });
    expect(event.mock.calls).toEqual([
      [ALERT_DELIVERY, { key: 'consumer-lag:7', outcome: 'delivered', attempts: 1 }],
    ]);
  });

  it('tries again after a failure, with the same delivery id', async () => {
    const transport = answering(503, 429, 204);
    const { webhook, reports } = makeWebhook(transport);
    webhook.push('k', '{}');
    await webhook.idle();
    expect(reports).toEqual([{ key: 'k', outcome: 'delivered', attempts: 3 }]);
    const ids = transport.request.mock.calls.map(([sent]) => sent.headers?.['x-tidegate-delivery']);
    expect(new Set(ids).size).toBe(1);
  });

  it.each([
    [[500, 500, 500], 'failed', 3],
    [[410], 'refused', 1],
    [[302], 'refused', 1],
  ] as const)('ends on %j as %s', async (statuses, outcome, attempts) => {
    const { webhook, reports } = makeWebhook(answering(...statuses));
    webhook.push('k', '{}');
    await webhook.idle();
    expect(reports[0]).toMatchObject({ outcome, attempts });
  });

  it('says which setting opens an own network, and not where it points', async () => {
    const { webhook, reports } = makeWebhook({
      close: () => Promise.resolve(),
      request: () =>
        Promise.resolve({
          ok: false,
          error: {
            is: 'address_refused',
            at: 'https://h.example/secret',
            address: '10.0.0.1',
            range: 'private',
          },
        }),
    });
    webhook.push('k', '{}');
    await webhook.idle();
    expect(reports[0]?.reason).toContain('TIDEGATE_WEBHOOK_NETWORKS');
    expect(reports[0]?.reason).not.toContain('secret');
  });

  it('survives a transport that throws', async () => {
    const { webhook, reports } = makeWebhook({
      request: () => Promise.reject(new TypeError('bug')),
      close: () => Promise.resolve(),
    });
    webhook.push('k', '{}');
    webhook.push('l', '{}');
    await webhook.idle();
    expect(reports.map(({ key, reason }) => [key, reason])).toEqual([
      ['k', 'bug: TypeError'],
      ['l', 'bug: TypeError'],
    ]);
  });

  it('drops the oldest when too many wait, and gives up at close', async () => {
    const { webhook, reports } = makeWebhook(answering(500), undefined, [60_000]);
    for (let i = 0; i < 102; i += 1) webhook.push(`k${i}`, '{}');
    expect(reports).toEqual([{ key: 'k1', outcome: 'dropped', attempts: 0, reason: 'queue full' }]);
    await webhook.close();
    expect(reports).toHaveLength(102);
    expect(reports.every(({ outcome }) => outcome === 'dropped')).toBe(true);
    webhook.push('late', '{}');
    expect(reports.at(-1)).toMatchObject({ key: 'late', outcome: 'dropped' });
  });
});
