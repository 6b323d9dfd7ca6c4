import {
  createParamDecorator,
  Inject,
  Injectable,
  SetMetadata,
  type CanActivate,
  type ExecutionContext,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { ProblemError } from '../problem.js';
import { permits, type Principal, type Scope, type TokenError, type Tokens } from '../tokens.js';
import { TOKENS } from './injection.js';

export type { Principal, Scope } from '../tokens.js';

const SCOPES_KEY = 'tidegate:scopes';
const PUBLIC_KEY = 'tidegate:public';

/** Who may call a handler or all of a controller: tokens with one of these scopes, or `admin`. */
export const Scopes = (...scopes: readonly Scope[]) => SetMetadata(SCOPES_KEY, scopes);

/** Open to everybody; said aloud, because a handler that says nothing is closed. */
export const Public = () => SetMetadata(PUBLIC_KEY, true);

/** What the guard leaves on the request. */
interface GuardedRequest {
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  principal?: Principal;
}

/** The caller, as a parameter of a handler. */
export const Caller = createParamDecorator((_: unknown, context: ExecutionContext): Principal => {
  const { principal } = context.switchToHttp().getRequest<GuardedRequest>();
  if (principal === undefined) throw new Error('@Caller() on a handler that is open to everybody');
  return principal;
});

const EXPLANATIONS: Readonly<Record<TokenError['is'], string>> = {
  missing: 'Send "Authorization: Bearer tg_…".',
  malformed: 'The Authorization header is not "Bearer tg_…".',
  unknown: 'The token is not known.',
  revoked: 'The token is revoked.',
};

@Injectable()
export class TokenGuard implements CanActivate {
  readonly #tokens: Tokens;
  readonly #reflector: Reflector;

  constructor(@Inject(TOKENS) tokens: Tokens, @Inject(Reflector) reflector: Reflector) {
    this.#tokens = tokens;
    this.#reflector = reflector;
  }

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const places = [context.getHandler(), context.getClass()];
    if (this.#reflector.getAllAndOverride<boolean | undefined>(PUBLIC_KEY, places) === true)
      return true;
    const scopes =
      this.#reflector.getAllAndOverride<readonly Scope[] | undefined>(SCOPES_KEY, places) ?? [];
    const request = context.switchToHttp().getRequest<GuardedRequest>();
    const { authorization } = request.headers;
    const principal = await this.#tokens.authenticate(
      Array.isArray(authorization) ? authorization.join(', ') : authorization,
    );
    if (!principal.ok) throw unauthenticated(principal.error);
    if (!scopes.some((scope) => permits(principal.value, scope))) {
      throw new ProblemError(
        'insufficient-scope',
        `This needs the scope ${scopes.join(' or ') || 'of nobody'}.`,
        {
          headers: {
            'www-authenticate': `Bearer realm="tidegate", error="insufficient_scope", scope="${scopes.join(' ')}"`,
          },
        },
      );
    }
    request.principal = principal.value;
    return true;
  }
}

function unauthenticated({ is }: TokenError): ProblemError {
  // RFC 6750: no error code for a request without credentials.
  const error =
    is === 'missing' ? '' : `, error="${is === 'malformed' ? 'invalid_request' : 'invalid_token'}"`;
  return new ProblemError('unauthenticated', EXPLANATIONS[is], {
    headers: { 'www-authenticate': `Bearer realm="tidegate"${error}` },
  });
}
