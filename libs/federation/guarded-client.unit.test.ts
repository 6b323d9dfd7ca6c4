import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { GuardedClient, type GuardedClientOptions } from './guarded-client.js';
import type { Resolve } from './guarded-connector.js';

const LOOPBACK = ['127.0.0.0/8', '::1/128'];
const closing: (() => Promise<unknown>)[] = [];

afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close();
});

async function serve(listener: RequestListener, host = '127.0.0.1'): Promise<string> {
  const server: Server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, host, resolve));
  closing.push(
    () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(resolve);
      }),
  );
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  return `http://127.0.0.1:${address.port}`;
}

function client(options: Partial<GuardedClientOptions> = {}): GuardedClient {
  const made = new GuardedClient({
    userAgent: 'Tidegate/test',
    allowAddresses: LOOPBACK,
    allowPorts: 'any',
    ...options,
  });
  closing.push(() => made.close());
  return made;
}

const nowhere: Resolve = () => Promise.reject(Object.assign(new Error('no'), { code: 'ENOTFOUND' }));

describe('GuardedClient', () => {
  it('answers with status, headers, body and place', async () => {
    let seen: IncomingMessage | undefined;
    const url = await serve((request, response) => {
      seen = request;
      response.setHeader('x-two', ['a', 'b']).end('hello');
    });
    const answer = await client().request({ url: `${url}/x?y=1#z`, headers: { Accept: 'text/plain' } });
    expect(answer).toMatchObject({
      ok: true,
      value: { status: 200, url: `${url}/x?y=1`, redirects: 0 },
    });
    expect(answer.ok && answer.value.body.toString()).toBe('hello');
    expect(answer.ok && answer.value.headers.get('x-two')).toBe('a, b');
    expect(seen?.headers).toMatchObject({ 'user-agent': 'Tidegate/test', accept: 'text/plain' });
  });

  it.each([
    ['gzip', gzipSync],
    ['br', brotliCompressSync],
    ['deflate', deflateSync],
  ])('decodes %s', async (encoding, encode) => {
    const url = await serve((_, response) =>
      response.setHeader('content-encoding', encoding).end(encode('waves '.repeat(500))),
    );
    const answer = await client().request({ url });
    expect(answer.ok && answer.value.body.toString()).toBe('waves '.repeat(500));
  });

  it('takes HEAD, 204 and 304 answers that announce an encoding or a length', async () => {
    const url = await serve((request, response) => {
      response.statusCode = Number(request.url?.slice(1));
      response.setHeader('content-encoding', 'gzip');
      if (request.method === 'HEAD') response.setHeader('content-length', 10_000_000);
      response.end();
    });
    const guarded = client();
    for (const status of [204, 304]) {
      expect(await guarded.request({ url: `${url}/${status}` })).toMatchObject({
        ok: true,
        value: { status },
      });
    }
    const head = await guarded.request({ url: `${url}/200`, method: 'HEAD' });
    expect(head).toMatchObject({ ok: true, value: { status: 200 } });
  });

  it('refuses headers that belong to the transport or that split the request', async () => {
    const guarded = client();
    const url = await serve((_, response) => response.end());
    const host = await guarded.request({ url, headers: { Host: 'other.example' } });
    expect(host).toMatchObject({ ok: false, error: { is: 'request_invalid' } });
    const split = await guarded.request({ url, headers: { 'x-a': 'b\r\nx-c: d' } });
    expect(split).toMatchObject({ ok: false, error: { is: 'request_invalid' } });
  });
});

describe('addresses', () => {
  it.each([
    'http://127.0.0.1',
    'http://2130706433',
    'http://0x7f.1',
    'http://[::1]',
    'http://[::ffff:127.0.0.1]',
    'http://[64:ff9b::7f00:1]',
    'http://169.254.169.254/latest/meta-data/',
    'http://localhost',
    'http://0.0.0.0',
  ])('never connects to %s', async (url) => {
    const answer = await client({ allowAddresses: [] }).request({ url });
    expect(answer).toMatchObject({ ok: false, error: { is: 'address_refused' } });
  });

  it.each(['http://169.254.169.254/', 'http://[::ffff:10.0.0.1]/', 'http://167772161/'])(
    'checks the address again on a redirect to %s',
    async (to) => {
      const url = await serve((_, response) => response.writeHead(302, { location: to }).end());
      const answer = await client().request({ url });
      expect(answer).toMatchObject({ ok: false, error: { is: 'address_refused' } });
    },
  );

  it('connects to the address that was checked, whatever the name resolves to later', async () => {
    const hits = vi.fn();
    const url = await serve((_, response) => {
      hits();
      response.end();
    });
    const answers = ['203.0.113.9', '127.0.0.1'];
    const rebinding = vi.fn<Resolve>(() =>
      Promise.resolve([{ address: answers.shift() ?? '127.0.0.1', family: 4 }]),
    );
    const guarded = client({ allowAddresses: [], resolve: rebinding });
    const target = `http://rebind.example:${new URL(url).port}/`;
    const first = await guarded.request({ url: target });
    expect(first).toMatchObject({
      ok: false,
      error: { is: 'address_refused', address: '203.0.113.9' },
    });
    expect(rebinding).toHaveBeenCalledTimes(1);
    const second = await guarded.request({ url: target });
    expect(second).toMatchObject({ ok: false, error: { is: 'address_refused', address: '127.0.0.1' } });
    expect(hits).not.toHaveBeenCalled();
  });

  it('resolves once per connection and skips the refused of several addresses', async () => {
    const url = await serve((_, response) => response.end('reached'));
    const resolve = vi.fn<Resolve>(() =>
      Promise.resolve([
        { address: '10.0.0.1', family: 4 },
        { address: '127.0.0.1', family: 4 },
      ]),
    );
    const answer = await client({ resolve }).request({
      url: `http://two.example:${new URL(url).port}`,
    });
    expect(answer.ok && answer.value.body.toString()).toBe('reached');
    expect(resolve).toHaveBeenCalledTimes(1);
  });

  it('tells an unknown name from a refused one', async () => {
    const answer = await client({ resolve: nowhere }).request({ url: 'http://nowhere.example/' });
    expect(answer).toEqual({
      ok: false,
      error: { is: 'unresolved', at: 'http://nowhere.example/', code: 'ENOTFOUND' },
    });
  });

  it('names a closed port', async () => {
    const answer = await client().request({ url: 'http://127.0.0.1:1/' });
    expect(answer).toMatchObject({ ok: false, error: { is: 'network', code: 'ECONNREFUSED' } });
  });

  it('refuses unusual ports unless told otherwise', async () => {
    const answer = await client({ allowPorts: [] }).request({ url: 'http://127.0.0.1:6379/' });
    expect(answer).toMatchObject({ ok: false, error: { is: 'url_refused', fault: 'port' } });
  });
});

describe('redirects', () => {
  it('follows three and no more', async () => {
    const url = await serve((request, response) => {
      const left = Number(request.url?.slice(1));
      if (left === 0) response.end('there');
      else response.writeHead(302, { location: `/${left - 1}` }).end('on');
    });
    const three = await client().request({ url: `${url}/3` });
    expect(three).toMatchObject({ ok: true, value: { redirects: 3, url: `${url}/0` } });
    const four = await client().request({ url: `${url}/4` });
    expect(four).toMatchObject({ ok: false, error: { is: 'redirect_refused', fault: 'too_many' } });
  });

  it('ends a loop', async () => {
    let count = 0;
    const url = await serve((_, response) => {
      count += 1;
      response.writeHead(307, { location: '/' }).end();
    });
    const answer = await client().request({ url });
    expect(answer).toMatchObject({ ok: false, error: { fault: 'too_many' } });
    expect(count).toBe(4);
  });

  it('keeps Authorization from another origin', async () => {
    let seen: IncomingMessage | undefined;
    const other = await serve((request, response) => {
      seen = request;
      response.end();
    });
    const url = await serve((_, response) => response.writeHead(302, { location: other }).end());
    await client().request({ url, headers: { authorization: 'Bearer secret' } });
    expect(seen).toBeDefined();
    expect(seen?.headers.authorization).toBeUndefined();
  });

  it('hands a redirect over when asked to', async () => {
    const url = await serve((_, response) => response.writeHead(302, { location: '/x' }).end());
    const answer = await client().request({ url, redirect: 'return' });
    expect(answer).toMatchObject({ ok: true, value: { status: 302, redirects: 0 } });
  });
});

describe('sizes', () => {
  const limits = { maxBytes: 10_000 };

  it('refuses an announced length before reading', async () => {
    const url = await serve((_, response) =>
      response.writeHead(200, { 'content-length': 1_000_000 }).write('x'),
    );
    const answer = await client({ limits }).request({ url });
    expect(answer).toMatchObject({
      ok: false,
      error: { is: 'too_large', part: 'received', limit: 10_000, at: `${url}/` },
    });
  });

  it('stops an endless body', async () => {
    let closed: (() => void) | undefined;
    const gone = new Promise<void>((resolve) => (closed = resolve));
    const url = await serve((_, response) => {
      const timer = setInterval(() => response.write('x'.repeat(1000)), 1);
      response.on('close', () => {
        clearInterval(timer);
        closed?.();
      });
    });
    const answer = await client({ limits }).request({ url });
    expect(answer).toMatchObject({ ok: false, error: { is: 'too_large', part: 'received' } });
    await gone;
  });

  it.each([
    ['gzip', gzipSync],
    ['br', brotliCompressSync],
    ['deflate', deflateSync],
  ])('stops a %s bomb', async (encoding, encode) => {
    const bomb = encode(Buffer.alloc(5_000_000));
    expect(bomb.length).toBeLessThan(limits.maxBytes);
    const url = await serve((_, response) =>
      response.setHeader('content-encoding', encoding).end(bomb),
    );
    const answer = await client({ limits }).request({ url });
    expect(answer).toMatchObject({ ok: false, error: { is: 'too_large', part: 'decoded' } });
  });

  it('takes a body of exactly the limit, and lets a request lower it', async () => {
    const url = await serve((_, response) => response.end('x'.repeat(10_000)));
    const whole = await client({ limits }).request({ url });
    expect(whole.ok && whole.value.body.length).toBe(10_000);
    const lower = await client({ limits }).request({ url, maxBytes: 9_999 });
    expect(lower).toMatchObject({ ok: false, error: { is: 'too_large', limit: 9_999 } });
    const raised = await client({ limits: { maxBytes: 10 } }).request({ url, maxBytes: 1_000_000 });
    expect(raised).toMatchObject({ ok: false, error: { is: 'too_large', limit: 10 } });
  });

  it('limits the headers', async () => {
    const url = await serve((_, response) => response.setHeader('x-long', 'x'.repeat(40_000)).end());
    const answer = await client().request({ url });
    expect(answer).toMatchObject({ ok: false, error: { is: 'too_large', part: 'headers' } });
  });

  it.each([
    ['zstd', Buffer.from('x')],
    ['gzip, gzip', Buffer.from('x')],
    ['gzip', Buffer.from('no gzip at all')],
    ['gzip', gzipSync('x'.repeat(5000)).subarray(0, 20)],
    ['br', Buffer.from('no brotli at all')],
    ['constructor', Buffer.from('x')],
  ])('names a body that is not what its encoding says: %s', async (encoding, body) => {
    const url = await serve((_, response) =>
      response.setHeader('content-encoding', encoding).end(body),
    );
    const answer = await client().request({ url });
    expect(answer).toMatchObject({ ok: false, error: { is: 'undecodable', encoding } });
  });
});

describe('times', () => {
  it('ends a body that trickles', async () => {
    const url = await serve((_, response) => {
      const timer = setInterval(() => response.write('x'), 20);
      response.on('close', () => clearInterval(timer));
    });
    const answer = await client({ limits: { totalMs: 300 } }).request({ url });
    expect(answer).toMatchObject({ ok: false, error: { is: 'timeout', phase: 'total', ms: 300 } });
  });

  it('ends a wait for headers', async () => {
    const url = await serve(() => undefined);
    const answer = await client({ limits: { headersMs: 200 } }).request({ url });
    expect(answer).toMatchObject({ ok: false, error: { is: 'timeout', phase: 'headers' } });
  });

  it('ends a body that stops coming', async () => {
    const url = await serve((_, response) => response.write('x'));
    const answer = await client({ limits: { bodyIdleMs: 200 } }).request({ url });
    expect(answer).toMatchObject({ ok: false, error: { is: 'timeout', phase: 'body' } });
  });

  it('counts every hop into the total', async () => {
    const url = await serve((_, response) => {
      setTimeout(() => response.writeHead(302, { location: '/' }).end(), 150);
    });
    const answer = await client({ limits: { totalMs: 400 } }).request({ url });
    expect(answer).toMatchObject({ ok: false, error: { is: 'timeout', phase: 'total' } });
  });

  it('ends a resolver that never answers', async () => {
    const guarded = client({ resolve: () => new Promise(() => undefined), limits: { connectMs: 200 } });
    const answer = await guarded.request({ url: 'http://slow.example/' });
    expect(answer).toMatchObject({ ok: false, error: { is: 'timeout', phase: 'connect' } });
  });

  it('gives up with its caller', async () => {
    const url = await serve(() => undefined);
    const caller = new AbortController();
    const pending = client().request({ url, signal: caller.signal });
    setTimeout(() => caller.abort(), 50);
    expect(await pending).toMatchObject({ ok: false, error: { is: 'aborted' } });
    expect(await client().request({ url, signal: caller.signal })).toMatchObject({
      ok: false,
      error: { is: 'aborted' },
    });
  });
});

describe('concurrency', () => {
  it('sends a host no more than its share at a time', async () => {
    let now = 0;
    let most = 0;
    const url = await serve((_, response) => {
      now += 1;
      most = Math.max(most, now);
      setTimeout(() => {
        now -= 1;
        response.end();
      }, 30);
    });
    const guarded = client({ limits: { perHost: 2 } });
    const answers = await Promise.all(Array.from({ length: 8 }, () => guarded.request({ url })));
    expect(answers.every(({ ok }) => ok)).toBe(true);
    expect(most).toBe(2);
  });

  it('answers busy when too many wait, and timeout when the wait is too long', async () => {
    const url = await serve(() => undefined);
    const guarded = client({ limits: { perHost: 1, waiting: 1, totalMs: 200 } });
    const [, queued, refused] = await Promise.all([
      guarded.request({ url }),
      guarded.request({ url, totalMs: 100 }),
      guarded.request({ url }),
    ]);
    expect(queued).toMatchObject({ ok: false, error: { is: 'timeout', phase: 'queue' } });
    expect(refused).toMatchObject({ ok: false, error: { is: 'busy', waiting: 1 } });
  });
});
