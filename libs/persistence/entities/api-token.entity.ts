import { EntitySchema } from 'typeorm';

export interface ApiTokenRow {
  id: string;
  /** SHA-256 of the whole token; the token itself is shown once and never stored. */
  hash: Buffer;
  name: string;
  scopes: string[];
  createdAt: Date;
  lastUsedAt: Date | null;
  revokedAt: Date | null;
}

export const ApiTokenEntity = new EntitySchema<ApiTokenRow>({
  name: 'ApiToken',
  tableName: 'api_token',
  columns: {
    id: { type: 'bigint', primary: true, generated: 'increment' },
    hash: { type: 'bytea', unique: true },
    name: { type: 'text' },
    scopes: { type: 'text', array: true },
    createdAt: { name: 'created_at', type: 'timestamptz', createDate: true },
    lastUsedAt: { name: 'last_used_at', type: 'timestamptz', nullable: true },
    revokedAt: { name: 'revoked_at', type: 'timestamptz', nullable: true },
  },
});
