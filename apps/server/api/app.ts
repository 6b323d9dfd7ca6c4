import { createServer } from 'node:http';
import { NestFactory } from '@nestjs/core';
import { ExpressAdapter, type NestExpressApplication } from '@nestjs/platform-express';
import { SwaggerModule } from '@nestjs/swagger';
import type { DynamicModule } from '@nestjs/common';
import type { Response } from 'express';
import helmet from 'helmet';
import { MAX_HEADER_BYTES } from '../../../libs/contracts/topics.js';
import { SECOND, type Clock } from '../../../libs/kernel/clock.js';
import { makeProblem } from '../../../libs/platform/problem.js';
import { authThrottle } from './http/auth-throttle.js';
import { openApiDocument } from './openapi/document.js';

export interface ApiAppOptions {
  readonly clock: Clock;
  /** Proxies in front, as Express' `trust proxy` has it; without it, an address is the peer's. */
  readonly trustProxy?: boolean | number | string;
}

/** Node's own limit of 16 KiB would refuse a `tidegate-context`; bodies must come within a minute. */
class ApiAdapter extends ExpressAdapter {
  override initHttpServer(): void {
    this.httpServer = createServer(
      {
        maxHeaderSize: MAX_HEADER_BYTES + 16 * 1024,
        requestTimeout: 60 * SECOND,
        headersTimeout: 20 * SECOND,
      },
      this.getInstance(),
    );
  }
}

/** An application of the module, ready to `listen`; the caller closes it. */
export async function createApiApp(
  module: DynamicModule,
  options: ApiAppOptions,
): Promise<NestExpressApplication> {
  const app = await NestFactory.create<NestExpressApplication>(module, new ApiAdapter(), {
    bodyParser: false,
    logger: ['error', 'warn'],
    abortOnError: false,
  });
  configureApi(app, options);
  return app;
}

function configureApi(app: NestExpressApplication, options: ApiAppOptions): void {
  // ETags here are revisions; Express would make others of the bytes.
  app.set('etag', false);
  app.set('query parser', 'simple');
  if (options.trustProxy !== undefined) app.set('trust proxy', options.trustProxy);
  app.use(
    helmet({
      contentSecurityPolicy: {
        useDefaults: false,
        directives: {
          defaultSrc: ["'none'"],
          scriptSrc: ["'self'"],
          // The documentation page and its widgets carry styles of their own.
          styleSrc: ["'self'", "'unsafe-inline'"],
          imgSrc: ["'self'", 'data:'],
          fontSrc: ["'self'"],
          connectSrc: ["'self'"],
          formAction: ["'self'"],
          baseUri: ["'none'"],
          frameAncestors: ["'none'"],
        },
      },
    }),
  );
  app.use((_: unknown, response: Response, next: () => void) => {
    response.setHeader('Cache-Control', 'no-store');
    next();
  });
  app.use(authThrottle(options.clock, refuse));
  SwaggerModule.setup('docs', app, () => openApiDocument(app), {
    jsonDocumentUrl: 'openapi.json',
    raw: ['json'],
    customSiteTitle: 'Tidegate API',
  });
}

function refuse(response: Response, retryAfter: number): void {
  const problem = makeProblem('rate-limited', 'Too many failed attempts to authenticate.');
  response.setHeader('Retry-After', String(retryAfter));
  response.status(problem.status).type('application/problem+json').send(JSON.stringify(problem));
}
