import {
  Inject,
  Injectable,
  type CallHandler,
  type ExecutionContext,
  type NestInterceptor,
} from '@nestjs/common';
import type { Request, Response } from 'express';
import { lastValueFrom, of, type Observable } from 'rxjs';
import { sha256 } from '../../../../libs/kernel/hash.js';
import { IdempotencyRepository } from '../../../../libs/persistence/repositories/idempotency.repository.js';
import { ProblemError } from '../../../../libs/platform/problem.js';
import { bodyDigest } from './bodies.interceptor.js';
import type { Principal } from '../../../../libs/platform/tokens.js';

const KEY = /^[\x21-\x7e]{1,200}$/;

interface Remembered {
  readonly body?: unknown;
  readonly etag?: string;
}

/**
 * Honours Idempotency-Key: of requests with one key and the same content, the first is done, the
 * others get its answer. A request that fails frees its key.
 */
@Injectable()
export class IdempotencyInterceptor implements NestInterceptor {
  constructor(@Inject(IdempotencyRepository) private readonly store: IdempotencyRepository) {}

  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const request = context.switchToHttp().getRequest<Request & { principal?: Principal }>();
    const response = context.switchToHttp().getResponse<Response>();
    const key = request.headers['idempotency-key'];
    if (key === undefined || request.principal === undefined) return next.handle();
    if (typeof key !== 'string' || !KEY.test(key)) {
      throw new ProblemError(
        'invalid-request',
        'An Idempotency-Key has 1 to 200 visible ASCII characters.',
      );
    }
    const token = request.principal.tokenId;
    const claim = await this.store.claim(token, key, contentHash(request));
    if (claim.is === 'mismatch') {
      throw new ProblemError('validation-failed', 'This Idempotency-Key was used for another request.');
    }
    if (claim.is === 'in_progress') {
      throw new ProblemError('conflict', 'The first request with this Idempotency-Key is under way.');
    }
    if (claim.is === 'done') {
      const remembered: Remembered = JSON.parse(claim.response);
      response.status(claim.status);
      if (remembered.etag !== undefined) response.setHeader('ETag', remembered.etag);
      return of(remembered.body);
    }
    return this.perform(response, next, token, key);
  }

  private async perform(
    response: Response,
    next: CallHandler,
    token: string,
    key: string,
  ): Promise<Observable<unknown>> {
    let body: unknown;
    try {
      body = await lastValueFrom(next.handle(), { defaultValue: undefined });
    } catch (error) {
      // The failure is what the caller has to be told, whether or not the key could be freed.
      await this.store.release(token, key).catch(() => undefined);
      throw error;
    }
    const etag = response.getHeader('ETag');
    const remembered: Remembered = { body, ...(typeof etag === 'string' ? { etag } : {}) };
    await this.store.complete(token, key, response.statusCode, JSON.stringify(remembered));
    return of(body);
  }
}

function contentHash(request: Request): Buffer {
  const body = bodyDigest(request)?.toString('hex') ?? '';
  return sha256(
    JSON.stringify([request.method, request.originalUrl, request.headers['if-match'] ?? '', body]),
  );
}
