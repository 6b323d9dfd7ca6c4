import type { DataSource } from 'typeorm';
import { IsNull } from 'typeorm';
import type { Scope, StoredToken, TokenStore } from '../../platform/tokens.js';
import { ApiTokenEntity, type ApiTokenRow } from '../entities/api-token.entity.js';

const LIST_LIMIT = 500;

/** What may be told of a token. */
export interface TokenSummary {
  readonly id: string;
  readonly name: string;
  readonly scopes: readonly string[];
  readonly createdAt: string;
  readonly lastUsedAt: string | null;
  readonly revokedAt: string | null;
}

/** Bearer tokens, hashed. */
export class TokensRepository implements TokenStore {
  constructor(private readonly dataSource: DataSource) {}

  async findByHash(hash: Buffer): Promise<StoredToken | null> {
    return this.dataSource.getRepository(ApiTokenEntity).findOneBy({ hash });
  }

  async insert(token: {
    readonly hash: Buffer;
    readonly name: string;
    readonly scopes: readonly Scope[];
  }): Promise<string | null> {
    const rows = await this.dataSource.query<{ id: string }[]>(
      `INSERT INTO api_token (hash, name, scopes) VALUES ($1, $2, $3)
       ON CONFLICT (hash) DO NOTHING RETURNING id`,
      [token.hash, token.name, token.scopes],
    );
    return rows[0]?.id ?? null;
  }

  async revoke(id: string, at: Date): Promise<boolean> {
    const result = await this.dataSource
      .getRepository(ApiTokenEntity)
      .update({ id, revokedAt: IsNull() }, { revokedAt: at });
    return (result.affected ?? 0) > 0;
  }

  async touch(id: string, at: Date): Promise<void> {
    await this.dataSource.getRepository(ApiTokenEntity).update({ id }, { lastUsedAt: at });
  }

  /** The newest 500, revoked ones included. */
  async list(): Promise<readonly TokenSummary[]> {
    const rows = await this.dataSource
      .getRepository(ApiTokenEntity)
      .find({ order: { id: 'DESC' }, take: LIST_LIMIT });
    return rows.map(summary);
  }
}

function summary(row: ApiTokenRow): TokenSummary {
  return {
    id: row.id,
    name: row.name,
    scopes: row.scopes,
    createdAt: row.createdAt.toISOString(),
    lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
    revokedAt: row.revokedAt?.toISOString() ?? null,
  };
}
