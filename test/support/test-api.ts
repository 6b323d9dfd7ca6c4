import { join } from 'node:path';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { modelProblem } from '../../libs/classifier/model/problem.js';
import { parsePolicy } from '../../libs/decide/policy-document.js';
import { err, ok } from '../../libs/kernel/result.js';
import { ensurePolicy } from '../../libs/persistence/ensure-policy.js';
import { TokensRepository } from '../../libs/persistence/repositories/tokens.repository.js';
import { decisionOf, openTestStore, type TestStore } from './store.js';
import { Tokens, type Scope } from '../../libs/platform/tokens.js';
import { RULES } from '../../libs/rules/index.js';
import { createApiModule } from '../../apps/server/api/api.module.js';
import { createApiApp } from '../../apps/server/api/app.js';
import type { ApiPorts, InlineEvaluator } from '../../apps/server/api/ports.js';

const MODELS = join(import.meta.dirname, '..', '..', 'models');

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  /** Parsed where it is JSON. */
  readonly body: unknown;
  readonly text: string;
}

export interface CallOptions {
  readonly token?: string | null;
  readonly headers?: Record<string, string>;
  /** Sent as JSON, unless it is text or bytes. */
  readonly body?: unknown;
}

/** The API on a free port, over a database of its own, with a clock that stands still. */
export class TestApi {
  now = Date.UTC(2026, 2, 2, 12);
  failingProbe = false;
  readonly judged: { body: Buffer; headers: Readonly<Record<string, string>> }[] = [];
  readonly events: { message: string; given: object }[] = [];

  private constructor(
    readonly store: TestStore,
    readonly tokens: Tokens,
  ) {}

  private app: NestExpressApplication | undefined;
  private admin = '';
  url = '';

  static async start(): Promise<TestApi> {
    const store = await openTestStore();
    await ensurePolicy(store.dataSource, 'test');
    const tokens = new Tokens({
      store: new TokensRepository(store.dataSource),
      clock: { now: () => api.now },
      onTouchFailed: () => undefined,
    });
    const api: TestApi = new TestApi(store, tokens);
    api.admin = (await tokens.issue('ada', ['admin'])).token;
    const app = await createApiApp(createApiModule(api.ports()), { clock: { now: () => api.now } });
    await app.listen(0, '127.0.0.1');
    api.app = app;
    api.url = await app.getUrl();
    return api;
  }

  async stop(): Promise<void> {
    await this.app?.close();
    await this.store.close();
  }

  async tokenWith(...scopes: Scope[]): Promise<string> {
    return (await this.tokens.issue(scopes.join(' '), scopes)).token;
  }

  /** As the administrator, unless a token is given; null sends none. */
  async call(method: string, path: string, options: CallOptions = {}): Promise<Answer> {
    const token = options.token === undefined ? this.admin : options.token;
    const { body } = options;
    const plain = typeof body === 'string' || Buffer.isBuffer(body);
    const response = await fetch(`${this.url}${path}`, {
      method,
      redirect: 'manual',
      headers: {
        ...(token === null ? {} : { authorization: `Bearer ${token}` }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...options.headers,
      },
      ...(body === undefined ? {} : { body: plain ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    const json = response.headers.get('content-type')?.includes('json') === true && text !== '';
    return {
      status: response.status,
      headers: response.headers,
      text,
      body: json ? (JSON.parse(text) as unknown) : undefined,
    };
  }

  private ports(): ApiPorts {
    return {
      dataSource: this.store.dataSource,
      clock: { now: () => this.now },
      tokens: this.tokens,
      event: ({ message }, given) => this.events.push({ message, given }),
      evaluator: this.evaluator(),
      validatePolicy: (yaml) => parsePolicy(yaml, RULES),
      modelProblem: (version) => modelProblem(MODELS, version),
      probes: [
        {
          name: 'database',
          check: () =>
            this.failingProbe ? Promise.reject(new Error('secret detail')) : Promise.resolve(),
        },
      ],
      metrics: {
        contentType: 'text/plain; version=0.0.4; charset=utf-8',
        metrics: () => Promise.resolve('tidegate_up 1\n'),
      },
    };
  }

  /** Rejects whatever isn't JSON, and marks the rest sensitive. */
  private evaluator(): InlineEvaluator {
    return {
      evaluate: (body, headers) => {
        this.judged.push({ body, headers });
        try {
          JSON.parse(body.toString());
        } catch {
          const rejection = { code: 'invalid_json', pointer: '', message: 'not JSON' } as const;
          return Promise.resolve(err({ rejection }));
        }
        return Promise.resolve(ok(decisionOf('judged', { filters: ['mark-sensitive'] })));
      },
    };
  }
}
