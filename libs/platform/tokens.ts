import { randomBytes, timingSafeEqual } from 'node:crypto';
import { MINUTE, type Clock } from '../kernel/clock.js';
import { sha256 } from '../kernel/hash.js';
import { err, ok, type Result } from '../kernel/result.js';

export const SCOPES = [
  'decisions:read',
  'decisions:write',
  'domain-policies:read',
  'domain-policies:write',
  'dead-letters:read',
  'dead-letters:write',
  'policy:read',
  'policy:write',
  'metrics:read',
  'admin',
] as const;
export type Scope = (typeof SCOPES)[number];

/** `tg_` and 32 random bytes in base64url. */
export const TOKEN_PATTERN = /^tg_[A-Za-z0-9_-]{43}$/;

/** What is kept of a token; the token itself is shown once and never stored. */
export interface StoredToken {
  readonly id: string;
  /** SHA-256 of the whole token. 32 random bytes need no slow hash. */
  readonly hash: Buffer;
  readonly name: string;
  readonly scopes: readonly string[];
  readonly revokedAt: Date | null;
}

export interface TokenStore {
  findByHash(hash: Buffer): Promise<StoredToken | null>;
  /** Answers the new id; null when the hash is there already. */
  insert(token: {
    readonly hash: Buffer;
    readonly name: string;
    readonly scopes: readonly Scope[];
  }): Promise<string | null>;
  /** False when there is no such token in force. */
  revoke(id: string, at: Date): Promise<boolean>;
  /** Notes when the token was last used. */
  touch(id: string, at: Date): Promise<void>;
}

/** Who makes a request. */
export interface Principal {
  readonly tokenId: string;
  readonly name: string;
  readonly scopes: ReadonlySet<Scope>;
}

export type TokenError =
  | { readonly is: 'missing' }
  | { readonly is: 'malformed' }
  | { readonly is: 'unknown' }
  | { readonly is: 'revoked'; readonly id: string };

/** `admin` includes every scope; a `:write` scope does not include its `:read`. */
export function permits(principal: Principal, scope: Scope): boolean {
  return principal.scopes.has('admin') || principal.scopes.has(scope);
}

export interface NewToken {
  readonly id: string;
  /** To be shown once. */
  readonly token: string;
}

const TOUCH_EVERY = MINUTE;
const MAX_TOUCHED = 1000;
const MAX_NAME = 200;

export class Tokens {
  readonly #store: TokenStore;
  readonly #clock: Clock;
  readonly #onTouchFailed: (error: unknown) => void;
  readonly #touched = new Map<string, number>();

  constructor(options: {
    readonly store: TokenStore;
    readonly clock: Clock;
    /** Being unable to note the last use must not fail the request. */
    readonly onTouchFailed: (error: unknown) => void;
  }) {
    this.#store = options.store;
    this.#clock = options.clock;
    this.#onTouchFailed = options.onTouchFailed;
  }

  async issue(name: string, scopes: readonly Scope[]): Promise<NewToken> {
    const token = `tg_${randomBytes(32).toString('base64url')}`;
    const id = await this.#store.insert({ hash: sha256(token), name: name.slice(0, MAX_NAME), scopes });
    if (id === null) throw new Error('two random tokens were equal: the random source is broken');
    return { id, token };
  }

  /** Makes a token that the operator has chosen valid with the scope `admin`; harmless when repeated. */
  async adopt(token: string, name: string): Promise<Result<void, TokenError>> {
    if (!TOKEN_PATTERN.test(token)) return err({ is: 'malformed' });
    const hash = sha256(token);
    await this.#store.insert({ hash, name: name.slice(0, MAX_NAME), scopes: ['admin'] });
    const found = await this.#store.findByHash(hash);
    return found?.revokedAt ? err({ is: 'revoked', id: found.id }) : ok(undefined);
  }

  /** @param authorization the request's Authorization header */
  async authenticate(authorization: string | undefined): Promise<Result<Principal, TokenError>> {
    if (authorization === undefined) return err({ is: 'missing' });
    const [scheme, token, ...more] = authorization.split(' ', 3);
    if (scheme?.toLowerCase() !== 'bearer' || token === undefined || more.length > 0) {
      return err({ is: 'malformed' });
    }
    if (!TOKEN_PATTERN.test(token)) return err({ is: 'malformed' });
    const hash = sha256(token);
    const found = await this.#store.findByHash(hash);
    if (found === null || found.hash.length !== hash.length || !timingSafeEqual(found.hash, hash)) {
      return err({ is: 'unknown' });
    }
    if (found.revokedAt !== null) return err({ is: 'revoked', id: found.id });
    this.#touch(found.id);
    return ok({ tokenId: found.id, name: found.name, scopes: new Set(found.scopes.filter(isScope)) });
  }

  revoke(id: string): Promise<boolean> {
    return this.#store.revoke(id, new Date(this.#clock.now()));
  }

  /** At most one write a minute and token, beside the request. */
  #touch(id: string): void {
    const now = this.#clock.now();
    if (now - (this.#touched.get(id) ?? -Infinity) < TOUCH_EVERY) return;
    this.#touched.delete(id);
    this.#touched.set(id, now);
    const [oldest] = this.#touched.keys();
    if (this.#touched.size > MAX_TOUCHED && oldest !== undefined) this.#touched.delete(oldest);
    this.#store.touch(id, new Date(now)).catch(this.#onTouchFailed);
  }
}

function isScope(text: string): text is Scope {
  return (SCOPES as readonly string[]).includes(text);
}
