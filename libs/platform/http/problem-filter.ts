import { randomUUID } from 'node:crypto';
import { Catch, HttpException, Inject, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import { ZodError } from 'zod';
import type { EmitEvent } from '../event.js';
import { REQUEST_FAILED } from '../events.js';
import { makeProblem, ProblemError, problemOfZod, type Problem, type ProblemType } from '../problem.js';
import { EVENT } from './injection.js';

/** The part of the HTTP response that the filter uses. */
interface ProblemResponse {
  readonly headersSent: boolean;
  setHeader(name: string, value: string): unknown;
  status(code: number): { end(body: string): unknown };
  destroy(): unknown;
}

const BY_STATUS: Readonly<Record<number, ProblemType>> = {
  400: 'invalid-request',
  401: 'unauthenticated',
  403: 'insufficient-scope',
  404: 'not-found',
  405: 'method-not-allowed',
  406: 'not-acceptable',
  408: 'timeout',
  409: 'conflict',
  410: 'gone',
  412: 'precondition-failed',
  413: 'too-large',
  415: 'unsupported-media-type',
  422: 'validation-failed',
  428: 'precondition-required',
  429: 'rate-limited',
  503: 'unavailable',
};

/** The `type` of errors that the body parser makes. */
const BY_PARSER_TYPE: Readonly<Record<string, readonly [ProblemType, string]>> = {
  'entity.parse.failed': ['malformed-body', 'The body is not valid JSON.'],
  'entity.verify.failed': ['malformed-body', 'The body was not accepted.'],
  'request.size.invalid': ['malformed-body', 'The body is not as long as Content-Length says.'],
  'request.aborted': ['malformed-body', 'The request ended before its body.'],
  'entity.too.large': ['too-large', 'Send a smaller body.'],
  'parameters.too.many': ['too-large', 'Send fewer parameters.'],
  'encoding.unsupported': ['unsupported-media-type', 'The Content-Encoding is not supported.'],
  'charset.unsupported': ['unsupported-media-type', 'The charset is not supported.'],
};

/**
 * Makes an RFC 9457 problem of whatever is thrown. Messages of exceptions that aren't ours are not
 * passed on: they may quote the body or tell of our insides.
 */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  readonly #event: EmitEvent;

  constructor(@Inject(EVENT) event: EmitEvent) {
    this.#event = event;
  }

  catch(thrown: unknown, host: ArgumentsHost): void {
    const response = host.switchToHttp().getResponse<ProblemResponse>();
    const problem = this.#problemOf(thrown);
    if (response.headersSent) {
      // Half an answer is out already; cutting it off is the only honest end.
      response.destroy();
      return;
    }
    for (const [name, value] of Object.entries(thrown instanceof ProblemError ? thrown.headers : {})) {
      response.setHeader(name, value);
    }
    response.setHeader('content-type', 'application/problem+json; charset=utf-8');
    response.setHeader('cache-control', 'no-store');
    response.status(problem.status).end(JSON.stringify(problem));
  }

  #problemOf(thrown: unknown): Problem {
    const known = knownProblem(thrown);
    if (known !== null && known.status < 500) return known;
    const instance = `urn:uuid:${randomUUID()}`;
    const problem = known ?? makeProblem('internal');
    this.#event(REQUEST_FAILED, { instance, status: problem.status, err: thrown });
    return { ...problem, instance };
  }
}

function knownProblem(thrown: unknown): Problem | null {
  if (thrown instanceof ProblemError) return thrown.problem;
  if (thrown instanceof ZodError) return problemOfZod(thrown);
  const parser =
    parserProblem(thrown) ?? (thrown instanceof HttpException ? parserProblem(thrown.cause) : null);
  if (parser !== null) return parser;
  if (!(thrown instanceof HttpException)) return null;
  const status = thrown.getStatus();
  const type = BY_STATUS[status];
  if (type !== undefined) return makeProblem(type);
  return status >= 500 ? null : { ...makeProblem('invalid-request'), status };
}

function parserProblem(thrown: unknown): Problem | null {
  if (typeof thrown !== 'object' || thrown === null) return null;
  // The router's own: a path with a broken percent-encoding.
  if (thrown instanceof URIError) return makeProblem('invalid-request', 'The path is not well-formed.');
  if (!('type' in thrown) || typeof thrown.type !== 'string') return null;
  const known = Object.hasOwn(BY_PARSER_TYPE, thrown.type) ? BY_PARSER_TYPE[thrown.type] : undefined;
  return known === undefined ? null : makeProblem(...known);
}
