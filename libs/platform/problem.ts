import { z } from 'zod';
import { pointerToken } from '../kernel/json.js';

/** The problem types of the API (RFC 9457): the last part of the type URI, its status and title. */
export const PROBLEM_TYPES = {
  'invalid-request': { status: 400, title: 'The request is not valid' },
  'malformed-body': { status: 400, title: 'The body is not well-formed' },
  unauthenticated: { status: 401, title: 'A valid token is needed' },
  'insufficient-scope': { status: 403, title: 'The token does not permit this' },
  'not-found': { status: 404, title: 'There is no such thing' },
  'method-not-allowed': { status: 405, title: 'The method is not allowed here' },
  'not-acceptable': { status: 406, title: 'No acceptable representation' },
  timeout: { status: 408, title: 'The request took too long' },
  conflict: { status: 409, title: 'Somebody else has changed it meanwhile' },
  gone: { status: 410, title: 'It is there no longer' },
  'precondition-failed': { status: 412, title: 'A precondition does not hold' },
  'too-large': { status: 413, title: 'The body is too large' },
  'unsupported-media-type': { status: 415, title: 'The media type or encoding is not supported' },
  'validation-failed': { status: 422, title: 'The content is not valid' },
  rejected: { status: 422, title: 'The body is not an activity that can be judged' },
  'precondition-required': { status: 428, title: 'A precondition is needed' },
  'rate-limited': { status: 429, title: 'Too many requests' },
  internal: { status: 500, title: 'Something went wrong here' },
  unavailable: { status: 503, title: 'Not available at the moment' },
} as const;
export type ProblemType = keyof typeof PROBLEM_TYPES;

export const problemSchema = z.object({
  type: z.string().describe('urn:tidegate:problem:…'),
  title: z.string(),
  status: z.number().int(),
  detail: z.string().optional(),
  instance: z.string().optional().describe('names this occurrence in the server log'),
  errors: z
    .array(z.object({ pointer: z.string().describe('RFC 6901'), message: z.string() }))
    .optional(),
});
export type Problem = z.infer<typeof problemSchema>;

export interface ProblemFault {
  readonly pointer: string;
  readonly message: string;
}

const MAX_ERRORS = 50;
const MAX_TEXT = 500;

/** Thrown at the HTTP edge; the filter makes the response of it. */
export class ProblemError extends Error {
  readonly problem: Problem;
  readonly headers: Readonly<Record<string, string>>;

  /** @param detail for the caller; quotes nothing from bodies */
  constructor(
    type: ProblemType,
    detail?: string,
    more: {
      readonly errors?: readonly ProblemFault[];
      readonly headers?: Readonly<Record<string, string>>;
    } = {},
  ) {
    super(detail ?? PROBLEM_TYPES[type].title);
    this.name = 'ProblemError';
    this.problem = makeProblem(type, detail, more.errors);
    this.headers = more.headers ?? {};
  }
}

export function makeProblem(
  type: ProblemType,
  detail?: string,
  errors?: readonly ProblemFault[],
): Problem {
  return {
    type: `urn:tidegate:problem:${type}`,
    ...PROBLEM_TYPES[type],
    ...(detail === undefined ? {} : { detail: detail.slice(0, MAX_TEXT) }),
    ...(errors === undefined
      ? {}
      : {
          errors: errors
            .slice(0, MAX_ERRORS)
            .map(({ pointer, message }) => ({ pointer, message: message.slice(0, MAX_TEXT) })),
        }),
  };
}

/** @param base pointer of the value that was checked */
export function problemOfZod(error: z.ZodError, base = ''): Problem {
  const errors = error.issues.map(({ path, message }) => ({
    pointer: `${base}${path.map((step) => `/${pointerToken(String(step))}`).join('')}`,
    message,
  }));
  return makeProblem('validation-failed', undefined, errors);
}
