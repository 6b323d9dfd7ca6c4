import type { IncomingMessage, ServerResponse } from 'node:http';
import {
  Injectable,
  type CallHandler,
  type ExecutionContext,
  type NestInterceptor,
} from '@nestjs/common';
import express, { type Request, type RequestHandler, type Response } from 'express';
import type { Observable } from 'rxjs';
import { MAX_BODY_BYTES } from '../../../../libs/contracts/topics.js';
import { MAX_POLICY_BYTES } from '../../../../libs/decide/policy-yaml.js';
import { sha256 } from '../../../../libs/kernel/hash.js';
import { ProblemError } from '../../../../libs/platform/problem.js';
import { API_PREFIX } from '../constants.js';

/** So that a body just over the limit is judged, and named, by the gate itself. */
const MARGIN = 64 * 1024;
const MAX_JSON_BYTES = 256 * 1024;

export const ACTIVITY_TYPES = ['application/activity+json', 'application/ld+json', 'application/json'];
export const YAML_TYPES = ['application/yaml', 'application/x-yaml', 'text/yaml', 'application/json'];

interface Reader {
  readonly types: readonly string[];
  readonly read: RequestHandler;
}

const ACTIVITY: Reader = {
  types: ACTIVITY_TYPES,
  read: express.raw({ type: ACTIVITY_TYPES, limit: MAX_BODY_BYTES + MARGIN }),
};
const POLICY: Reader = {
  types: YAML_TYPES,
  read: express.text({ type: YAML_TYPES, limit: MAX_POLICY_BYTES + MARGIN, verify: keepDigest }),
};
const JSON_BODY: Reader = {
  types: ['application/json'],
  read: express.json({ type: 'application/json', limit: MAX_JSON_BYTES, verify: keepDigest }),
};
const BY_PATH = new Map([
  [`/${API_PREFIX}/decisions`, ACTIVITY],
  [`/${API_PREFIX}/policies`, POLICY],
  [`/${API_PREFIX}/policies/validate`, POLICY],
]);

const digests = new WeakMap<object, Buffer>();

/** SHA-256 of the body's bytes as they were read; null without a body or an Idempotency-Key. */
export function bodyDigest(request: Request): Buffer | null {
  return digests.get(request) ?? null;
}

function keepDigest(request: IncomingMessage, _: ServerResponse, body: Buffer): void {
  if (request.headers['idempotency-key'] !== undefined) digests.set(request, sha256(body));
}

/**
 * Reads the body once the guard has let the caller in: nobody without a token makes us hold a
 * megabyte. Activities stay bytes, policy documents stay text, everything else is JSON.
 */
@Injectable()
export class BodiesInterceptor implements NestInterceptor {
  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const request = context.switchToHttp().getRequest<Request>();
    if (hasBody(request)) await readBody(request, context.switchToHttp().getResponse<Response>());
    return next.handle();
  }
}

async function readBody(request: Request, response: Response): Promise<void> {
  const special = request.method === 'POST' ? BY_PATH.get(normalised(request.path)) : undefined;
  const { types, read } = special ?? JSON_BODY;
  if (request.is([...types]) === false) {
    throw new ProblemError('unsupported-media-type', `Send ${types.join(' or ')}.`);
  }
  await new Promise<void>((resolve, reject) => {
    // body-parser calls back with an HTTP error of its own, which the problem filter knows.
    void read(request, response, (error) => (error === undefined ? resolve() : reject(error)));
  });
}

function hasBody(request: Request): boolean {
  if (request.headers['transfer-encoding'] !== undefined) return true;
  return Number(request.headers['content-length'] ?? 0) > 0;
}

/** Routes match in any case and with a slash at the end, so must this. */
function normalised(path: string): string {
  return path.toLowerCase().replace(/\/$/, '');
}
