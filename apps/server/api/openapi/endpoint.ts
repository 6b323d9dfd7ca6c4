import { applyDecorators } from '@nestjs/common';
import {
  ApiBody,
  ApiConsumes,
  ApiHeader,
  ApiOperation,
  ApiParam,
  ApiProduces,
  ApiQuery,
  ApiResponse,
  ApiSecurity,
} from '@nestjs/swagger';
import { z } from 'zod';
import { Public, Scopes, type Scope } from '../../../../libs/platform/http/token-guard.js';
import { inlineSchema, schemaRef } from './schemas.js';

const PROBLEMS: Readonly<Record<number, string>> = {
  401: 'No token, or one that is not valid',
  403: 'The token lacks the scope',
  404: 'There is no such thing',
  409: 'Somebody else has changed it meanwhile',
  413: 'The body is too large',
  415: 'The media type is not supported',
  422: 'The request is not valid; errors[].pointer says where',
  429: 'Too many failed attempts; see Retry-After',
};

export interface Endpoint {
  readonly summary: string;
  readonly description?: string;
  /** One of them is enough. Empty: open to everybody. */
  readonly scopes: readonly Scope[];
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: z.ZodObject;
  readonly body?: z.ZodType | { readonly type: readonly string[]; readonly description: string };
  readonly status?: number;
  readonly response?: z.ZodType;
  readonly produces?: readonly string[];
  readonly problems?: readonly number[];
  /** Takes If-Match, and Idempotency-Key where it is not idempotent by nature. */
  readonly ifMatch?: boolean;
  readonly idempotent?: boolean;
}

/** Who may call it and how it is documented, in one place, from the shapes that validate it. */
export function Describe(endpoint: Endpoint): MethodDecorator {
  const problems = [
    ...(endpoint.scopes.length > 0 ? [401, 403, 429] : []),
    ...(endpoint.query || endpoint.body ? [422] : []),
    ...(endpoint.problems ?? []),
  ];
  return applyDecorators(
    ...(endpoint.scopes.length > 0
      ? [Scopes(...endpoint.scopes), ApiSecurity('token', [...endpoint.scopes])]
      : [Public()]),
    ApiOperation({
      summary: endpoint.summary,
      ...(endpoint.description === undefined ? {} : { description: endpoint.description }),
    }),
    ...Object.entries(endpoint.params ?? {}).map(([name, description]) =>
      ApiParam({ name, description, schema: { type: 'string' } }),
    ),
    ...queryDecorators(endpoint.query),
    ...bodyDecorators(endpoint.body),
    ...(endpoint.ifMatch === true
      ? [
          ApiHeader({
            name: 'If-Match',
            required: false,
            description: 'ETag of the revision you have seen; 409 when it is not the latest',
          }),
        ]
      : []),
    ...(endpoint.idempotent === true
      ? [
          ApiHeader({
            name: 'Idempotency-Key',
            required: false,
            description:
              'a request repeated with the same key within a day is done once and answered alike',
          }),
        ]
      : []),
    ...(endpoint.produces ? [ApiProduces(...endpoint.produces)] : []),
    ApiResponse({
      status: endpoint.status ?? 200,
      description: endpoint.response ? 'Done' : 'Done, without content',
      ...(endpoint.response ? { schema: schemaRef(endpoint.response) } : {}),
    }),
    ...[...new Set(problems)].map((status) =>
      ApiResponse({
        status,
        description: PROBLEMS[status] ?? 'Problem',
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      }),
    ),
  );
}

function queryDecorators(query: z.ZodObject | undefined): MethodDecorator[] {
  if (!query) return [];
  const { properties, required } = inlineSchema(query);
  return Object.entries(properties).map(([name, schema]) =>
    ApiQuery({ name, required: required.includes(name), schema }),
  );
}

function bodyDecorators(body: Endpoint['body']): MethodDecorator[] {
  if (!body) return [];
  if (body instanceof z.ZodType) {
    return [ApiConsumes('application/json'), ApiBody({ schema: schemaRef(body) })];
  }
  return [
    ApiConsumes(...body.type),
    ApiBody({ description: body.description, schema: { type: 'string', format: 'binary' } }),
  ];
}
